import { isUtf8 } from 'node:buffer'
import { type Column, type FileNotation, Table } from '../../table/index.js'
import { ByteDictionary } from './byte-dictionary.js'
import type { FieldSink } from './csv-fields.js'
import type { CsvIssues } from './csv-issues.js'
import { columnNames, rowNamesName } from './header.js'
import { type CellEncoding, levelTexts } from './level-texts.js'

const notUtf8 = 'not UTF-8 text (for an older file, leave --encoding out or say windows-1252)'

export interface GatheredColumns {
  readonly table: Table
  /** Whether the bytes were read as Windows-1252, told or because they are no UTF-8. */
  readonly isWindows1252: boolean
  readonly rowNames: FileNotation['rowNames']
}

/** What a column that was told leaves behind. */
const emptied = new ByteDictionary()
const noCodes = new Int32Array(0)

/** Gathers fields into dictionary-encoded columns. An empty cell, quoted or not, is missing; nothing is trimmed. */
export class CsvColumns implements FieldSink {
  readonly #issues: CsvIssues
  readonly #encoding: CellEncoding | undefined
  /** The header's cells in order, each an entry of the dictionary. */
  readonly #header: number[] = []
  readonly #headerTexts = new ByteDictionary()
  /** Rows have one cell more than the header: row names, or a delimiter at every line's end. Else the first row tells. */
  readonly #hasExtra: boolean | undefined
  readonly #allowEmpty: boolean
  #hasHeader = false
  #dictionaries: ByteDictionary[] = []
  #codes: Int32Array<ArrayBuffer>[] = []
  #capacity = 1 << 6
  #column = 0
  #row = 0
  #isBlank = true
  #raggedRows = 0
  #raggedCells = new Set<number>()
  /** Blank lines not yet followed by anything else: at the file's end they mean nothing. */
  #blankRows = 0

  /** Without an encoding, bytes that are no UTF-8 are read as Windows-1252. */
  constructor(
    issues: CsvIssues,
    {
      encoding,
      hasExtra,
      allowEmpty = false,
    }: {
      readonly encoding: CellEncoding | undefined
      readonly hasExtra: boolean | undefined
      readonly allowEmpty?: boolean | undefined
    },
  ) {
    this.#issues = issues
    this.#encoding = encoding
    this.#hasExtra = hasExtra
    this.#allowEmpty = allowEmpty
  }

  field(bytes: Uint8Array, start: number, end: number): void {
    if (!this.#hasHeader) {
      this.#header.push(this.#headerTexts.intern(bytes, start, end))
      return
    }
    const column = this.#column++
    if (end > start) this.#isBlank = false
    if (this.#hasExtra === undefined && this.#row === 0 && column === this.#header.length) this.#addColumn()
    if (column >= this.#codes.length) return
    this.#codes[column]![this.#row] = start === end ? -1 : this.#dictionaries[column]!.intern(bytes, start, end)
  }

  endRecord(): void {
    if (!this.#hasHeader) {
      this.#hasHeader = true
      for (const _ of this.#header) this.#addColumn()
      if (this.#hasExtra) this.#addColumn()
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
  finish(): GatheredColumns {
    if (!this.#hasHeader) {
      if (this.#issues.isEmpty) this.#issues.add('the file is empty')
    } else if (this.#row === 0 && this.#issues.isEmpty && !this.#allowEmpty)
      this.#issues.add('the file has a header but no rows')
    this.#explainRagged()
    const isWindows1252 = this.#encoding === undefined ? !this.#isUtf8() : this.#encoding === 'windows-1252'
    const encoding = isWindows1252 ? 'windows-1252' : 'utf-8'
    const { names, kept, rowNames } = this.#names(encoding)
    const columns = kept.map((at, index): Column => {
      const name = names[index] ?? ''
      const codes = this.#codes[at]!.slice(0, this.#row)
      const { levels, invalid } = levelTexts(this.#dictionaries[at]!, encoding)
      this.#dictionaries[at] = emptied
      this.#codes[at] = noCodes
      if (invalid.size > 0) this.#reportInvalid(name, codes, invalid)
      return { type: 'level', name, levels, codes }
    })
    this.#issues.throwIfAny()
    return { table: Table.of(columns), isWindows1252, rowNames }
  }

  #isUtf8(): boolean {
    return [this.#headerTexts, ...this.#dictionaries].every((dictionary) => isUtf8(dictionary.contents().bytes))
  }

  /** The columns that are kept, by place, and what they are called. */
  #names(encoding: CellEncoding): {
    readonly names: readonly string[]
    readonly kept: readonly number[]
    readonly rowNames: FileNotation['rowNames']
  } {
    const { levels, invalid } = levelTexts(this.#headerTexts, encoding)
    if (invalid.size > 0) this.#issues.add(notUtf8, { row: 0 })
    const texts = this.#header.map((entry) => levels[entry] ?? '')
    const hasExtra = this.#codes.length > texts.length
    const isTrailing = (at: number) => this.#dictionaries[at]!.size === 0
    const last = this.#codes.length - 1
    // A delimiter at every line's end makes a last column without a name and without cells.
    const isCut = last > 0 && (hasExtra || texts[last]?.trim() === '') && isTrailing(last)
    const kept = this.#codes.map((_, at) => at).filter((at) => !isCut || at < last)
    const header = hasExtra && !isCut ? [rowNamesName, ...texts] : texts.slice(0, kept.length)
    const names = columnNames(header, this.#issues)
    const blank = texts[0]?.trim() === '' && names.length > 1
    return { names, kept, rowNames: hasExtra && !isCut ? 'absent' : blank ? 'blank' : undefined }
  }

  #addColumn(): void {
    this.#dictionaries.push(new ByteDictionary())
    this.#codes.push(new Int32Array(this.#capacity))
  }

  get #currentRow(): number {
    return !this.#hasHeader ? 0 : this.#row + this.#blankRows + 1
  }

  #reportBlankRows(): void {
    for (; this.#blankRows > 0; this.#blankRows--) {
      this.#issues.add('an empty line', { row: this.#row + 1 })
      this.#row++
      if (this.#row === this.#capacity) this.#grow()
    }
  }

  #reportRagged(found: number): void {
    this.#raggedRows++
    this.#raggedCells.add(found)
    this.#issues.add(this.#raggedMessage(found), { row: this.#row + 1 })
  }

  #raggedMessage(found: number): string {
    const expected = this.#codes.length
    return `too ${found > expected ? 'many' : 'few'} cells: expected ${expected}, found ${cellCount(found)}`
  }

  /** Rows that all differ from the header in the same way have one cause. */
  #explainRagged(): void {
    const [found] = this.#raggedCells
    if (found === undefined || this.#raggedCells.size > 1 || this.#raggedRows < Math.max(2, this.#row)) return
    const cause = `every row has ${cellCount(found)} but the header ${this.#header.length}: another delimiter?`
    this.#issues.explain(cause, this.#raggedMessage(found))
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

function cellCount(found: number): string {
  return found === 1 ? '1 cell' : `${found} cells`
}
