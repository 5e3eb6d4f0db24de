import { evaluateFormula } from '../../../expression/evaluate.js'
import { parseFormula } from '../../../expression/parse.js'
import { patientIndex } from '../../../patients.js'
import type { Schema } from '../../../schema.js'
import type { Table } from '../../../table.js'
import type { LearnOptions } from '../../relation-kind.js'
import { shortestBetween } from '../../shortest-between.js'
import type { StateColumn } from '../../state.js'
import { patientsPerGroup, statesOf } from '../../states.js'
import type { CutRelation, StepFunction } from './relation.js'

/**
 * The thresholds behind a cut: between the numbers of neighbouring groups, the shortest decimal that parts them, or parts
 * most of them when they overlap. Groups that fewer than `minCount` patients hold are left out. O(n log n).
 */
export function learnSteps(train: Table, relation: CutRelation, { schema, minCount }: LearnOptions): StepFunction {
  const { states, indices } = statesOf(train.column(relation.column))
  const { values, valid } = evaluateFormula(parseFormula(relation.formula), train, schema)
  const groups = indices.map((state, row) => (valid[row] === 0 || states[state] === null ? -1 : state))
  const patients = patientsPerGroup(groups, { groupCount: states.length, patientOf: patientIndex(train, schema) })
  const members: number[][] = states.map(() => [])
  groups.forEach((group, row) => {
    members[group]?.push(values[row]!)
  })
  const steps = states
    .flatMap((state, group) => (patients[group]! >= minCount ? [{ state, numbers: members[group] as number[] }] : []))
    .map(({ state, numbers }) => ({ state, numbers: Float64Array.from(numbers).sort() }))
    .sort((a, b) => middleOf(a.numbers) - middleOf(b.numbers))
  const thresholds = steps.slice(1).map((step, index) => thresholdBetween(steps[index]!.numbers, step.numbers))
  return { thresholds: thresholds.sort((a, b) => a - b), values: steps.map(({ state }) => state) }
}

/** The value of each row; missing where the formula is. O(rows × log thresholds). */
export function applySteps(
  { thresholds, values: steps }: StepFunction,
  table: Table,
  { formula, schema }: { readonly formula: string; readonly schema: Schema },
): StateColumn {
  const { values, valid } = evaluateFormula(parseFormula(formula), table, schema)
  const indices = Int32Array.from(values, (value, row) => {
    if (valid[row] === 0) return steps.length
    const above = thresholds.findIndex((threshold) => value < threshold)
    return above < 0 ? thresholds.length : above
  })
  return { states: [...steps, null], indices }
}

function middleOf(sorted: Float64Array): number {
  return sorted[sorted.length >> 1] ?? 0
}

/** The place that parts two sorted groups with the fewest numbers on the wrong side. */
function thresholdBetween(lower: Float64Array, upper: Float64Array): number {
  const merged = Float64Array.of(...new Set([...lower, ...upper])).sort()
  let best = { wrong: Number.POSITIVE_INFINITY, at: 0 }
  let lowerBelow = 0
  let upperBelow = 0
  for (let at = 0; at < merged.length; at++) {
    const wrong = lower.length - lowerBelow + upperBelow
    if (at > 0 && wrong < best.wrong) best = { wrong, at }
    while (lowerBelow < lower.length && lower[lowerBelow]! <= merged[at]!) lowerBelow++
    while (upperBelow < upper.length && upper[upperBelow]! <= merged[at]!) upperBelow++
  }
  const { at } = best
  return at === 0 ? (merged[0] ?? 0) : shortestBetween(merged[at - 1]!, merged[at]!)
}
