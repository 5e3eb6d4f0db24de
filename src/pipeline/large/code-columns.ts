import { allocateCodes, type Codebook, type CodedTable } from '../../encode/index.js'

/** Gathers the codes of batches: one byte a cell, with room that grows where more rows come than were expected. */
export class CodeGatherer {
  readonly #codebook: Codebook
  #codes: (Uint8Array | Uint16Array)[]
  #room: number
  #rowCount = 0

  constructor(codebook: Codebook, expected: number) {
    this.#codebook = codebook
    this.#room = Math.max(1, Math.ceil(expected))
    this.#codes = codebook.books.map(({ size }) => allocateCodes(size, this.#room))
  }

  /** The rows named of a batch of codes. */
  add(coded: CodedTable, rows: Int32Array): void {
    const needed = this.#rowCount + rows.length
    if (needed > this.#room) this.#grow(Math.ceil(1.25 * needed))
    coded.columns.forEach(({ codes }, column) => {
      const own = this.#codes[column]!
      let at = this.#rowCount
      for (let index = 0; index < rows.length; index++) own[at++] = codes[rows[index]!]!
    })
    this.#rowCount = needed
  }

  finish(): CodedTable {
    const columns = this.#codebook.books.map(({ column, size }, index) => ({
      ...{ name: column.name, size },
      codes: this.#codes[index]!.subarray(0, this.#rowCount),
    }))
    return { columns, rowCount: this.#rowCount }
  }

  #grow(room: number): void {
    this.#codes.forEach((before, column) => {
      const codes = allocateCodes(this.#codebook.books[column]!.size, room)
      codes.set(before)
      this.#codes[column] = codes
    })
    this.#room = room
  }
}
