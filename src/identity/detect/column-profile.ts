import { codeSystems } from '../codes/index.js'
import { fold } from '../dictionaries/index.js'
import { identifiers } from '../identifiers/index.js'
import { formsOfCell } from './cell-forms.js'
import type { ColumnTexts } from './column-texts.js'
import { readDate } from './date-forms.js'
import { namesSomebody } from './names-somebody.js'

/** A column in numbers: what share of its cells has which form. No text of it is kept. */
export interface ColumnProfile {
  readonly name: string
  /** Cells that are not missing. */
  readonly rows: number
  readonly distinct: number
  /** Of cells, by the id of an identifier or a code system, or one of the forms of cells. */
  readonly share: (form: string) => number
  readonly cells: (form: string) => number
  /** Different texts of the form. */
  readonly kinds: (form: string) => number
  readonly numbers?: NumberRange
  /** Years of the dates, in order of size: first, median, last. */
  readonly years?: readonly [number, number, number]
  readonly meanLength: number
  readonly meanWords: number
  /** Share of cells of the commonest pattern of digits, letters and marks. */
  readonly onePattern: number
  /** Share of cells of the commonest length. */
  readonly oneLength: number
  /** Share of cells of the commonest text. */
  readonly commonest: number
  /** Bits a sign that the signs of texts differ by, place by place; 3.3 of even digits. */
  readonly entropy: number
}

export interface NumberRange {
  readonly low: number
  readonly high: number
  readonly whole: boolean
  /** Share of the range that the middle half of cells takes: .5 of even spread, .2 of a bell. */
  readonly middle: number
}

/** Texts of several words that are read for whom they name. */
const mostRead = 1000

/** O(different texts). */
export function profileOf({ name, counts, overflow }: ColumnTexts): ColumnProfile {
  const cells = new Map<string, number>()
  const kinds = new Map<string, number>()
  const patterns = new Map<string, number>()
  const lengths = new Map<number, number>()
  const numbers: [value: number, times: number][] = []
  const years: [year: number, times: number][] = []
  let [held, length, words, commonest] = [0, 0, 0, 0]
  let isWhole = true
  let read = 0
  for (const [cell, times] of counts) {
    // Components of a message (HL7) are read as words.
    const isComposite = /[\^|~&].*[\^|~&]/.test(cell)
    const text = isComposite ? cell.replace(/[\^|~&]+/g, ' ').trim() : cell
    const folded = text.length <= 120 ? fold(text) : ''
    const found = (form: string) => {
      cells.set(form, (cells.get(form) ?? 0) + times)
      kinds.set(form, (kinds.get(form) ?? 0) + 1)
    }
    if (isComposite) found('composite')
    held += times
    length += text.length * times
    words += text.split(/\s+/).length * times
    commonest = Math.max(commonest, times)
    if (/\d|[.:@/]/.test(text) && text.length <= 200)
      for (const { id, matches } of identifiers) if (matches(text)) found(id)
    if (text.length <= 40) for (const { id, matches } of codeSystems) if (matches(text)) found(id)
    for (const form of formsOfCell(text, folded)) found(form)
    if (text.length > 20 && /\s\S+\s/.test(text) && read++ < mostRead && namesSomebody(text)) found('names-somebody')
    const pattern =
      text.length > 64
        ? 'long'
        : text
            .replace(/\d/g, '9')
            .replace(/\p{Lu}/gu, 'A')
            .replace(/\p{Ll}+/gu, 'a')
    lengths.set(text.length, (lengths.get(text.length) ?? 0) + times)
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + times)
    const value = text.length <= 20 ? Number(text.replace(',', '.').replace(/%$/, '')) : Number.NaN
    if (Number.isFinite(value)) {
      numbers.push([value, times])
      isWhole &&= Number.isInteger(value)
    }
    const year = readDate(text)
    if (year !== undefined) years.push([year, times])
  }
  const rows = held + overflow
  const range = held > 0 && timesOf(numbers) >= 0.9 * held ? rangeOf(numbers, isWhole) : undefined
  const span = held > 0 && timesOf(years) >= 0.5 * held ? spreadOf(years) : undefined
  return {
    name,
    rows,
    distinct: counts.size + overflow,
    share: (form) => (held === 0 ? 0 : (cells.get(form) ?? 0) / held),
    cells: (form) => cells.get(form) ?? 0,
    kinds: (form) => kinds.get(form) ?? 0,
    ...(range && { numbers: range }),
    ...(span && { years: span }),
    meanLength: held === 0 ? 0 : length / held,
    meanWords: held === 0 ? 0 : words / held,
    onePattern: held === 0 ? 0 : Math.max(...patterns.values()) / held,
    oneLength: held === 0 ? 0 : Math.max(...lengths.values()) / held,
    commonest: held === 0 ? 0 : commonest / rows,
    entropy: entropyOf([...counts.keys()].slice(0, 2000)),
  }
}

function timesOf(pairs: readonly (readonly [number, number])[]): number {
  return pairs.reduce((sum, [, times]) => sum + times, 0)
}

function quantilesOf(pairs: [number, number][]): (share: number) => number {
  pairs.sort(([a], [b]) => a - b)
  const total = timesOf(pairs)
  return (share) => {
    let left = share * total
    for (const [value, times] of pairs) {
      left -= times
      if (left <= 0) return value
    }
    return pairs.at(-1)?.[0] ?? 0
  }
}

function rangeOf(pairs: [number, number][], whole: boolean): NumberRange {
  const at = quantilesOf(pairs)
  const [low, high] = [pairs[0]?.[0] ?? 0, pairs.at(-1)?.[0] ?? 0]
  const [start, end] = [at(0.02), at(0.98)]
  return { low, high, whole, middle: end > start ? (at(0.75) - at(0.25)) / (end - start) : 0 }
}

function spreadOf(pairs: [number, number][]): readonly [number, number, number] {
  const at = quantilesOf(pairs)
  return [at(0.02), at(0.5), at(0.98)]
}

function entropyOf(texts: readonly string[]): number {
  if (texts.length === 0) return 0
  const width = Math.min(24, Math.max(...texts.slice(0, 50).map((text) => text.length)))
  let sum = 0
  for (let place = 0; place < width; place++) {
    const counts = new Map<string, number>()
    for (const text of texts) counts.set(text[place] ?? '', (counts.get(text[place] ?? '') ?? 0) + 1)
    for (const count of counts.values()) sum -= (count / texts.length) * Math.log2(count / texts.length)
  }
  return sum / Math.max(1, width)
}
