import { type Column, shortestFloat32, Table } from '../../table/index.js'
import type { ColumnPlan } from './column-plan.js'

/** Beyond so many distinct texts a batch begins with a fresh list: record numbers would fill memory. */
const mostTexts = 1 << 16
/** Cells of a batch. */
const cellsAtOnce = 1 << 18

/** Gathers cells that a driver gives into batches: row by row, or by blocks of a column. */
export class BatchColumns {
  readonly #columns: readonly BatchColumn[]
  readonly capacity: number
  #rows = 0

  constructor(plans: readonly ColumnPlan[]) {
    this.capacity = Math.max(2048, Math.floor(cellsAtOnce / Math.max(1, plans.length)))
    this.#columns = plans.map((plan) => new BatchColumn(plan, this.capacity))
  }

  get isFull(): boolean {
    return this.#rows === this.capacity
  }

  /** A row, a cell a column. */
  addRow(cells: readonly unknown[]): void {
    const row = this.#rows++
    for (let at = 0; at < this.#columns.length; at++) this.#columns[at]!.set(row, cells[at])
  }

  /** At most as many rows as are free: blocks of columns from `start` on; gives where the rest begins. */
  addBlock(blocks: readonly (readonly unknown[])[], rowCount: number, start: number): number {
    const count = Math.min(rowCount - start, this.capacity - this.#rows)
    this.#columns.forEach((column, at) => {
      const block = blocks[at]!
      for (let row = 0; row < count; row++) column.set(this.#rows + row, block[start + row])
    })
    this.#rows += count
    return start + count
  }

  *take(): Generator<Table> {
    if (this.#rows === 0) return
    const rows = this.#rows
    this.#rows = 0
    yield Table.of(
      this.#columns.map((column) => column.take(rows)),
      rows,
    )
  }
}

class BatchColumn {
  readonly #plan: ColumnPlan
  readonly #values: Float64Array<ArrayBuffer>
  readonly #codes: Int32Array<ArrayBuffer>
  #levels: string[] = []
  /** Of a text as it came, its level; −1 where it is missing. */
  #codeOf = new Map<string, number>()
  #placeOf = new Map<string, number>()

  constructor(plan: ColumnPlan, capacity: number) {
    this.#plan = plan
    const isText = plan.form === 'text'
    this.#values = new Float64Array(isText ? 0 : capacity)
    this.#codes = new Int32Array(isText ? capacity : 0)
  }

  set(row: number, cell: unknown): void {
    if (this.#plan.form === 'text') {
      this.#codes[row] = cell === null || cell === undefined ? -1 : this.#codeFor(String(cell))
      return
    }
    const value = cell === null || cell === undefined ? Number.NaN : Number(cell)
    this.#values[row] = this.#plan.form === 'float32' && Number.isFinite(value) ? shortestFloat32(value) : value
  }

  take(rows: number): Column {
    const { name } = this.#plan
    if (this.#plan.form !== 'text') {
      const values = this.#values.slice(0, rows)
      if (!values.some(Number.isNaN)) return { type: 'number', name, values, valid: null }
      const valid = Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1))
      return { type: 'number', name, values: values.map((value) => (Number.isNaN(value) ? 0 : value)), valid }
    }
    const column: Column = { type: 'level', name, levels: this.#levels, codes: this.#codes.slice(0, rows) }
    if (this.#codeOf.size > mostTexts) {
      this.#levels = []
      this.#codeOf = new Map()
      this.#placeOf = new Map()
    }
    return column
  }

  #codeFor(told: string): number {
    const known = this.#codeOf.get(told)
    if (known !== undefined) return known
    const text = this.#plan.say === undefined ? told : this.#plan.say(told)
    const code = text === null || text === '' ? -1 : (this.#placeOf.get(text) ?? this.#levels.push(text) - 1)
    if (code >= 0) this.#placeOf.set(text!, code)
    this.#codeOf.set(told, code)
    return code
  }
}
