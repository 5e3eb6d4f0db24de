import { evaluateFormula } from '../../../expression/evaluate.js'
import { parseFormula } from '../../../expression/parse.js'
import { columnStep, type Schema } from '../../../schema.js'
import type { Table } from '../../../table.js'
import type { FormulaRelation } from './relation.js'

const millisecondsPerDay = 86_400_000

/**
 * What a formula gives its column, in the column's own units: a number as it is, a date (formulas count these in days) as the
 * moment its column can hold, so that a day is the day of a moment whatever its hour. O(rows).
 */
export function formulaValues(
  { column, formula }: Pick<FormulaRelation, 'column' | 'formula'>,
  table: Table,
  schema: Schema,
): { readonly values: Float64Array; readonly valid: Uint8Array } {
  const found = evaluateFormula(parseFormula(formula), table, schema)
  const target = schema.columns.find(({ name }) => name === column)
  if (target?.kind !== 'datetime') return found
  const step = columnStep(target)
  return { ...found, values: found.values.map((days) => wholeStep(Math.round(days * millisecondsPerDay), step)) }
}

/** The moment at which the step begins that a moment lies in. */
export function wholeStep(moment: number, step: number): number {
  return Math.floor(moment / step) * step
}
