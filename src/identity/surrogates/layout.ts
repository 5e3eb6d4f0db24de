import { digits, type SurrogateRow } from './surrogate.js'

/** A stretch of a record number: letters and marks that all have, digits or letters that differ. */
export type LayoutPart =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'digits' | 'upper' | 'lower'; readonly width: number }

/** Values that must share a layout, and letters, before any of them is written down. */
const fewest = 5
/** Digits left to tell rows apart. */
const fewestFree = 3

/**
 * How the record numbers of a column are laid out: the commonest layout, with the letters and marks that all of its values
 * share. No digit of it is a real one's: it begins with digits that no value begins with, or is longer than all of them.
 */
export function learnLayout(values: readonly string[]): readonly LayoutPart[] {
  const groups = new Map<string, string[]>()
  for (const value of values) {
    const shape = value
      .replace(/\d/g, '9')
      .replace(/\p{Lu}/gu, 'A')
      .replace(/\p{Ll}/gu, 'a')
    const group = groups.get(shape)
    if (group === undefined) groups.set(shape, [value])
    else group.push(value)
  }
  const [shape, group] = [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))[0] ?? ['', []]
  if (group.length < fewest || !shape.includes('9') || shape.length > 64) return unknownLayout(values)
  const parts = partsOf(shape, group)
  const at = parts.findIndex(({ type }) => type === 'digits')
  return [...parts.slice(0, at), ...freeDigits(parts[at], at, parts, values), ...parts.slice(at + 1)]
}

/** S and seven digits, with as many S as no value begins with. */
function unknownLayout(values: readonly string[]): readonly LayoutPart[] {
  let prefix = 'S'
  while (values.some((value) => value.startsWith(prefix))) prefix += 'S'
  return [
    { type: 'literal', text: prefix },
    { type: 'digits', width: 7 },
  ]
}

function partsOf(shape: string, group: readonly string[]): LayoutPart[] {
  const parts: LayoutPart[] = []
  for (let place = 0; place < shape.length; place++) {
    const sign = shape[place] ?? ''
    const own = group[0]?.[place] ?? ''
    const isShared = sign !== '9' && group.every((value) => value[place] === own)
    const type = sign === '9' ? 'digits' : isShared ? 'literal' : sign === 'A' ? 'upper' : 'lower'
    const last = parts.at(-1)
    if (last?.type !== type) parts.push(type === 'literal' ? { type, text: own } : { type, width: 1 })
    else
      parts[parts.length - 1] =
        last.type === 'literal' ? { ...last, text: last.text + own } : { ...last, width: last.width + 1 }
  }
  return parts
}

/** The first digits, led by what no value has in their place. */
function freeDigits(
  part: LayoutPart | undefined,
  index: number,
  parts: readonly LayoutPart[],
  values: readonly string[],
): readonly LayoutPart[] {
  if (part === undefined || part.type === 'literal') return []
  const start = parts
    .slice(0, index)
    .reduce((sum, each) => sum + (each.type === 'literal' ? each.text.length : each.width), 0)
  for (let width = 1; width <= part.width - fewestFree && width <= 3; width++) {
    const held = new Set(values.map((value) => value.slice(start, start + width)))
    for (let lead = 10 ** width - 1; lead >= 10 ** (width - 1); lead--)
      if (!held.has(String(lead)))
        return [
          { type: 'literal', text: String(lead) },
          { type: 'digits', width: part.width - width },
        ]
  }
  const longest = values.reduce((most, value) => Math.max(most, value.length), 0)
  return [
    { type: 'literal', text: '9' },
    { type: 'digits', width: Math.max(part.width, longest) },
  ]
}

/** Values of the layout; each row has another. Where the digits have been used up the value is longer. */
export function recordNumbers(layout: readonly LayoutPart[]): (row: SurrogateRow) => string {
  const widths = layout.map((part) => (part.type === 'digits' ? part.width : 0))
  const free = widths.reduce((sum, width) => sum + width, 0)
  const width = Math.min(12, Math.max(free, 0))
  const size = 10 ** width
  return (row) => {
    const all = digits(row.place(size), width)
    let [text, used] = ['', 0]
    layout.forEach((part, index) => {
      if (part.type === 'literal') text += part.text
      else if (part.type === 'digits') {
        const own = all.slice(used, used + part.width)
        used += part.width
        text += own
        for (let at = 0; at < part.width - own.length; at++) text += row.draw(`digit-${index}-${at}`, 10)
      } else {
        const first = part.type === 'upper' ? 65 : 97
        for (let at = 0; at < part.width; at++)
          text += String.fromCharCode(first + row.draw(`letter-${index}-${at}`, 26))
      }
    })
    const rounds = row.rounds?.(size) ?? 0
    return rounds === 0 ? text : `${text}${rounds}`
  }
}
