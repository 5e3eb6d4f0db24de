import { brokenRows, fewestPeople, learnRelation, relationsOf, relationText } from '../../src/table/index.js'
import type { Metric } from '../metric.js'
import { withRows } from '../natures.js'
import { flagRows, validShare } from './row-share.js'

/** Share of rows that break none of the schema's relations. */
export const relations: Metric = {
  id: 'validity.relations',
  title: 'Relations between columns',
  question: 'Do columns that follow from others still do so?',
  reading:
    'Share of rows that break no relation of the schema: orders, formulas, functions, cuts, presences and the other kinds, and rules that state an order. What a relation leaves open (which value goes with which level, the thresholds of a cut, the end of follow-up) is learnt from the training rows. Where no person wrote a schema, these are the relations that were found and kept; the notes name them.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ schema, train, synthetic }) {
    const stated = relationsOf(schema)
    if (stated.length === 0) return { status: 'skipped', reason: 'the schema has no relations' }
    const invalid = new Uint8Array(synthetic.rowCount)
    const violations = stated.map((relation) => {
      const broken = brokenRows(learnRelation(relation, train, { schema, minCount: fewestPeople }), synthetic, schema)
      return { name: relationText(relation), rows: flagRows(invalid, (row) => broken[row] === 1) }
    })
    return validShare(invalid, violations)
  },
}
