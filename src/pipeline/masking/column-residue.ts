import { NumberSet } from '../../math/index.js'
import type { Leak } from './mask-files.js'
import { chanceOf, type Originals, partsOf, shapeOf } from './originals.js'

/** By chance alone, a column says that something was left once in so many scans. */
const falseAlarms = 1e-4
/** A column of names is told by at least so many different ones, of which so many are masked elsewhere. */
const fewestNames = 20
const mostlyMasked = 0.8
/** Different names of a column that are counted. */
const mostNames = 100_000

interface Shape {
  seen: number
  hits: number
  /** Numbers beside those that were found that are originals too, by the way they were made. */
  readonly beside: number[]
  firstRow: number
}

/** Whose row a cell is of, and somebody else, whose values say what chance gives. */
export interface LookedRow {
  /** Number of the row in its table, from 0. */
  readonly place: number
  readonly person: string | null
  readonly another: string | undefined
}

/**
 * What is counted of originals in one column that comes out. Values of the row's own person are held against those of another
 * person; numbers of anybody against chance, which is larger where the numbers beside them are originals too: two numberings that
 * both count up from one hold each other's numbers, and nothing was left.
 */
export class ColumnResidue {
  readonly #originals: Originals
  readonly #shapes = new Map<string, Shape>()
  readonly #names = new NumberSet()
  #masked = 0
  #own = 0
  #other = 0
  #firstRow = 0

  constructor(originals: Originals) {
    this.#originals = originals
  }

  look(cell: string, { place, person, another }: LookedRow): void {
    const originals = this.#originals
    const name = this.#names.size < mostNames ? originals.nameOf(cell) : undefined
    if (name !== undefined && this.#names.add(name) && originals.hasName(name)) this.#masked++
    if (cell.length < 5) return
    const inWords = /\p{L}{2}\P{L}*\s|\s\P{L}*\p{L}{2}/u.test(cell)
    for (const part of partsOf(cell)) {
      if (person !== null && originals.isOf(part, person)) {
        this.#own++
        this.#firstRow ||= place + 1
      } else if (another !== undefined && another !== person && originals.isOf(part, another)) this.#other++
      if (!/\d/.test(part) && !part.includes('@')) continue
      const shape = this.#shapeOf(part, inWords)
      shape.seen++
      if (!originals.has(part)) continue
      shape.hits++
      shape.firstRow ||= place + 1
      if (inWords) continue
      neighbours(part).forEach((number, way) => {
        if (originals.has(number)) shape.beside[way]! += 1
      })
    }
  }

  leaks(place: { readonly file: string; readonly column: string }): Leak[] {
    // The shared tail of two counts that chance makes alike: 2^-n of n that all fell on one side.
    if (this.#own > this.#other && tail(this.#own, this.#other + 0.01) < falseAlarms ** 0.5)
      return [{ message: `${this.#own} cells hold what was masked of their own person`, ...place, row: this.#firstRow }]
    const names = this.#names.size
    if (names >= fewestNames && this.#masked >= mostlyMasked * names)
      return [{ message: `${this.#masked} of its ${names} different names are masked in other columns`, ...place }]
    return [...this.#shapes].flatMap(([key, { seen, hits, beside, firstRow }]): Leak[] => {
      if (hits === 0) return []
      const shape = key.slice(1)
      const density = Math.max(this.#originals.ofShape(shape) * chanceOf(shape), Math.max(...beside) / hits)
      if (tail(hits, seen * density) >= falseAlarms) return []
      return [{ message: `${hits} cells hold a masked value of the source`, ...place, row: firstRow }]
    })
  }

  /** Numbers that stand among words are no numbering that may count up beside another. */
  #shapeOf(part: string, inWords: boolean): Shape {
    const form = (inWords ? 'w' : '-') + shapeOf(part)
    const known = this.#shapes.get(form)
    if (known !== undefined) return known
    const made = { seen: 0, hits: 0, beside: [0, 0, 0], firstRow: 0 }
    this.#shapes.set(form, made)
    return made
  }
}

/** Numbers beside one: another last digit; another digit before it; both, so that a Luhn key that was right is right again. */
function neighbours(part: string): string[] {
  const digits = [...part.matchAll(/\d/g)].map(({ index }) => index)
  const [last, before] = [digits.at(-1), digits.at(-2)]
  if (last === undefined || before === undefined) return []
  const moved = (text: string, at: number, by: number) =>
    `${text.slice(0, at)}${(Number(text[at]) + by) % 10}${text.slice(at + 1)}`
  const doubled = (digit: number) => (digit > 4 ? 2 * digit - 9 : 2 * digit)
  const [was, is] = [Number(part[before]), (Number(part[before]) + 1) % 10]
  return [
    moved(part, last, 1),
    moved(part, before, 1),
    moved(moved(part, before, 1), last, 10 + doubled(was) - doubled(is) + 10),
  ]
}

/** The chance of so many or more where so many are expected (Poisson, by its normal limit for many). */
function tail(count: number, expected: number): number {
  if (expected > 500) return count <= expected + 4 * Math.sqrt(expected) ? 1 : 0
  let [term, below] = [Math.exp(-expected), 0]
  for (let at = 0; at < count; at++) {
    below += term
    term *= expected / (at + 1)
  }
  return Math.max(0, 1 - below)
}
