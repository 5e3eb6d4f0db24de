import { type Column, Table } from '../../table/index.js'
import { ByteDictionary } from './byte-dictionary.js'
import type { FieldSink } from './csv-fields.js'
import type { CsvIssues } from './csv-issues.js'
import { type Encoding, levelTexts } from './level-texts.js'

const notUtf8 = 'not UTF-8 text (for an older file, add --encoding latin-1)'

/** Gathers fields into dictionary-encoded columns. An empty cell, quoted or not, is missing; nothing is trimmed. */
export class CsvColumns implements FieldSink {
  readonly #issues: CsvIssues
  readonly #encoding: Encoding
  readonly #header = new ByteDictionaryList()
  #names: readonly string[] | null = null
  #dictionaries: ByteDictionary[] = []
  #codes: Int32Array<ArrayBuffer>[] = []
  #capacity = 1 << 6
  #column = 0
  #row = 0
  #isBlank = true
  /** Blank lines not yet followed by anything else: at the file's end they mean nothing. */
  #blankRows = 0

  constructor(issues: CsvIssues, encoding: Encoding) {
    this.#issues = issues
    this.#encoding = encoding
  }

  field(bytes: Uint8Array, start: number, end: number): void {
    if (this.#names === null) {
      this.#header.add(bytes, start, end)
      return
    }
    const column = this.#column++
    if (end > start) this.#isBlank = false
    if (column >= this.#codes.length) return
    this.#codes[column]![this.#row] = start === end ? -1 : this.#dictionaries[column]!.intern(bytes, start, end)
  }

  endRecord(): void {
    if (this.#names === null) {
      this.#readHeader()
      return
    }
    const found = this.#column
    const isBlank = this.#isBlank && found === 1 && this.#codes.length > 1
    this.#column = 0
    this.#isBlank = true
    if (isBlank) {
      this.#blankRows++
      return
    }
    if (this.#blankRows > 0) this.#reportBlankRows()
    if (found !== this.#codes.length) this.#reportRagged(found)
    this.#row++
    if (this.#row === this.#capacity) this.#grow()
  }

  strayText(): void {
    this.#issues.add('text after a closing quote', { row: this.#currentRow })
  }

  openQuote(): void {
    this.#issues.add('a quote is not closed', { row: this.#currentRow })
  }

  /** The table of everything told so far. Throws `bad-data` with every issue found. */
  finish(): Table {
    if (this.#names === null) {
      if (this.#issues.isEmpty) this.#issues.add('the file is empty')
    } else if (this.#row === 0 && this.#issues.isEmpty) this.#issues.add('the file has a header but no rows')
    const names = this.#names ?? []
    const columns = names.map((name, index): Column => {
      const codes = this.#codes[index]!.slice(0, this.#row)
      const { levels, invalid } = levelTexts(this.#dictionaries[index]!, this.#encoding)
      this.#dictionaries[index] = new ByteDictionary()
      this.#codes[index] = new Int32Array(0)
      if (invalid.size > 0) this.#reportInvalid(name, codes, invalid)
      return { type: 'level', name, levels, codes }
    })
    this.#issues.throwIfAny()
    return Table.of(columns)
  }

  get #currentRow(): number {
    return this.#names === null ? 0 : this.#row + this.#blankRows + 1
  }

  #readHeader(): void {
    const { texts, areValid } = this.#header.texts(this.#encoding)
    if (!areValid) this.#issues.add(notUtf8, { row: 0 })
    const seen = new Set<string>()
    texts.forEach((name, index) => {
      if (name.trim() === '') this.#issues.add(`empty header of column ${index + 1}`, { row: 0 })
      else if (seen.has(name)) this.#issues.add('the header occurs twice', { column: name })
      seen.add(name)
    })
    this.#names = texts
    this.#dictionaries = texts.map(() => new ByteDictionary())
    this.#codes = texts.map(() => new Int32Array(this.#capacity))
  }

  #reportBlankRows(): void {
    for (; this.#blankRows > 0; this.#blankRows--) {
      this.#issues.add('an empty line', { row: this.#row + 1 })
      this.#row++
      if (this.#row === this.#capacity) this.#grow()
    }
  }

  #reportRagged(found: number): void {
    const expected = this.#codes.length
    const cells = found === 1 ? '1 cell' : `${found} cells`
    this.#issues.add(`too ${found > expected ? 'many' : 'few'} cells: expected ${expected}, found ${cells}`, {
      row: this.#row + 1,
    })
  }

  #reportInvalid(column: string, codes: Int32Array, invalid: ReadonlySet<number>): void {
    codes.forEach((code, row) => {
      if (invalid.has(code)) this.#issues.add(notUtf8, { column, row: row + 1 })
    })
  }

  #grow(): void {
    this.#capacity *= 2
    this.#codes = this.#codes.map((codes) => {
      const larger = new Int32Array(this.#capacity)
      larger.set(codes)
      return larger
    })
  }
}

/** The header's cells, each kept even when it repeats another. */
class ByteDictionaryList {
  readonly #cells: ByteDictionary[] = []

  add(bytes: Uint8Array, start: number, end: number): void {
    const cell = new ByteDictionary()
    cell.intern(bytes, start, end)
    this.#cells.push(cell)
  }

  texts(encoding: Encoding): { readonly texts: string[]; readonly areValid: boolean } {
    const read = this.#cells.map((cell) => levelTexts(cell, encoding))
    return {
      texts: read.map(({ levels }) => levels[0] ?? ''),
      areValid: read.every(({ invalid }) => invalid.size === 0),
    }
  }
}
