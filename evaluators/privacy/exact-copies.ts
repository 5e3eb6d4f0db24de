import { wilsonInterval } from '../../src/math/index.js'
import type { Metric } from '../metric.js'
import { closest, distanceSpace } from './closest.js'

/** Share of synthetic rows equal to a training row in every modelled column, beside the share equal to an unseen row. */
export const exactCopies: Metric = {
  id: 'privacy.exact-copies',
  title: 'Exact copies',
  question: 'Are real rows released as they are?',
  reading:
    'Share of synthetic rows that equal a training row in every modelled column. On tables with few distinct rows real people coincide too: compare with unseen real rows. None found does not mean that nobody can be recognised.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  version: 1,
  compute(context) {
    const space = distanceSpace(context)
    if (space === null) return { status: 'skipped', reason: 'nothing to compare' }
    const copies = (points: typeof space.train) =>
      closest(space.synthetic, points).reduce((count, distance) => count + (distance === 0 ? 1 : 0), 0)
    const trials = space.synthetic.rowCount
    const successes = copies(space.train)
    const ofHoldout = copies(space.holdout)
    return {
      status: 'ok',
      value: successes / trials,
      interval: wilsonInterval({ successes, trials }),
      detail: { rows: trials, ofTrain: successes, ofHoldout, holdoutRows: space.holdout.rowCount },
    }
  },
}
