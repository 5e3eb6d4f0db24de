import { closingAfterEscapes, closingQuote, quote } from './quotes.js'

const blank = 0x20
const carriageReturn = 0x0d
const lineFeed = 0x0a

/**
 * Where the cells of some columns lie in the records of a CSV file, quotes included: fields are told as `CsvFields` tells them,
 * but nothing is copied. One record a call. Hot: one look at each byte.
 */
export class CellSpans {
  /** Places of the wanted cells of the records read so far: `[slot][record]`. */
  readonly starts: Uint32Array[]
  readonly ends: Uint32Array[]
  records = 0
  /** Fields of the last record, and whether it was an empty line. */
  fields = 0
  isBlank = false
  readonly #slots: Int32Array
  readonly #delimiter: number
  readonly #closing: (bytes: Uint8Array, from: number) => number

  /** `columns`: the fields wanted, from 0; each is a slot. */
  constructor(
    columns: readonly number[],
    { delimiter, escapes }: { readonly delimiter: string; readonly escapes: boolean },
  ) {
    this.#slots = new Int32Array(Math.max(0, ...columns) + 1).fill(-1)
    columns.forEach((column, slot) => {
      this.#slots[column] = slot
    })
    this.starts = columns.map(() => new Uint32Array(1 << 3))
    this.ends = columns.map(() => new Uint32Array(1 << 3))
    this.#delimiter = delimiter.charCodeAt(0)
    this.#closing = escapes ? closingAfterEscapes : closingQuote
  }

  clear(): void {
    this.records = 0
  }

  /** Where the record after the one at `from` begins; −1 where it is not whole yet, −2 for a quote that nobody closes. */
  read(bytes: Uint8Array, from: number, isLast: boolean): number {
    const [delimiter, length, slots] = [this.#delimiter, bytes.length, this.#slots]
    const record = this.records
    if (this.starts[0] !== undefined && record === this.starts[0].length) this.#grow()
    let field = 0
    let start = from
    for (;;) {
      let end = start
      if (delimiter !== blank) while (bytes[end] === blank) end++
      if (bytes[end] === quote) {
        const close = this.#closing(bytes, end + 1)
        if (close < 0) return isLast ? -2 : -1
        end = close + 1
      } else end = start
      for (; end < length; end++) {
        const byte = bytes[end]!
        if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break
      }
      if (!isLast && (end === length || (bytes[end] === carriageReturn && end + 1 === length))) return -1
      if (field < slots.length && slots[field]! >= 0) {
        this.starts[slots[field]!]![record] = start
        this.ends[slots[field]!]![record] = end
      }
      field++
      if (bytes[end] !== delimiter || end === length) {
        this.fields = field
        this.isBlank = field === 1 && end === start
        this.records++
        return Math.min(length, end + (bytes[end] === carriageReturn && bytes[end + 1] === lineFeed ? 2 : 1))
      }
      start = end + 1
    }
  }

  #grow(): void {
    for (const places of [this.starts, this.ends])
      places.forEach((old, slot) => {
        const larger = new Uint32Array(2 * old.length)
        larger.set(old)
        places[slot] = larger
      })
  }
}
