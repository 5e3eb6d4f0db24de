import { defaultBins } from '../../src/encode/index.js'
import { createRng, rankCorrelation } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import { type Cause, drawnBy } from './cause.js'
import { madeTable, numbersOf } from './columns.js'

const columns = [
  { name: 'dose', kind: 'numeric', precision: 1 },
  { name: 'answer', kind: 'numeric', precision: 1 },
] as const
const people = 1_000

/** Half of the people answer to the dose, the others against it: no function of it, and no matter of a few steps. */
function trial(seed: string) {
  const rng = createRng(seed)
  const rows = Array.from({ length: people }, () => {
    const dose = Math.round(100 * rng.normal()) / 10
    const sign = rng.uniform() < 0.5 ? 1 : -1
    return [dose, Math.round(10 * (sign * dose + 0.5 * rng.normal())) / 10]
  })
  return madeTable(columns, rows)
}

/** What the size of the dose leaves of the size of the answer: 1 less the squared correlation of their ranks. */
const left = (table: Table) =>
  1 - rankCorrelation(numbersOf(table, 'dose').map(Math.abs), numbersOf(table, 'answer').map(Math.abs)) ** 2

export const fewBins: Cause = {
  number: 6,
  title: 'Too few bins on small tables',
  shows:
    '1,000 people who answer to a dose or against it: the share of the answer’s size (variance of ranks) that the dose leaves open',
  before:
    'sequential-trees on the bins of bayes-net and hidden-tree, which keep them: finer ones cost these more than they gave',
  measure: async () => ({
    real: left(trial('unseen').table),
    before: left(await drawnBy('sequential-trees', trial('learnt'), { bins: defaultBins(people) })),
    after: left(await drawnBy('sequential-trees', trial('learnt'))),
  }),
}
