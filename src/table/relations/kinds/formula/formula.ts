import { z } from 'zod'
import { isMissing, type NumberColumn } from '../../../column.js'
import { parseFormula } from '../../../expression/parse.js'
import { columnsOfOperand } from '../../../expression/syntax.js'
import { columnStep, type Schema } from '../../../schema.js'
import type { Table } from '../../../table.js'
import type { Candidate, Search } from '../../find/candidate.js'
import { columnName, formulaText, nonNumbers } from '../../named-columns.js'
import type { RelationKind, Stating } from '../../relation-kind.js'
import { findFormulas } from './find-formulas.js'
import { findSums } from './find-sums.js'
import { findTwins } from './find-twins.js'
import { formulaValues, wholeStep } from './formula-values.js'
import type { FormulaRelation } from './relation.js'

export const formula: RelationKind<'formula'> = {
  type: 'formula',
  settles: true,
  file: z
    .strictObject({
      type: z.literal('formula'),
      column: columnName,
      formula: formulaText,
      within: z.number().positive().optional(),
    })
    .describe('the column equals the formula up to rounding, or lies within that distance of it'),
  say: ({ column, formula: text, within }) => `${column} = ${text}${within === undefined ? '' : ` (within ${within})`}`,
  parts: ({ column, formula: text }) => ({ column, inputs: [...new Set(columnsOfOperand(parseFormula(text)))] }),
  problems(relation, stating) {
    const { path, kindOf } = stating
    const { column, inputs } = formula.parts(relation)
    if (kindOf(column) === 'datetime') return dateProblems(relation, inputs, stating)
    return kindOf(column) === 'numeric'
      ? nonNumbers(inputs, stating)
      : [`${path}: a formula gives a numeric column or a date, "${column}" is ${kindOf(column)}`]
  },
  brokenRows: brokenFormula,
  find: findEvery,
}

/** An exact sum of many stands before what is only near. */
function findEvery(search: Search): Candidate<FormulaRelation>[] {
  const few = findFormulas(search)
  const exact = few.filter(({ relation }) => relation.within === undefined)
  const sums = findSums(search, new Set(exact.map(({ relation }) => relation.column)))
  const isSummed = ({ relation }: Candidate<FormulaRelation>) =>
    relation.within !== undefined && sums.some((sum) => sum.relation.column === relation.column)
  return [...few.filter((each) => !isSummed(each)), ...sums, ...findTwins(search)]
}

/** A date is another one, or a number of days from it. */
function dateProblems(
  { column, within }: FormulaRelation,
  inputs: readonly string[],
  { path, kindOf }: Stating,
): string[] {
  if (within !== undefined) return [`${path}: "${column}" is a date, which equals its formula: no within`]
  const problems = nonNumbers(inputs, { path, kindOf })
  if (problems.length > 0 || inputs.some((name) => kindOf(name) === 'datetime')) return problems
  return [`${path}: "${column}" is a date, and so must a column of its formula be`]
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
