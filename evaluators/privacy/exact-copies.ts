import { keyCounts, rowKeys } from '../../src/counts/index.js'
import { wilsonInterval } from '../../src/math/index.js'
import type { Metric } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { drawnRows } from '../natures.js'

/** Share of synthetic rows equal to a training row in every modelled column, beside the share equal to an unseen row. */
export const exactCopies: Metric = {
  id: 'privacy.exact-copies',
  title: 'Exact copies',
  question: 'Are real rows released as they are?',
  reading:
    'Share of synthetic rows that equal a training row in every modelled column. On tables with few distinct rows real people coincide too: compare with unseen real rows. None found does not mean that nobody can be recognised.',
  natures: drawnRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute(context) {
    const { schema, train, holdout, synthetic } = context
    const names = modelledNames(schema)
    if (names.length === 0 || [train, holdout, synthetic].some(({ rowCount }) => rowCount === 0))
      return { status: 'skipped', reason: 'nothing to compare' }
    const { of, count } = rowKeys([train, holdout, synthetic], names)
    const [own, other, made] = of as [Int32Array, Int32Array, Int32Array]
    const copies = (real: Int32Array) => {
      const counts = keyCounts(real, count)
      return made.reduce((sum, key) => sum + Number(counts[key]! > 0), 0)
    }
    const trials = made.length
    const successes = copies(own)
    const ofHoldout = copies(other)
    return {
      status: 'ok',
      value: successes / trials,
      interval: wilsonInterval({ successes, trials }),
      detail: { rows: trials, ofTrain: successes, ofHoldout, holdoutRows: other.length },
    }
  },
}
