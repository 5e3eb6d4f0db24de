import type { Rng } from '../../../../math/index.js'
import {
  boundsOf,
  type ColumnSchema,
  columnStep,
  isMissing,
  type NumberColumn,
  orderRoom,
  presentValues,
  type Schema,
  type Table,
} from '../../../../table/index.js'
import { findStep, snapTo } from '../../../grid.js'
import { columnLattices, landOn } from '../../../lattices/index.js'
import type { Planned } from '../../derivation-kind.js'
import { fillWhere } from '../../fill-cells.js'
import {
  type FitDerivation,
  freshName,
  type InnerColumn,
  isHeldBy,
  keepWhere,
  numbersFrom,
  schemaColumn,
} from '../../inner-column.js'
import type { Restoring } from '../../restoring.js'
import type { OrderDerivation } from './derivation.js'

/** How an ordered column follows from its bases. The grid of the differences is the finer of the columns' grids. */
export function fitOrder({ column, inputs: bases, side = 'below' }: Planned, fit: FitDerivation): OrderDerivation {
  const { train, schema } = fit
  const own = schemaColumn(schema, column)
  const target = train.column(column) as NumberColumn
  const grid = gridOf(column, fit)
  const rooms = roomsOf({ column, bases, side }, schema)
  const sided = { bases, side, grid, ...(rooms.some((room) => room > 0) && { rooms }) }
  const base = baseOf(sided, (name) => train.column(name) as NumberColumn)
  const steps = [column, ...bases].map((name) => columnStep(schemaColumn(schema, name)))
  // Above finer moments a day counts from their days.
  const unit = own.kind !== 'datetime' ? 1 : side === 'above' ? columnStep(own) : Math.min(...steps)
  const isAlone = (row: number) => base(row) === null && !isMissing(target, row)
  const isUnstated = (row: number) => base(row) !== null && isMissing(target, row)
  const floor = side === 'below' ? (own.bounds?.min ?? zeroFloor(own, target)) : undefined
  const lattices = own.kind === 'datetime' ? undefined : columnLattices(column, { ...fit, step: grid })
  const others = bases.join(' | ')
  const label = side === 'above' ? `${column} - ${others}` : `${others} - ${column}`
  return {
    type: 'order',
    column,
    ...sided,
    ...(floor !== undefined && { floor }),
    offset: freshName(floor === undefined ? label : `${column} / ${others}`, schema),
    unit,
    step: own.kind === 'datetime' ? 1 : Math.min(...[column, ...bases].map((name) => gridOf(name, fit))),
    ...(lattices !== undefined && { lattices }),
    ...(!isHeldBy(isUnstated, fit) && { shares: [] }),
    ...(isHeldBy(isAlone, fit) && { alone: freshName(`${column} alone`, schema) }),
  }
}

/** What lies below numbers from 0 up that nobody gave a bound. */
function zeroFloor({ kind }: ColumnSchema, target: NumberColumn): number | undefined {
  return kind === 'numeric' && presentValues(target).every((value) => value >= 0) ? 0 : undefined
}

/** The share or the difference, and the column itself where all bases are missing. */
export function orderColumns(derivation: OrderDerivation, table: Table, schema: Schema): InnerColumn[] {
  const { column, floor, offset, step, alone } = derivation
  const own = schemaColumn(schema, column)
  const target = table.column(column) as NumberColumn
  const base = baseOf(derivation, (name) => table.column(name) as NumberColumn)
  const cells = numbersFrom(offset, table.rowCount, (row) => {
    const from = base(row)
    return from === null || isMissing(target, row) ? null : offsetOf(target.values[row]!, from, derivation)
  })
  const isShare = floor !== undefined
  const inner: InnerColumn = {
    schema: {
      name: offset,
      kind: 'numeric',
      role: own.role,
      bounds: isShare ? { min: 0, max: 1 } : { min: 0 },
      ...(!isShare && step > 0 && { precision: Math.round(Math.log10(1 / step)) }),
    },
    cells,
  }
  if (alone === undefined) return [inner]
  return [inner, { schema: { ...own, name: alone }, cells: keepWhere(target, alone, (row) => base(row) === null) }]
}

/** Where a value lies on its side of the base; a value on the wrong side counts as equal. */
function offsetOf(value: number, from: number, { side, floor, unit, step }: OrderDerivation): number {
  if (floor !== undefined) return from <= floor ? 1 : Math.max(0, Math.min(1, (value - floor) / (from - floor)))
  return Math.max(0, snapTo(step)((side === 'below' ? from - value : value - from) / unit))
}

const mostRedraws = 8

/**
 * The column from its bases and the offset drawn. A value beyond the column's bounds is drawn again from its bin, and when
 * the bin has nothing better to offer, evenly from what base and bounds allow.
 */
