import { z } from 'zod'
import { isMissing, type NumberColumn, presentValues, type Schema, type Table } from '../../../../table/index.js'
import { findStep, snapTo } from '../../../grid.js'
import { columnLattices, landOn } from '../../../lattices/index.js'
import { latticesFile } from '../../../lattices/lattices-file.js'
import {
  type FoundSurface,
  type NumberAxis,
  numberAxisFile,
  placeOn,
  surfaceFile,
  surfaceValues,
} from '../../../surfaces/index.js'
import type { DerivationKind } from '../../derivation-kind.js'
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
import type { SmoothDerivation } from './derivation.js'

export const smooth: DerivationKind<'smooth'> = {
  type: 'smooth',
  file: z.strictObject({
    type: z.literal('smooth'),
    column: z.string(),
    surface: surfaceFile,
    own: numberAxisFile,
    floor: z.number().optional(),
    grid: z.number().min(0),
    lattices: latticesFile.optional(),
    residual: z.string(),
    shares: z.array(z.number().min(0)).optional(),
    alone: z.string().optional(),
  }),
  leavesBounds: true,
  inputs: ({ surface }) => surface.axes.map(({ column }) => column),
  innerNames: ({ residual, alone }) => (alone === undefined ? [residual] : [residual, alone]),
  innerColumns: smoothColumns,
  restore: restoreSmooth,
  relations: () => [],
  filledFrom: ({ residual }) => residual,
  alone: ({ alone }) => alone,
}

/** What must be modelled of a column that lies near a surface. */
export function fitSmooth({ column, surface, own }: FoundSurface, fit: FitDerivation): SmoothDerivation {
  const { train, schema } = fit
  const target = train.column(column) as NumberColumn
  const { valid } = surfaceValues(surface, train)
  const isUnstated = (row: number) => valid[row] === 1 && isMissing(target, row)
  const isAlone = (row: number) => valid[row] === 0 && !isMissing(target, row)
  const grid = findStep(schemaColumn(schema, column), presentValues(target), fit.minCount)
  const lattices = columnLattices(column, { ...fit, step: grid })
  return {
    type: 'smooth',
    column,
    surface,
    own,
    ...(own.low >= 0 && !presentValues(target).some((value) => value < 0) && { floor: 0 }),
    grid,
    ...(lattices !== undefined && { lattices }),
    residual: freshName(`${column} residual`, schema),
    ...(!isHeldBy(isUnstated, fit) && { shares: [] }),
    ...(isHeldBy(isAlone, fit) && { alone: freshName(`${column} alone`, schema) }),
  }
}

/** The distance from the surface, and the column itself where a cell of the axes is missing. */
function smoothColumns(derivation: SmoothDerivation, table: Table, schema: Schema): InnerColumn[] {
  const { column, surface, residual, alone } = derivation
  const described = schemaColumn(schema, column)
  const target = table.column(column) as NumberColumn
  const { values, valid } = surfaceValues(surface, table)
  const own = unbounded(derivation.own)
  const inner: InnerColumn = {
    schema: { name: residual, kind: 'numeric', role: described.role },
    cells: numbersFrom(residual, table.rowCount, (row) =>
      valid[row] === 0 || isMissing(target, row) ? null : placeOn(own, target.values[row]!) - values[row]!,
    ),
  }
  if (alone === undefined) return [inner]
  return [inner, { schema: { ...described, name: alone }, cells: keepWhere(target, alone, (row) => valid[row] === 0) }]
}

/** The surface's height and the distance drawn, on the column's grid or lattices. */
function restoreSmooth(derivation: SmoothDerivation, restoring: Restoring): NumberColumn {
  const { column, surface, own, grid, lattices, residual, shares, alone } = derivation
  const { floor: low = Number.NEGATIVE_INFINITY } = derivation
  const { table, rng } = restoring
  const { values, valid } = surfaceValues(surface, table)
  const drawn = table.column(residual)
  const isTied = (row: number) => valid[row] === 1
  const distance = (shares === undefined ? drawn : fillWhere(drawn, isTied, { shares, restoring })) as NumberColumn
  const rest = alone === undefined ? undefined : (table.column(alone) as NumberColumn)
  const snap = snapTo(grid)
  const stream = rng.fork(`lattice:${column}`)
  return numbersFrom(column, table.rowCount, (row) => {
    if (!isTied(row)) return rest === undefined || isMissing(rest, row) ? null : rest.values[row]!
    if (isMissing(distance, row)) return null
    const height = own.centre + own.scale * (values[row]! + distance.values[row]!)
    const value = Math.max(low, own.isLog ? Math.exp(height) : height)
    if (lattices === undefined) return snap(value)
    return landOn(lattices, value, { low, high: Number.POSITIVE_INFINITY, target: stream.uniform() })
  })
}

/** Values beyond the ends of their axis are as far from the surface as they are; logarithms need a number above 0. */
function unbounded(own: NumberAxis): NumberAxis {
  return { ...own, low: own.isLog ? own.low / 10 : Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
}
