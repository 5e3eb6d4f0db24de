import { createRng } from '../../src/math/index.js'
import { areaOfMargins } from '../../src/pipeline/contest/area-of-margins.js'
import { compete } from '../../src/pipeline/contest/compete.js'
import { pickContender, type Round } from '../../src/pipeline/contest/pick-contender.js'
import { questionnaire } from '../tables/wide-tables.js'
import type { Cause } from './cause.js'

const tables = 2
const [people, items] = [250, 40]

/** A candidate that is far behind, and copies nobody. */
const behind: Round = { unseen: 0.8, fitted: 0.8, lost: 0, heldOut: new Float64Array(0), variance: 1e-3 }

export const contest: Cause = {
  number: 8,
  title: 'auto’s choice',
  shows: `the better of two models, by far, fitted to ${people} people and ${items} answers on ${tables} tables: how often it is thrown out for copying`,
  before: 'held against one half, which models of few rows lie below though they copy nobody',
  measure: async () => {
    const { table, schema } = questionnaire({ rows: 2 * people * tables, items })
    let [before, after] = [0, 0]
    for (let index = 0; index < tables; index++) {
      const [rng, from] = [createRng(`contest ${index}`), 2 * people * index]
      const division = {
        fitted: table.slice(from, from + people),
        validation: table.slice(from + people, from + 2 * people),
      }
      const streams = { schema, rng, realRng: rng, signal: undefined, onShare: () => {} }
      const rounds = [await compete('sequential-trees', division, streams)]
      const field = [
        { model: 'sequential-trees', rounds },
        { model: 'bayes-net', rounds: [behind] },
      ]
      const isOut = (uncopied?: number) => (pickContender(field, { uncopied }).winner === field[0] ? 0 : 1)
      before += isOut()
      after += isOut(await areaOfMargins(division.fitted, { schema, rng: rng.fork('margins') }))
    }
    return { real: 0, before, after }
  },
}
