import { type Column, shortestFloat32 } from '../table/index.js'

/** Gathers the typed cells of one column, block by block. NaN and the empty text are missing. */
export class ColumnBuilder {
  readonly #name: string
  readonly #form: 'number' | 'float32' | 'text'
  readonly #values: Float64Array
  readonly #valid: Uint8Array
  readonly #codes: Int32Array
  readonly #codeOf = new Map<string, number>()
  #row = 0

  constructor(name: string, form: 'number' | 'float32' | 'text', rowCount: number) {
    this.#name = name
    this.#form = form
    this.#values = new Float64Array(form === 'text' ? 0 : rowCount)
    this.#valid = new Uint8Array(form === 'text' ? 0 : rowCount)
    this.#codes = new Int32Array(form === 'text' ? rowCount : 0)
  }

  add(cells: readonly (number | string | null)[]): void {
    for (const cell of cells) {
      if (typeof cell === 'string') this.#codes[this.#row++] = cell === '' ? -1 : this.#codeFor(cell)
      else this.#addNumber(cell)
    }
  }

  finish(): Column {
    if (this.#form === 'text')
      return { type: 'level', name: this.#name, levels: [...this.#codeOf.keys()], codes: this.#codes }
    return {
      type: 'number',
      name: this.#name,
      values: this.#values,
      valid: this.#valid.includes(0) ? this.#valid : null,
    }
  }

  #addNumber(cell: number | null): void {
    const row = this.#row++
    if (this.#form === 'text') this.#codes[row] = -1
    else if (cell !== null && !Number.isNaN(cell)) {
      this.#values[row] = this.#form === 'float32' ? shortestFloat32(cell) : cell
      this.#valid[row] = 1
    }
  }

  #codeFor(text: string): number {
    const known = this.#codeOf.get(text)
    if (known !== undefined) return known
    this.#codeOf.set(text, this.#codeOf.size)
    return this.#codeOf.size - 1
  }
}
