import { Numbering } from '../../math/index.js'
import type { Column } from '../../table/index.js'
import { Growing } from './growing.js'
import type { DistinctCells } from './stored-rows.js'

/** What of a batch is counted. */
export interface CountedRows {
  readonly rows: Int32Array
  /** A number a row of the batch, by which first rows are told. */
  readonly order: Float64Array
  /** Of each row of the batch who it is, rows of one person one after the other, and that person's number. */
  readonly people?: { readonly which: Float64Array; readonly numbers: Int32Array } | undefined
}

/** The distinct cells of one column over batches; given up beyond `most`. Rows of a person must come together where people are counted. */
export class DistinctCounter {
  readonly #most: number
  readonly #mostHolders: number
  #numbers = new Numbering()
  #texts = new Map<string, number>()
  #levels: readonly string[] | undefined
  #placeOf: number[] = []
  readonly #rows = new Growing(0)
  readonly #first = new Growing(Number.POSITIVE_INFINITY)
  readonly #people = new Growing(0)
  readonly #last = new Growing(-1)
  readonly #holders: number[][] = []
  #isText = false
  #isGivenUp = false

  constructor({ most, mostHolders = 0 }: { readonly most: number; readonly mostHolders?: number | undefined }) {
    this.#most = most
    this.#mostHolders = mostHolders
  }

  get isGivenUp(): boolean {
    return this.#isGivenUp
  }

  /** Distinct cells so far. */
  get count(): number {
    return this.#isText ? this.#texts.size : this.#numbers.count
  }

  add(column: Column, { rows, order, people }: CountedRows): void {
    if (this.#isGivenUp) return
    const places = this.#places(column, rows)
    if (this.count > this.#most) {
      this.#isGivenUp = true
      this.#numbers = new Numbering()
      this.#texts = new Map()
      this.#placeOf = []
      return
    }
    const [counts, first] = [this.#rows.reach(this.count, 0), this.#first.reach(this.count, Number.POSITIVE_INFINITY)]
    for (let at = 0; at < rows.length; at++) {
      const place = places[at]!
      if (place < 0) continue
      counts[place]! += 1
      const own = order[rows[at]!]!
      if (own < first[place]!) first[place] = own
    }
    if (people !== undefined) this.#addPeople(places, rows, people)
  }

  /** The cells in order of their first rows, which `rowOf` tells; null where they are too many. */
  finish(rowOf: (order: number) => number): DistinctCells | null {
    if (this.#isGivenUp) return null
    const [rows, first, people] = [this.#rows.items, this.#first.items, this.#people.items]
    const texts = [...this.#texts.keys()]
    const numbers = this.#numbers.keys()
    const held = Array.from({ length: this.count }, (_, place) => place).filter((place) => rows[place]! > 0)
    const isBefore = (a: number, b: number) => (this.#isText ? texts[a]! < texts[b]! : numbers[a]! < numbers[b]!)
    held.sort((a, b) => first[a]! - first[b]! || (isBefore(a, b) ? -1 : 1))
    const taken = (items: Float64Array) => Float64Array.from(held, (place) => items[place]!)
    return {
      cells: this.#isText ? held.map((place) => texts[place]!) : taken(numbers),
      ...{ rows: taken(rows), firstRows: taken(first).map(rowOf) },
      ...(this.#mostHolders > 0 && {
        people: taken(people),
        holders: held.map((place) => Int32Array.from(this.#holders[place]!)),
      }),
    }
  }

  #places(column: Column, rows: Int32Array): Int32Array {
    const places = new Int32Array(rows.length)
    if (column.type === 'number') {
      const { values, valid } = column
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!
        places[at] = valid !== null && valid[row] === 0 ? -1 : this.#numbers.add(values[row]!)
      }
      return places
    }
    this.#isText = true
    const { levels, codes } = column
    if (this.#levels !== levels) {
      this.#levels = levels
      this.#placeOf = []
    }
    const placeOf = this.#placeOf
    for (let at = 0; at < rows.length; at++) {
      const code = codes[rows[at]!]!
      if (code >= 0 && placeOf[code] === undefined) placeOf[code] = this.#placeOfText(levels[code]!)
      places[at] = code < 0 ? -1 : placeOf[code]!
    }
    return places
  }

  #placeOfText(text: string): number {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    this.#texts.set(text, this.#texts.size)
    return this.#texts.size - 1
  }

  #addPeople(places: Int32Array, rows: Int32Array, { which, numbers }: NonNullable<CountedRows['people']>): void {
    const [people, last] = [this.#people.reach(this.count, 0), this.#last.reach(this.count, -1)]
    for (let at = 0; at < rows.length; at++) {
      const place = places[at]!
      const person = which[rows[at]!]!
      if (place < 0 || last[place] === person) continue
      last[place] = person
      people[place]! += 1
      this.#holders[place] ??= []
      keepLowest(this.#holders[place], numbers[rows[at]!]!, this.#mostHolders)
    }
  }
}

/** Puts a number in its place among the lowest ones. */
function keepLowest(lowest: number[], number: number, most: number): void {
  if (lowest.length === most && number >= lowest[most - 1]!) return
  let at = lowest.length
  while (at > 0 && lowest[at - 1]! > number) at--
  lowest.splice(at, 0, number)
  if (lowest.length > most) lowest.pop()
}
