import { z } from 'zod'
import { parseFormula } from '../../../expression/parse.js'
import { columnsOfOperand } from '../../../expression/syntax.js'
import { differingStates } from '../../differing-states.js'
import { columnName, formulaText, nonNumbers } from '../../named-columns.js'
import type { RelationKind } from '../../relation-kind.js'
import { stateFile } from '../../state.js'
import { statesOf } from '../../states.js'
import { findCuts } from './find-cuts.js'
import { applySteps, learnSteps } from './step-function.js'

export const stepsFile = z.strictObject({ thresholds: z.array(z.number()), values: z.array(stateFile) })

export const cut: RelationKind<'cut'> = {
  type: 'cut',
  settles: true,
  file: z
    .strictObject({ type: z.literal('cut'), column: columnName, formula: formulaText })
    .describe('the column tells between which thresholds the formula lies; the thresholds are learnt'),
  learntFile: z.strictObject({ type: z.literal('cut'), column: z.string(), formula: z.string(), steps: stepsFile }),
  say: ({ column, formula }) => `${column} cuts ${formula}`,
  parts: ({ column, formula }) => ({ column, inputs: [...new Set(columnsOfOperand(parseFormula(formula)))] }),
  problems: (relation, stating) => nonNumbers(cut.parts(relation).inputs, stating),
  learn: (relation, train, options) => ({ ...relation, steps: learnSteps(train, relation, options) }),
  // A group too rare to know its thresholds is not judged.
  brokenRows(relation, table, schema) {
    const expected = applySteps(relation.steps, table, { formula: relation.formula, schema })
    const actual = statesOf(table.column(relation.column))
    const known = new Set(relation.steps.values)
    const states = actual.states.map((state) => (known.has(state) ? state : null))
    return differingStates(expected, { ...actual, states }, { ignoreMissing: true })
  },
  find: findCuts,
}
