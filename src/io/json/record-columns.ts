import { type Issue, MirrorwardError } from '../../errors.js'
import { type Column, levelColumn, numberColumn, Table } from '../../table/index.js'

const shownIssues = 100

type Cell = number | string | null

/**
 * Gathers JSON objects into columns, in the order in which names appear; an absent name is missing. A column of numbers
 * only becomes a number column, any other a level column; `true` and `false` become texts.
 */
export class RecordColumns {
  readonly #file: string
  readonly #columns = new Map<string, Cell[]>()
  readonly #issues: Issue[] = []
  #rowCount = 0

  constructor(file: string) {
    this.#file = file
  }

  add(record: unknown): void {
    const row = ++this.#rowCount
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      this.#report({ message: 'not a JSON object', row })
      return
    }
    for (const [name, value] of Object.entries(record)) {
      let cells = this.#columns.get(name)
      if (cells === undefined) {
        cells = []
        this.#columns.set(name, cells)
      }
      while (cells.length < row - 1) cells.push(null)
      cells.push(this.#cellOf(value, name))
    }
  }

  /** A line that is not JSON takes its row, so that later rows keep their numbers. */
  addBroken(message: string): void {
    this.#rowCount++
    this.#report({ message, row: this.#rowCount })
  }

  /** Throws `bad-data` with every issue. */
  finish(): Table {
    if (this.#rowCount === 0) this.#report({ message: 'the file has no rows' })
    if (this.#columns.has('')) this.#report({ message: 'an empty column name' })
    if (this.#issues.length > 0)
      throw new MirrorwardError('bad-data', `cannot read file: "${this.#file}"`, { issues: this.#issues })
    return Table.of(
      [...this.#columns].map(([name, cells]) => toColumn(name, cells, this.#rowCount)),
      this.#rowCount,
    )
  }

  #cellOf(value: unknown, column: string): Cell {
    if (value === null || value === undefined || value === '') return null
    if (typeof value === 'string') return value
    if (typeof value === 'boolean') return String(value)
    if (typeof value !== 'number') {
      this.#report({ message: 'a nested value; only texts, numbers, true, false and null are read', column })
      return null
    }
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      this.#report({ message: 'a whole number with more digits than JSON readers keep; write it as a text', column })
    return value
  }

  #report({ message, column, row = this.#rowCount }: Issue): void {
    if (this.#issues.length >= shownIssues) return
    this.#issues.push({ message, file: this.#file, ...(column !== undefined && { column }), ...(row > 0 && { row }) })
  }
}

function toColumn(name: string, cells: Cell[], rowCount: number): Column {
  while (cells.length < rowCount) cells.push(null)
  const areNumbers = cells.some((cell) => cell !== null) && cells.every((cell) => typeof cell !== 'string')
  if (areNumbers) return numberColumn(name, cells as (number | null)[])
  return levelColumn(
    name,
    cells.map((cell) => (cell === null ? null : String(cell))),
  )
}