export function restoreOrder(derivation: OrderDerivation, restoring: Restoring): NumberColumn {
  const { column, side, offset, grid, shares, alone } = derivation
  const own = schemaColumn(restoring.schema, column)
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = boundsOf(own)
  const rest = alone === undefined ? undefined : (restoring.table.column(alone) as NumberColumn)
  const base = baseOf(derivation, (name) => restoring.table.column(name) as NumberColumn)
  const drawn = restoring.table.column(offset)
  const isTied = (row: number) => base(row) !== null
  const offsets = (shares === undefined ? drawn : fillWhere(drawn, isTied, { shares, restoring })) as NumberColumn
  const fits = (value: number) => value >= min && value <= max
  const restored = numbersFrom(column, offsets.values.length, (row) => {
    const from = base(row)
    if (from === null) return rest === undefined || isMissing(rest, row) ? null : rest.values[row]!
    // Beyond a base that lies outside the column's own bounds there is no room.
    if (isMissing(offsets, row) || (side === 'below' ? from < min : from > max)) return null
    return valueAt(offsets.values[row]!, from, derivation)
  })
  let outside = rowsWhere(restored, (value) => !fits(value))
  for (let attempt = 0; attempt < mostRedraws && outside.length > 0; attempt++) {
    const again = restoring.redraw(offset, outside, attempt)
    outside.forEach((row, index) => {
      restored.values[row] = valueAt(again[index]!, base(row) as number, derivation)
    })
    outside = outside.filter((row) => !fits(restored.values[row]!))
  }
  const rng = restoring.rng.fork(`within bounds:${column}`)
  const snap = snapTo(grid)
  for (const row of outside) {
    const from = base(row) as number
    const low = side === 'below' ? min : Math.max(min, from)
    const high = side === 'below' ? Math.min(max, from) : max
    const value = snap(low + rng.uniform() * (high - low))
    restored.values[row] = Number.isFinite(value)
      ? Math.max(low, Math.min(high, value))
      : Number.isFinite(low)
        ? low
        : high
  }
  return onLattices(restored, derivation, { base, min, max, rng: restoring.rng.fork(`lattice:${column}`) })
}

interface Landing {
  readonly base: (row: number) => number | null
  readonly min: number
  readonly max: number
  readonly rng: Rng
}

/** The values that follow from a base on the column's own lattices, on their side of it still; no tie is broken or made. */
function onLattices(
  restored: NumberColumn,
  { lattices, side }: OrderDerivation,
  { base, min, max, rng }: Landing,
): NumberColumn {
  if (lattices === undefined) return restored
  const values = restored.values.map((value, row) => {
    const target = rng.uniform()
    const from = isMissing(restored, row) ? null : base(row)
    if (from === null || value === from) return value
    const limits = side === 'below' ? { low: min, high: Math.min(max, from) } : { low: Math.max(min, from), high: max }
    const landed = landOn(lattices, value, { ...limits, target })
    return landed === from ? value : landed
  })
  return { ...restored, values }
}

/** The value on the column's own grid; rounding must not step over the base. */
function valueAt(offset: number, from: number, { side, floor, unit, grid }: OrderDerivation): number {
  const snap = snapTo(grid)
  const direction = side === 'below' ? -1 : 1
  const exact = floor === undefined ? from + direction * offset * unit : floor + offset * (from - floor)
  const value = snap(offset === 1 && floor !== undefined ? from : exact)
  return (value - from) * direction < 0 ? snap(value + direction * grid) : value
}

/** Per base, the room between it and the column, in whichever of them is lower. */
function roomsOf(
  { column, bases, side }: Pick<OrderDerivation, 'column' | 'bases' | 'side'>,
  schema: Schema,
): number[] {
  const own = schemaColumn(schema, column)
  return bases.map((name) => {
    const base = schemaColumn(schema, name)
    return side === 'below' ? orderRoom(own, base) : orderRoom(base, own)
  })
}

/** The nearest of the bases that are present; null when none is. */
function baseOf(
  { bases, side, grid, rooms }: Pick<OrderDerivation, 'bases' | 'side' | 'grid' | 'rooms'>,
  columnOf: (name: string) => NumberColumn,
): (row: number) => number | null {
  const columns = bases.map(columnOf)
  return (row) => {
    let nearest: number | null = null
    for (const [at, column] of columns.entries()) {
      if (isMissing(column, row)) continue
      const room = rooms?.[at] ?? 0
      const exact = column.values[row]!
      const value = room === 0 ? exact : side === 'below' ? exact + room : Math.floor(exact / grid) * grid
      if (nearest === null || (side === 'below' ? value < nearest : value > nearest)) nearest = value
    }
    return nearest
  }
}

/** The distance between a column's representable values; 0 without a grid. */
function gridOf(name: string, { train, schema, minCount }: FitDerivation): number {
  return findStep(schemaColumn(schema, name), presentValues(train.column(name) as NumberColumn), minCount)
}

function rowsWhere(column: NumberColumn, holds: (value: number) => boolean): Int32Array {
  return Int32Array.from(column.values, (_, row) => row).filter(
    (row) => !isMissing(column, row) && holds(column.values[row]!),
  )
}
