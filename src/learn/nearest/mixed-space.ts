import { type Column, cellAt, isMissing, type Table } from '../../table/index.js'

/** Rows of a table as points: `width` coordinates a row, one row after the other. */
export interface Points {
  readonly coordinates: Float64Array
  readonly width: number
  readonly rowCount: number
}

/** Coordinates far enough apart that their distance is cut to 1. */
const missing = 4
const levelGap = 2

/**
 * A map from rows to points under which Gower's distance (Biometrics 27, 1971) is the mean over columns of min(|a − b|, 1):
 * numbers over their range among all the rows of `tables`, cut to 1; levels 0 or 1; missing against present 1, against
 * missing 0. One space must serve every comparison, or its distances cannot be compared. O(rows × columns).
 */
export function mixedSpace(tables: readonly Table[], columnNames: readonly string[]): (table: Table) => Points {
  const axes = columnNames.map((name) => axisOf(tables.map((table) => table.column(name))))
  return (table) => {
    const width = axes.length
    const coordinates = new Float64Array(table.rowCount * width)
    axes.forEach((axis, index) => {
      const place = axis(table.column(columnNames[index]!))
      for (let row = 0; row < table.rowCount; row++) coordinates[row * width + index] = place(row)
    })
    return { coordinates, width, rowCount: table.rowCount }
  }
}

type Axis = (column: Column) => (row: number) => number

function axisOf(columns: readonly Column[]): Axis {
  return columns.every((column) => column.type === 'number') ? numberAxis(columns) : levelAxis()
}

function numberAxis(columns: readonly Column[]): Axis {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const column of columns) {
    if (column.type !== 'number') continue
    for (let row = 0; row < column.values.length; row++) {
      if (isMissing(column, row)) continue
      low = Math.min(low, column.values[row]!)
      high = Math.max(high, column.values[row]!)
    }
  }
  const range = high - low
  const scaled = (value: number) => (range > 0 ? (value - low) / range : value === low ? 0 : 2)
  return (column) => (row) => {
    if (isMissing(column, row)) return missing
    // Beyond the range every distance to a real row is at least 1 already at −1 and 2.
    return Math.min(2, Math.max(-1, scaled(cellAt(column, row) as number)))
  }
}

function levelAxis(): Axis {
  const placeOf = new Map<string, number>()
  return (column) => {
    const place = (level: string) => {
      if (!placeOf.has(level)) placeOf.set(level, placeOf.size * levelGap)
      return placeOf.get(level)!
    }
    if (column.type === 'number')
      return (row) => (isMissing(column, row) ? -levelGap : place(String(column.values[row])))
    const places = column.levels.map(place)
    return (row) => places[column.codes[row]!] ?? -levelGap
  }
}
