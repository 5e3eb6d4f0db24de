import { columnStep, isMissing, type NumberColumn, presentValues, type Schema, type Table } from '../../table/index.js'
import { findStep, snapTo } from '../grid.js'
import type { OrderDerivation } from './derivation.js'
import {
  type FitDerivation,
  freshName,
  type InnerColumn,
  isHeldBy,
  keepWhere,
  numbersFrom,
  schemaColumn,
} from './inner-column.js'
import type { PlannedOrder } from './plan-relations.js'
import type { Restoring } from './restoring.js'

/** How an ordered column follows from its bases. The grid of the differences is the finer of the columns' grids. */
export function fitOrder({ column, bases, side }: PlannedOrder, fit: FitDerivation): OrderDerivation {
  const { train, schema } = fit
  const own = schemaColumn(schema, column)
  const target = train.column(column) as NumberColumn
  const base = baseOf({ bases, side }, (name) => train.column(name) as NumberColumn)
  const unit =
    own.kind === 'datetime' ? Math.min(...[column, ...bases].map((name) => columnStep(schemaColumn(schema, name)))) : 1
  const isAlone = (row: number) => base(row) === null && !isMissing(target, row)
  const label = side === 'below' ? `${bases.join(' | ')} - ${column}` : `${column} - ${bases.join(' | ')}`
  return {
    type: 'order',
    column,
    bases,
    side,
    offset: freshName(label, schema),
    unit,
    step: own.kind === 'datetime' ? 1 : Math.min(...[column, ...bases].map((name) => gridOf(name, fit))),
    grid: gridOf(column, fit),
    ...(isHeldBy(isAlone, fit) && { alone: freshName(`${column} alone`, schema) }),
  }
}

/** The difference to the bases, never below 0, and the column itself where all bases are missing. */
export function orderColumns(derivation: OrderDerivation, table: Table, schema: Schema): InnerColumn[] {
  const { column, side, offset, unit, step, alone } = derivation
  const own = schemaColumn(schema, column)
  const target = table.column(column) as NumberColumn
  const base = baseOf(derivation, (name) => table.column(name) as NumberColumn)
  const snap = snapTo(step)
  const difference = numbersFrom(offset, table.rowCount, (row) => {
    const from = base(row)
    if (from === null || isMissing(target, row)) return null
    const value = side === 'below' ? from - target.values[row]! : target.values[row]! - from
    return Math.max(0, snap(value / unit))
  })
  const inner: InnerColumn = {
    schema: {
      name: offset,
      kind: 'numeric',
      role: own.role,
      bounds: { min: 0 },
      ...(step > 0 && { precision: Math.round(-Math.log10(step)) }),
    },
    cells: difference,
  }
  if (alone === undefined) return [inner]
  return [inner, { schema: { ...own, name: alone }, cells: keepWhere(target, alone, (row) => base(row) === null) }]
}

const mostRedraws = 8

/**
 * The column from its bases and the difference drawn. A value beyond the column's bounds is drawn again from its bin, and
 * when the bin has nothing better to offer, evenly from what base and bounds allow.
 */
export function restoreOrder(derivation: OrderDerivation, restoring: Restoring): NumberColumn {
  const { column, side, offset, unit, grid, alone } = derivation
  const own = schemaColumn(restoring.schema, column)
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = own.bounds ?? {}
  const differences = restoring.table.column(offset) as NumberColumn
  const rest = alone === undefined ? undefined : (restoring.table.column(alone) as NumberColumn)
  const base = baseOf(derivation, (name) => restoring.table.column(name) as NumberColumn)
  const snap = snapTo(grid)
  const direction = side === 'below' ? -1 : 1
  const valueAt = (from: number, difference: number) => {
    const value = snap(from + direction * difference * unit)
    // Rounding to the column's own grid must not step over the base.
    return (value - from) * direction < 0 ? snap(value + direction * grid) : value
  }
  const fits = (value: number) => value >= min && value <= max
  const restored = numbersFrom(column, differences.values.length, (row) => {
    const from = base(row)
    if (from === null) return rest === undefined || isMissing(rest, row) ? null : rest.values[row]!
    // Beyond a base that lies outside the column's own bounds there is no room.
    if (isMissing(differences, row) || (side === 'below' ? from < min : from > max)) return null
    return valueAt(from, differences.values[row]!)
  })
  let outside = rowsWhere(restored, (value) => !fits(value))
  for (let attempt = 0; attempt < mostRedraws && outside.length > 0; attempt++) {
    const drawn = restoring.redraw(offset, outside, attempt)
    outside.forEach((row, index) => {
      restored.values[row] = valueAt(base(row) as number, drawn[index]!)
    })
    outside = outside.filter((row) => !fits(restored.values[row]!))
  }
  const rng = restoring.rng.fork(`within bounds:${column}`)
  for (const row of outside) {
    const from = base(row) as number
    const limit = side === 'below' ? min : max
    const spread = valueAt(from, (rng.uniform() * Math.abs(limit - from)) / unit)
    restored.values[row] = Math.min(max, Math.max(min, spread))
  }
  return restored
}

/** The nearest of the bases that are present; null when none is. */
function baseOf(
  { bases, side }: Pick<OrderDerivation, 'bases' | 'side'>,
  columnOf: (name: string) => NumberColumn,
): (row: number) => number | null {
  const columns = bases.map(columnOf)
  return (row) => {
    let nearest: number | null = null
    for (const column of columns) {
      if (isMissing(column, row)) continue
      const value = column.values[row]!
      if (nearest === null || (side === 'below' ? value < nearest : value > nearest)) nearest = value
    }
    return nearest
  }
}

/** The distance between a column's representable values; 0 without a grid. */
function gridOf(name: string, { train, schema }: FitDerivation): number {
  return findStep(schemaColumn(schema, name), presentValues(train.column(name) as NumberColumn))
}

function rowsWhere(column: NumberColumn, holds: (value: number) => boolean): Int32Array {
  return Int32Array.from(column.values, (_, row) => row).filter(
    (row) => !isMissing(column, row) && holds(column.values[row]!),
  )
}
