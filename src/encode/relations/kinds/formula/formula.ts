import { z } from 'zod'
import {
  columnsOfOperand,
  type FormulaRelation,
  formulaValues,
  isMissing,
  type NumberColumn,
  parseFormula,
  presentValues,
  type Schema,
  type Table,
} from '../../../../table/index.js'
import { findStep, snapTo } from '../../../grid.js'
import { columnLattices, landOn } from '../../../lattices/index.js'
import { latticesFile } from '../../../lattices/lattices-file.js'
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
import type { FormulaDerivation } from './derivation.js'

export const formula: DerivationKind<'formula'> = {
  type: 'formula',
  file: z.strictObject({
    type: z.literal('formula'),
    column: z.string(),
    formula: z.string(),
    within: z.number().positive().optional(),
    grid: z.number().min(0),
    residual: z.string().optional(),
    shares: z.array(z.number().min(0)).optional(),
    alone: z.string().optional(),
    lattices: latticesFile.optional(),
  }),
  leavesBounds: true,
  fit: (_, relation, fit) => fitFormula(relation, fit),
  inputs: (derivation) => columnsOfOperand(parseFormula(derivation.formula)),
  innerNames: ({ residual, alone }) => [residual, alone].filter((name) => name !== undefined),
  alone: ({ alone }) => alone,
  innerColumns: formulaColumns,
  restore: restoreFormula,
  relations({ column, formula: text, within = 0, grid }, schema) {
    // Without a stated precision the column was rounded to the grid its values showed.
    const isStated = schema.columns.some(({ name, precision }) => name === column && precision !== undefined)
    return [{ type: 'formula', column, formula: text, within: within + (isStated ? 0 : grid / 2) }]
  },
  filledFrom: ({ residual = '' }) => residual,
}

/** What must be modelled of a column that a formula gives: its distance from it, unless there is none. */
function fitFormula({ column, formula: text, within }: FormulaRelation, fit: FitDerivation): FormulaDerivation {
  const { train, schema } = fit
  const target = train.column(column) as NumberColumn
  const { valid } = formulaValues({ column, formula: text }, train, schema)
  const isUnstated = (row: number) => valid[row] === 1 && isMissing(target, row)
  const isAlone = (row: number) => valid[row] === 0 && !isMissing(target, row)
  const isOptional = isHeldBy(isUnstated, fit)
  const grid = findStep(schemaColumn(schema, column), presentValues(target), fit.minCount)
  const lattices = within === undefined ? undefined : columnLattices(column, { ...fit, step: grid })
  return {
    type: 'formula',
    column,
    formula: text,
    ...(within !== undefined && { within }),
    grid,
    ...((within !== undefined || isOptional) && { residual: freshName(`${column} residual`, schema) }),
    ...(within !== undefined && !isOptional && { shares: [] }),
    ...(isHeldBy(isAlone, fit) && { alone: freshName(`${column} alone`, schema) }),
    ...(lattices !== undefined && { lattices }),
  }
}

/** The distance from the formula, at most `within` and 0 for an exact one, and the column itself where there is no formula. */
function formulaColumns(derivation: FormulaDerivation, table: Table, schema: Schema): InnerColumn[] {
  const { column, within = 0, residual, alone } = derivation
  const own = schemaColumn(schema, column)
  const target = table.column(column) as NumberColumn
  const { values, valid } = formulaValues(derivation, table, schema)
  const inner: InnerColumn[] = []
  if (residual !== undefined) {
    const distance = (row: number) => Math.max(-within, Math.min(within, target.values[row]! - values[row]!))
    inner.push({
      schema: { name: residual, kind: 'numeric', role: own.role, bounds: { min: -within, max: within } },
      cells: numbersFrom(residual, table.rowCount, (row) =>
        valid[row] === 0 || isMissing(target, row) ? null : distance(row),
      ),
    })
  }
  if (alone !== undefined)
    inner.push({ schema: { ...own, name: alone }, cells: keepWhere(target, alone, (row) => valid[row] === 0) })
  return inner
}

/** The formula's number and the distance drawn, on the column's grid or lattices and no further from the formula than it may be. */
function restoreFormula(derivation: FormulaDerivation, restoring: Restoring): NumberColumn {
  const { table, schema } = restoring
  const { column, grid, within = 0, residual, shares, alone, lattices } = derivation
  const { values, valid } = formulaValues(derivation, table, schema)
  const isTied = (row: number) => valid[row] === 1
  const drawn = residual === undefined ? undefined : table.column(residual)
  const filled = drawn && shares ? fillWhere(drawn, isTied, { shares, restoring }) : drawn
  const distance = filled as NumberColumn | undefined
  const rest = alone === undefined ? undefined : (table.column(alone) as NumberColumn)
  const snap = snapTo(grid)
  const stream = restoring.rng.fork(`lattice:${column}`)
  const land = (value: number, near: number) => {
    if (lattices === undefined) return snap(value)
    return landOn(lattices, value, { low: near - within, high: near + within, target: stream.uniform() })
  }
  return numbersFrom(column, table.rowCount, (row) => {
    if (valid[row] === 0) return rest === undefined || isMissing(rest, row) ? null : rest.values[row]!
    if (distance === undefined) return snap(values[row]!)
    return isMissing(distance, row) ? null : land(values[row]! + distance.values[row]!, values[row]!)
  })
}
