import { z } from 'zod'
import {
  isMissing,
  type LearntCeiling,
  type NumberColumn,
  presentValues,
  type Schema,
  startsOf,
  type Table,
} from '../../../../table/index.js'
import { findStep, snapTo } from '../../../grid.js'
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
import type { CeilingDerivation } from './derivation.js'

const name = z.string()

export const ceiling: DerivationKind<'ceiling'> = {
  type: 'ceiling',
  file: z.strictObject({
    type: z.literal('ceiling'),
    column: name,
    start: name,
    units: z.number().positive(),
    end: z.number(),
    grid: z.number().min(0),
    share: name,
    shares: z.array(z.number().min(0)).optional(),
    alone: name.optional(),
  }),
  leavesBounds: true,
  fit: (_, relation, fit) => fitCeiling(relation, fit),
  inputs: ({ start }) => [start],
  innerNames: ({ share, alone }) => (alone === undefined ? [share] : [share, alone]),
  alone: ({ alone }) => alone,
  innerColumns: ceilingColumns,
  restore: restoreCeiling,
  relations: ({ type, column, start, units, end }) => [{ type, column, start, units, end }],
  filledFrom: ({ share }) => share,
}

function fitCeiling({ column, start, units, end }: LearntCeiling, fit: FitDerivation): CeilingDerivation {
  const { train, schema } = fit
  const target = train.column(column) as NumberColumn
  const begun = startsOf(start, train, schema)
  const isUnstated = (row: number) => !Number.isNaN(begun[row]!) && isMissing(target, row)
  const isAlone = (row: number) => Number.isNaN(begun[row]!) && !isMissing(target, row)
  return {
    type: 'ceiling',
    column,
    start,
    units,
    end,
    grid: findStep(schemaColumn(schema, column), presentValues(target), fit.minCount),
    share: freshName(`${column} / end - ${start}`, schema),
    ...(!isHeldBy(isUnstated, fit) && { shares: [] }),
    ...(isHeldBy(isAlone, fit) && { alone: freshName(`${column} alone`, schema) }),
  }
}

/** The share of the way, and the column itself where the start is missing. */
function ceilingColumns(derivation: CeilingDerivation, table: Table, schema: Schema): InnerColumn[] {
  const { column, start, units, end, share, alone } = derivation
  const own = schemaColumn(schema, column)
  const target = table.column(column) as NumberColumn
  const begun = startsOf(start, table, schema)
  const cells = numbersFrom(share, table.rowCount, (row) => {
    const room = (end - begun[row]!) * units
    if (Number.isNaN(room) || isMissing(target, row)) return null
    return room <= 0 ? 1 : Math.max(0, Math.min(1, target.values[row]! / room))
  })
  const inner: InnerColumn = {
    schema: { name: share, kind: 'numeric', role: own.role, bounds: { min: 0, max: 1 } },
    cells,
  }
  if (alone === undefined) return [inner]
  const isAlone = (row: number) => Number.isNaN(begun[row]!)
  return [inner, { schema: { ...own, name: alone }, cells: keepWhere(target, alone, isAlone) }]
}

/** That share of what the start leaves, rounded down where rounding would go beyond the end. */
function restoreCeiling(derivation: CeilingDerivation, restoring: Restoring): NumberColumn {
  const { column, start, units, end, grid, share, shares, alone } = derivation
  const { table, schema } = restoring
  const begun = startsOf(start, table, schema)
  const isTied = (row: number) => !Number.isNaN(begun[row]!)
  const drawn = table.column(share)
  const filled = (shares === undefined ? drawn : fillWhere(drawn, isTied, { shares, restoring })) as NumberColumn
  const rest = alone === undefined ? undefined : (table.column(alone) as NumberColumn)
  const snap = snapTo(grid)
  return numbersFrom(column, table.rowCount, (row) => {
    if (!isTied(row)) return rest === undefined || isMissing(rest, row) ? null : rest.values[row]!
    if (isMissing(filled, row)) return null
    const room = Math.max(0, (end - begun[row]!) * units)
    const value = snap(filled.values[row]! * room)
    return value > room ? Math.max(0, snap(value - grid)) : value
  })
}
