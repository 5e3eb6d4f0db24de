import { isMissing, type NumberColumn, type Table } from '../../table/index.js'

/** A column that a surface runs over, as functions of its cells: its *parts*. Nothing in it is one person's value. */
export type Axis = NumberAxis | LevelAxis

/** Parts: x, x² and (x − k)² above each knot k; x is the value between `low` and `high` (its logarithm), centred and scaled. */
export interface NumberAxis {
  readonly type: 'number'
  readonly column: string
  /** Whether x is taken of the logarithm. */
  readonly isLog: boolean
  readonly low: number
  readonly high: number
  readonly centre: number
  readonly scale: number
  readonly knots: readonly number[]
}

/** Parts: 1 at each of the levels, 0 elsewhere. */
export interface LevelAxis {
  readonly type: 'level'
  readonly column: string
  readonly levels: readonly string[]
}

export function partCount(axis: Axis): number {
  return axis.type === 'level' ? axis.levels.length : 2 + axis.knots.length
}

/** Every part at each row; rows where the cell is missing have 0 in all of them and in `valid`. O(rows × parts). */
export function axisParts(
  axis: Axis,
  table: Table,
): { readonly parts: readonly Float64Array[]; readonly valid: Uint8Array } {
  const column = table.column(axis.column)
  const { rowCount } = table
  const parts = Array.from({ length: partCount(axis) }, () => new Float64Array(rowCount))
  const valid = Uint8Array.from({ length: rowCount }, (_, row) => (isMissing(column, row) ? 0 : 1))
  if (axis.type === 'level') {
    if (column.type !== 'level') return { parts, valid }
    const partOf = column.levels.map((level) => axis.levels.indexOf(level))
    for (let row = 0; row < rowCount; row++) {
      const part = valid[row] === 1 ? partOf[column.codes[row]!]! : -1
      if (part >= 0) parts[part]![row] = 1
    }
    return { parts, valid }
  }
  const { values } = column as NumberColumn
  for (let row = 0; row < rowCount; row++) {
    if (valid[row] === 0) continue
    const x = placeOn(axis, values[row]!)
    parts[0]![row] = x
    parts[1]![row] = x * x
    axis.knots.forEach((knot, at) => {
      parts[2 + at]![row] = x > knot ? (x - knot) ** 2 : 0
    })
  }
  return { parts, valid }
}

/** A value on the axis: between its ends, centred and scaled. */
export function placeOn(
  { low, high, isLog, centre, scale }: Omit<NumberAxis, 'type' | 'column' | 'knots'>,
  value: number,
): number {
  const within = Math.max(low, Math.min(high, value))
  return ((isLog ? Math.log(within) : within) - centre) / scale
}
