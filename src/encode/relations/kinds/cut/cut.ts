import { z } from 'zod'
import {
  applySteps,
  type Column,
  columnOfStates,
  columnsOfOperand,
  evaluateFormula,
  isMissing,
  type LearntCut,
  parseFormula,
  type Schema,
  statesOf,
  stepsFile,
  type Table,
} from '../../../../table/index.js'
import type { DerivationKind } from '../../derivation-kind.js'
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
import type { CutDerivation } from './derivation.js'

export const cut: DerivationKind<'cut'> = {
  type: 'cut',
  file: z.strictObject({
    type: z.literal('cut'),
    column: z.string(),
    formula: z.string(),
    steps: stepsFile,
    residual: z.string().optional(),
    alone: z.string().optional(),
  }),
  leavesBounds: false,
  fit: (_, relation, fit) => fitCut(relation, fit),
  inputs: ({ formula }) => columnsOfOperand(parseFormula(formula)),
  innerNames: ({ residual, alone }) => [residual, alone].filter((name) => name !== undefined),
  innerColumns: cutColumns,
  restore: restoreCut,
  relations: ({ type, column, formula, steps }) => [{ type, column, formula, steps }],
}

/** The thresholds, and what must be modelled beside them: whether the group is stated, and groups without a formula. */
function fitCut({ column, formula, steps }: LearntCut, fit: FitDerivation): CutDerivation {
  const { train, schema } = fit
  const target = train.column(column)
  const { valid } = evaluateFormula(parseFormula(formula), train, schema)
  const isUnstated = (row: number) => valid[row] === 1 && isMissing(target, row)
  const isAlone = (row: number) => valid[row] === 0 && !isMissing(target, row)
  return {
    type: 'cut',
    column,
    formula,
    steps,
    ...(isHeldBy(isUnstated, fit) && { residual: freshName(`${column} stated`, schema) }),
    ...(isHeldBy(isAlone, fit) && { alone: freshName(`${column} alone`, schema) }),
  }
}

function cutColumns(derivation: CutDerivation, table: Table, schema: Schema): InnerColumn[] {
  const { column, formula, residual, alone } = derivation
  const own = schemaColumn(schema, column)
  const target = table.column(column)
  const { valid } = evaluateFormula(parseFormula(formula), table, schema)
  const inner: InnerColumn[] = []
  if (residual !== undefined)
    inner.push({
      schema: { name: residual, kind: 'numeric', role: own.role, precision: 0 },
      cells: numbersFrom(residual, table.rowCount, (row) => (valid[row] === 0 || isMissing(target, row) ? null : 0)),
    })
  if (alone !== undefined)
    inner.push({ schema: { ...own, name: alone }, cells: keepWhere(target, alone, (row) => valid[row] === 0) })
  return inner
}

/** The group in which the formula lies. */
function restoreCut(derivation: CutDerivation, { table, schema }: Restoring): Column {
  const { column, formula, steps, residual, alone } = derivation
  const groups = applySteps(steps, table, { formula, schema })
  const stated = residual === undefined ? undefined : table.column(residual)
  const rest = alone === undefined ? undefined : statesOf(table.column(alone))
  const missing = groups.states.length - 1
  const indices = groups.indices.map((group, row) => {
    if (group === missing) return rest === undefined ? missing : groups.states.length + rest.indices[row]!
    return stated !== undefined && isMissing(stated, row) ? missing : group
  })
  const states = [...groups.states, ...(rest?.states ?? [])]
  return columnOfStates({ states, indices }, schemaColumn(schema, column))
}
