import type * as arrow from 'apache-arrow'
import { type Issue, MirrorwardError } from '../../errors.js'
import type { Column } from '../column.js'
import { levelColumn, numberColumn } from '../column.js'
import { Table } from '../table.js'
import { unreadableColumn } from '../unreadable-column.js'
import { cellReader } from './cell-reader.js'

export interface FromArrowOptions {
  /** Named in issues. */
  readonly file?: string | undefined
  /** Columns that are left out, whatever they hold. */
  readonly ignore?: readonly string[] | undefined
}

/** Beyond as many digits a double does not hold every decimal. */
const mostDigits = 15

/**
 * A table from an Arrow table: numbers as numbers (32-bit floats as their shortest decimals, durations as seconds); texts,
 * bytes that are text, booleans, times, dates (ISO 8601) and numbers beyond a double as levels. Throws `bad-data` that
 * names every column of lists, records or other bytes. O(rows × columns).
 */
export function tableFromArrow(source: arrow.Table, { file, ignore = [] }: FromArrowOptions = {}): Table {
  const issues: Issue[] = []
  const columns = source.schema.fields.flatMap((field, index): Column[] => {
    if (ignore.includes(field.name)) return []
    const vector = source.getChildAt(index)
    const column = vector === null ? 'cells that cannot be read' : fromVector(field.name, vector)
    if (typeof column !== 'string') return [column]
    issues.push(unreadableColumn(field.name, column, file))
    return []
  })
  if (issues.length > 0) {
    const what = file === undefined ? 'cannot read Arrow columns' : `cannot read file: "${file}"`
    throw new MirrorwardError('bad-data', what, { issues })
  }
  return Table.of(columns, source.numRows)
}

/** The column, or why there is none. */
function fromVector(name: string, vector: arrow.Vector): Column | string {
  const reader = cellReader(vector.type)
  if (typeof reader === 'string') return reader
  const read = (cell: unknown) => (cell === null || cell === undefined ? null : reader.read(cell))
  try {
    const cells = Array.from({ length: vector.length }, (_, row) => read(vector.get(row)))
    const asTexts = () => cells.map((cell) => (cell === null || cell === '' ? null : String(cell)))
    if (reader.form === 'text') return levelColumn(name, asTexts())
    return cells.every(isExact) ? numberColumn(name, cells.map(toNumber)) : levelColumn(name, asTexts())
  } catch (error) {
    if (error instanceof TypeError) return 'bytes that are not UTF-8 text'
    throw error
  }
}

/** Whether a double holds a cell: whole numbers of 64 bits come as bigint, decimals as text. */
function isExact(cell: Cell): boolean {
  if (typeof cell === 'bigint') return Number.isSafeInteger(Number(cell))
  return typeof cell !== 'string' || cell.replace(/^[-0.]+/, '').replace('.', '').length <= mostDigits
}

type Cell = number | bigint | string | null

function toNumber(cell: Cell): number | null {
  return cell === null ? null : Number(cell)
}
