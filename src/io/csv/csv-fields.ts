import { backslash, closingAfterEscapes, closingQuote, quote, unmarked } from './quotes.js'

const blank = 0x20
const carriageReturn = 0x0d
const lineFeed = 0x0a
/** Bytes after which an unfinished cell is taken for a quote that nobody closed: keeps memory bounded. */
const longestCell = 1 << 24

/** What a reader of fields is told, in file order. */
export interface FieldSink {
  field(bytes: Uint8Array, start: number, end: number): void
  endRecord(): void
  /** Text between a closing quote and the next delimiter. */
  strayText(): void
  /** A quote left open, or a cell beyond any sensible length; nothing is told after it. */
  openQuote(): void
}

/**
 * Splits chunks of a CSV file into fields (RFC 4180, any one-byte delimiter; LF, CRLF or CR; quotes doubled inside quoted
 * fields, or after a backslash: see `escapes`). Bytes of an unfinished field wait for the next chunk. Hot: one look at each byte.
 */
export class CsvFields {
  readonly #delimiter: number
  readonly #sink: FieldSink
  #waiting: Uint8Array = new Uint8Array(0)
  #fieldsInRecord = 0
  #stopped = false
  #escapes: boolean

  constructor(delimiter: string, sink: FieldSink, { escapes = false }: { readonly escapes?: boolean } = {}) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#sink = sink
    this.#escapes = escapes
  }

  /** Whether a backslash makes the next quote or backslash part of a cell: told, or seen where it has no other reading. */
  get escapes(): boolean {
    return this.#escapes
  }

  read(chunk: Uint8Array): void {
    if (this.#stopped) return
    const bytes = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk])
    // A copy: the chunk's memory may be reused by its stream.
    this.#waiting = Uint8Array.prototype.slice.call(bytes, this.#consume(bytes, false))
    if (this.#waiting.length > longestCell) this.#stop()
  }

  end(): void {
    this.#consume(this.#waiting, true)
    if (this.#stopped || this.#fieldsInRecord === 0) return
    // The file ended after a delimiter: one more, empty field.
    this.#sink.field(this.#waiting, 0, 0)
    this.#endRecord()
  }

  /** Emits the complete fields of `bytes`; the start of the first incomplete one. */
  #consume(bytes: Uint8Array, isLast: boolean): number {
    let start = 0
    while (start < bytes.length && !this.#stopped) {
      const first = bytes[start] === blank ? this.#afterBlanks(bytes, start) : start
      if (first === bytes.length && !isLast) return start
      const next = bytes[first] === quote ? this.#quoted(bytes, first, isLast) : this.#plain(bytes, start, isLast)
      if (next < 0) return start
      start = next
    }
    return start
  }

  /** Where a cell begins after blanks, for the quote that may stand there; blanks before other cells are kept. */
  #afterBlanks(bytes: Uint8Array, start: number): number {
    if (this.#delimiter === blank) return start
    let first = start
    while (bytes[first] === blank) first++
    return first
  }

  #plain(bytes: Uint8Array, start: number, isLast: boolean): number {
    const delimiter = this.#delimiter
    const length = bytes.length
    let end = start
    for (; end < length; end++) {
      const byte = bytes[end]!
      if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break
    }
    if (end === length && !isLast) return -1
    if (!this.#isComplete(bytes, end, isLast)) return -1
    if (this.#escapes) this.#tell(unmarked(bytes.subarray(start, end), { doubled: false, escapes: true }))
    else this.#sink.field(bytes, start, end)
    return this.#next(bytes, end)
  }

  #quoted(bytes: Uint8Array, start: number, isLast: boolean): number {
    const closing = this.#escapes ? closingAfterEscapes : closingQuote
    const end = closing(bytes, start + 1)
    if (end < 0 && isLast) this.#stop()
    if (end < 0 || (end === bytes.length - 1 && !isLast)) return -1
    let after = end + 1
    while (after < bytes.length && !this.#isBoundary(bytes[after]!)) after++
    if (after === bytes.length && !isLast) return -1
    if (after > end + 1 && !this.#escapes && bytes[end - 1] === backslash && end > start + 1) {
      // A quote between a backslash and text closes nothing: this file writes quotes so.
      this.#escapes = true
      return this.#quoted(bytes, start, isLast)
    }
    if (!this.#isComplete(bytes, after, isLast)) return -1
    if (after > end + 1) this.#sink.strayText()
    if (bytes.indexOf(quote, start + 1) === end && !this.#escapes) this.#sink.field(bytes, start + 1, end)
    else this.#tell(unmarked(bytes.subarray(start + 1, end), { doubled: true, escapes: this.#escapes }))
    return this.#next(bytes, after)
  }

  #tell(cell: Uint8Array): void {
    this.#sink.field(cell, 0, cell.length)
  }

  #isBoundary(byte: number): boolean {
    return byte === this.#delimiter || byte === lineFeed || byte === carriageReturn
  }

  /** False when a CR ends the chunk: whether an LF follows is not known yet. */
  #isComplete(bytes: Uint8Array, after: number, isLast: boolean): boolean {
    return isLast || bytes[after] !== carriageReturn || after + 1 < bytes.length
  }

  /** Where the field after the boundary at `after` starts. */
  #next(bytes: Uint8Array, after: number): number {
    this.#fieldsInRecord++
    const boundary = bytes[after]
    if (boundary === this.#delimiter) return after + 1
    this.#endRecord()
    return after + (boundary === carriageReturn && bytes[after + 1] === lineFeed ? 2 : 1)
  }

  #endRecord(): void {
    this.#fieldsInRecord = 0
    this.#sink.endRecord()
  }

  #stop(): void {
    this.#stopped = true
    this.#waiting = new Uint8Array(0)
    this.#sink.openQuote()
  }
}
