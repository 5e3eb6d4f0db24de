import { type Column, Table } from '../../../table/index.js'
import { ByteDictionary } from '../../csv/byte-dictionary.js'
import type { ColumnPlan } from '../column-plan.js'

const [tab, newline, backslash, minus, dot, zero, nine] = [9, 10, 92, 45, 46, 48, 57]
/** Powers of ten that a double holds exactly. */
const powers = Array.from({ length: 23 }, (_, power) => 10 ** power)
/** Beyond so many distinct texts a batch begins with a fresh list: record numbers would fill memory. */
const mostTexts = 1 << 16

/**
 * Rows of PostgreSQL's COPY text format from its bytes: numbers without ever being strings, texts as entries of a dictionary,
 * so that a text seen before makes no object. A chunk may end anywhere. O(bytes).
 */
export class CopyRows {
  readonly #columns: (NumberCells | TextCells)[]
  readonly #capacity: number
  #row = 0
  #rest: Uint8Array = new Uint8Array(0)

  constructor(plans: readonly ColumnPlan[], capacity: number) {
    this.#capacity = capacity
    this.#columns = plans.map((plan) =>
      plan.form === 'text' ? new TextCells(plan, capacity) : new NumberCells(plan, capacity),
    )
  }

  /** Takes bytes and gives every batch that they fill. */
  *read(chunk: Uint8Array): Generator<Table> {
    let bytes = chunk
    if (this.#rest.length > 0) {
      bytes = new Uint8Array(this.#rest.length + chunk.length)
      bytes.set(this.#rest)
      bytes.set(chunk, this.#rest.length)
    }
    let at = 0
    const end = bytes.lastIndexOf(newline) + 1
    while (at < end) {
      for (const column of this.#columns) at = column.read(bytes, at, this.#row)
      // A row without columns is an empty line.
      if (this.#columns.length === 0) at = bytes.indexOf(newline, at) + 1
      if (++this.#row === this.#capacity) yield this.#take()
    }
    this.#rest = bytes.slice(end)
  }

  /** The last batch, if rows are left. */
  *finish(): Generator<Table> {
    if (this.#row > 0) yield this.#take()
  }

  #take(): Table {
    const rows = this.#row
    this.#row = 0
    return Table.of(
      this.#columns.map((column) => column.take(rows)),
      rows,
    )
  }
}

class NumberCells {
  readonly #name: string
  readonly #capacity: number
  #values: Float64Array<ArrayBuffer>
  #valid: Uint8Array<ArrayBuffer>
  #missing = 0

  constructor({ name }: ColumnPlan, capacity: number) {
    this.#name = name
    this.#capacity = capacity
    this.#values = new Float64Array(capacity)
    this.#valid = new Uint8Array(capacity)
  }

  /** Reads the cell at `start`; gives where the next one begins. */
  read(bytes: Uint8Array, start: number, row: number): number {
    let at = start
    const isNegative = bytes[at] === minus
    if (isNegative) at++
    let whole = 0
    let digits = 0
    let byte = bytes[at]!
    for (; byte >= zero && byte <= nine; byte = bytes[++at]!) {
      whole = 10 * whole + (byte - zero)
      digits++
    }
    let decimals = 0
    if (byte === dot) {
      byte = bytes[++at]!
      for (; byte >= zero && byte <= nine; byte = bytes[++at]!) {
        whole = 10 * whole + (byte - zero)
        digits++
        decimals++
      }
    }
    // Fifteen digits and a power of ten up to 22 are exact doubles, and so their quotient is rounded once.
    if ((byte === tab || byte === newline) && digits > 0 && digits <= 15 && decimals <= 22) {
      const value = decimals === 0 ? whole : whole / powers[decimals]!
      this.#values[row] = isNegative ? -value : value
      this.#valid[row] = 1
      return at + 1
    }
    while (byte !== tab && byte !== newline) byte = bytes[++at]!
    this.#readSlowly(bytes, start, at, row)
    return at + 1
  }

  take(rows: number): Column {
    const [values, valid] = [this.#values.slice(0, rows), this.#valid.slice(0, rows)]
    const column: Column = { type: 'number', name: this.#name, values, valid: this.#missing === 0 ? null : valid }
    this.#missing = 0
    this.#values.fill(0, 0, this.#capacity)
    this.#valid.fill(0, 0, this.#capacity)
    return column
  }

  #readSlowly(bytes: Uint8Array, start: number, end: number, row: number): void {
    const value = bytes[start] === backslash ? Number.NaN : Number(String.fromCharCode(...bytes.subarray(start, end)))
    if (Number.isNaN(value)) {
      this.#missing++
      return
    }
    this.#values[row] = value
    this.#valid[row] = 1
  }
}

class TextCells {
  readonly #name: string
  readonly #say: (text: string) => string | null
  readonly #codes: Int32Array<ArrayBuffer>
  #dictionary = new ByteDictionary()
  /** Of each entry of the dictionary its level; −1 where it is missing. */
  #levelOf: number[] = []
  #levels: string[] = []
  /** Two texts may be told alike. */
  #placeOf = new Map<string, number>()

  constructor({ name, say = (text) => text }: ColumnPlan, capacity: number) {
    this.#name = name
    this.#say = say
    this.#codes = new Int32Array(capacity)
  }

  read(bytes: Uint8Array, start: number, row: number): number {
    let at = start
    let byte = bytes[at]!
    while (byte !== tab && byte !== newline) byte = bytes[++at]!
    // \N is missing; any other backslash begins a sign that is written otherwise.
    const isMissing = at === start + 2 && bytes[start] === backslash && bytes[start + 1] === 78
    this.#codes[row] = isMissing || at === start ? -1 : this.#dictionary.intern(bytes, start, at)
    return at + 1
  }

  take(rows: number): Column {
    this.#decode()
    const levelOf = this.#levelOf
    const codes = this.#codes.slice(0, rows)
    for (let row = 0; row < rows; row++) if (codes[row]! >= 0) codes[row] = levelOf[codes[row]!]!
    const column: Column = { type: 'level', name: this.#name, levels: this.#levels, codes }
    if (this.#dictionary.size > mostTexts) {
      this.#dictionary = new ByteDictionary()
      this.#levelOf = []
      this.#levels = []
      this.#placeOf = new Map()
    }
    return column
  }

  /** Texts of the entries that came since the last batch. */
  #decode(): void {
    const known = this.#levelOf.length
    if (known === this.#dictionary.size) return
    const { bytes: held, ends } = this.#dictionary.contents()
    const bytes = Buffer.from(held.buffer, held.byteOffset, held.length)
    for (let entry = known; entry < ends.length; entry++) {
      const text = this.#say(unescaped(bytes.toString('utf8', entry === 0 ? 0 : ends[entry - 1], ends[entry])))
      this.#levelOf.push(text === null || text === '' ? -1 : this.#levelFor(text))
    }
  }

  #levelFor(text: string): number {
    const known = this.#placeOf.get(text)
    if (known !== undefined) return known
    this.#placeOf.set(text, this.#levels.length)
    return this.#levels.push(text) - 1
  }
}

const signs: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(.)/gs, (_, sign: string) => signs[sign] ?? sign)
}
