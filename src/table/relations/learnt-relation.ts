import { isMissing, type NumberColumn } from '../column.js'
import { evaluateExpression } from '../expression/evaluate.js'
import { parseExpression } from '../expression/parse.js'
import { columnStep, type Schema } from '../schema.js'
import type { Table } from '../table.js'
import { formulaValues, wholeStep } from './formula-values.js'
import { orderRoom } from './order-room.js'
import type {
  CutRelation,
  FormulaRelation,
  FunctionRelation,
  OrderRelation,
  PresenceRelation,
  Relation,
} from './relation.js'
import { applyStateMap, type LearnOptions, learnStateMap, type StateMap } from './state-map.js'
import { type StateColumn, statesOf } from './states.js'
import { applySteps, learnSteps, type StepFunction } from './step-function.js'

/** A relation with what had to be learnt from rows to check it or to build it in. */
export type LearntRelation =
  | OrderRelation
  | FormulaRelation
  | PresenceRelation
  | (FunctionRelation & { readonly map: StateMap })
  | (CutRelation & { readonly steps: StepFunction })

/** Only functions and cuts have anything to learn. Nothing that fewer than `minCount` patients show is kept. */
export function learnRelation(relation: Relation, train: Table, options: LearnOptions): LearntRelation {
  switch (relation.type) {
    case 'function':
      return { ...relation, map: learnStateMap(train, relation, options) }
    case 'cut':
      return { ...relation, steps: learnSteps(train, relation, options) }
    default:
      return relation
  }
}

/**
 * 1 for each row that breaks the relation. Unless it speaks of missing cells, one that needs a missing cell is not broken;
 * nor is a function at a level too rare to know its value, or a cut in a group too rare to know its thresholds. O(rows).
 */
export function brokenRows(relation: LearntRelation, table: Table, schema: Schema): Uint8Array {
  switch (relation.type) {
    case 'order':
      return brokenOrder(relation, table, schema)
    case 'formula':
      return brokenFormula(relation, table, schema)
    case 'function': {
      const expected = applyStateMap(relation.map, table, relation.of)
      const unjudged = table.column(relation.of).type === 'level' ? relation.map.levels.length : -1
      return differing(expected, statesOf(table.column(relation.column)), { unjudged })
    }
    case 'cut': {
      const expected = applySteps(relation.steps, table, { formula: relation.formula, schema })
      const actual = statesOf(table.column(relation.column))
      const known = new Set(relation.steps.values)
      const states = actual.states.map((state) => (known.has(state) ? state : null))
      return differing(expected, { ...actual, states }, { ignoreMissing: true })
    }
    case 'presence': {
      const column = table.column(relation.column)
      const truth = evaluateExpression(parseExpression(relation.when), table, schema)
      return Uint8Array.from(truth, (value, row) => (value >= 0 && (value === 0) !== isMissing(column, row) ? 1 : 0))
    }
  }
}

function brokenOrder(relation: OrderRelation, table: Table, { columns }: Schema): Uint8Array {
  const lower = table.column(relation.lower) as NumberColumn
  const upper = table.column(relation.upper) as NumberColumn
  const schemaOf = (name: string) => columns.find((column) => column.name === name)
  const room = orderRoom(schemaOf(relation.lower), schemaOf(relation.upper))
  return Uint8Array.from(lower.values, (value, row) =>
    !isMissing(lower, row) && !isMissing(upper, row) && value - room > upper.values[row]! ? 1 : 0,
  )
}

function brokenFormula(relation: FormulaRelation, table: Table, schema: Schema): Uint8Array {
  const column = table.column(relation.column) as NumberColumn
  const { values, valid } = formulaValues(relation, table, schema)
  const target = schema.columns.find(({ name }) => name === relation.column)
  const step = target === undefined ? 0 : columnStep(target)
  const room = roomOf(relation, schema)
  return Uint8Array.from(values, (value, row) => {
    if (valid[row] === 0 || isMissing(column, row)) return 0
    if (target?.kind === 'datetime') return wholeStep(column.values[row]!, step) === value ? 0 : 1
    return Math.abs(column.values[row]! - value) > room + 1e-9 * Math.max(1, Math.abs(value)) ? 1 : 0
  })
}

/** How far from its formula a column may lie: what the relation says, and half a step for rounding. */
function roomOf({ column, within = 0 }: FormulaRelation, schema: Schema): number {
  const target = schema.columns.find(({ name }) => name === column)
  return within + (target === undefined ? 0 : columnStep(target) / 2)
}

function differing(
  expected: StateColumn,
  actual: StateColumn,
  { ignoreMissing = false, unjudged = -1 }: { readonly ignoreMissing?: boolean; readonly unjudged?: number },
): Uint8Array {
  return Uint8Array.from(expected.indices, (index, row) => {
    if (index === unjudged) return 0
    const wanted = expected.states[index] ?? null
    const found = actual.states[actual.indices[row]!] ?? null
    if (ignoreMissing && (wanted === null || found === null)) return 0
    return wanted === found ? 0 : 1
  })
}
