import { defaultBins } from '../../src/encode/index.js'
import { createRng, rankCorrelation } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import { type Cause, drawnBy } from './cause.js'
import { madeTable, numbersOf } from './columns.js'

const columns = [
  { name: 'dose', kind: 'numeric', precision: 1 },
  { name: 'level', kind: 'numeric', precision: 1 },
] as const
const people = 1_000

/** A level in blood that follows the dose closely. */
function trial(seed: string) {
  const rng = createRng(seed)
  const rows = Array.from({ length: people }, () => {
    const dose = 100 + 20 * rng.normal()
    return [Math.round(10 * dose) / 10, Math.round(10 * (0.5 * dose + rng.normal())) / 10]
  })
  return madeTable(columns, rows)
}

/** What the ranks of one column leave of those of the other: 1 less the squared correlation. */
const left = (table: Table) => 1 - rankCorrelation(numbersOf(table, 'dose'), numbersOf(table, 'level')) ** 2

export const fewBins: Cause = {
  number: 6,
  title: 'Too few bins on small tables',
  shows: '1,000 people whose level in blood follows a dose: the share of its variance (of ranks) that the dose leaves',
  before:
    'sequential-trees on the bins of bayes-net and hidden-tree, which keep them: finer ones cost these more than they gave',
  measure: async () => ({
    real: left(trial('unseen').table),
    before: left(await drawnBy('sequential-trees', trial('learnt'), { bins: defaultBins(people) })),
    after: left(await drawnBy('sequential-trees', trial('learnt'))),
  }),
}
