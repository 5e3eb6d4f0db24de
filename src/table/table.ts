import { MirrorwardError } from '../errors.js'
import { didYouMean } from '../messages/index.js'
import { type Column, columnLength, takeRows } from './column.js'

/** An immutable, columnar table. Every column has the same length and a name of its own. */
export class Table {
  readonly columns: readonly Column[]
  readonly rowCount: number
  readonly #byName: ReadonlyMap<string, Column>

  private constructor(columns: readonly Column[], rowCount: number) {
    this.columns = Object.freeze([...columns])
    this.rowCount = rowCount
    this.#byName = new Map(columns.map((column) => [column.name, column]))
    Object.freeze(this)
  }

  /** Throws `bad-data` when lengths differ or a name occurs twice. `rowCount` is needed only for a table without columns. */
  static of(columns: readonly Column[], rowCount?: number): Table {
    const rows = columns[0] === undefined ? (rowCount ?? 0) : columnLength(columns[0])
    const seen = new Set<string>()
    for (const column of columns) {
      if (columnLength(column) !== rows)
        throw new MirrorwardError('bad-data', `columns differ in length: column "${column.name}"`)
      if (seen.has(column.name)) throw new MirrorwardError('bad-data', `duplicate column: "${column.name}"`)
      seen.add(column.name)
    }
    return new Table(columns, rows)
  }

  get columnNames(): string[] {
    return this.columns.map((column) => column.name)
  }

  has(name: string): boolean {
    return this.#byName.has(name)
  }

  /** Throws `not-found` for an unknown name. */
  column(name: string): Column {
    const column = this.#byName.get(name)
    if (column === undefined) {
      const near = didYouMean(name, this.columnNames)
      throw new MirrorwardError('not-found', `unknown column: "${name}"${near}`)
    }
    return column
  }

  select(names: readonly string[]): Table {
    return Table.of(
      names.map((name) => this.column(name)),
      this.rowCount,
    )
  }

  /** The rows named by `rows`, in that order. */
  take(rows: ArrayLike<number>): Table {
    return Table.of(
      this.columns.map((column) => takeRows(column, rows)),
      rows.length,
    )
  }

  slice(start: number, end: number = this.rowCount): Table {
    const last = Math.min(end, this.rowCount)
    return this.take(Uint32Array.from({ length: Math.max(0, last - start) }, (_, index) => start + index))
  }
}
