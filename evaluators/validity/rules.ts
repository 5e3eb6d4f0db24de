import { evaluateExpression, parseExpression } from '../../src/table/index.js'
import type { Metric } from '../metric.js'
import { withRows } from '../natures.js'
import { flagRows, validShare } from './row-share.js'

/** Share of rows that break none of the schema's rules; a rule whose cells are missing is not broken. */
export const rules: Metric = {
  id: 'validity.rules',
  title: 'Rules',
  question: 'Do rows obey the rules of the schema?',
  reading:
    'Share of rows that break no rule of the schema; a rule that needs a missing cell is not broken. Only rules that somebody wrote down are tested; see how many real rows break them.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ schema, synthetic }) {
    const stated = schema.rules ?? []
    if (stated.length === 0) return { status: 'skipped', reason: 'the schema has no rules' }
    const invalid = new Uint8Array(synthetic.rowCount)
    const violations = stated.map(({ name, expression }) => {
      const truth = evaluateExpression(parseExpression(expression), synthetic, schema)
      return { name: name ?? expression, rows: flagRows(invalid, (row) => truth[row] === 0) }
    })
    return validShare(invalid, violations)
  },
}
