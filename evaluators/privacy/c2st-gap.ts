import { concatTables } from '../../src/table/index.js'
import { fewestRows, mostRows, twoSampleTest } from '../fidelity/two-sample-test.js'
import type { Metric } from '../metric.js'

/** How much harder synthetic rows are to tell from training rows than from unseen ones: a sign of copying. */
export const c2stGap: Metric = {
  id: 'privacy.c2st-gap',
  title: 'Closer to train, to boosted trees',
  question: 'Are synthetic rows harder to tell from the rows learnt from than from rows never seen?',
  reading:
    'Area under the curve against unseen rows minus the same against training rows, as many rows each; 0 is no difference, above it the table resembles its training rows more than their population. A copy check: 0 does not rule out recognition.',
  goal: 'reference',
  range: [-1, 1],
  cost: 'costly',
  usesReference: true,
  version: 1,
  compute({ schema, train, holdout, reference, synthetic, rng }) {
    const unseen = concatTables([holdout, reference])
    const rows = Math.min(mostRows, train.rowCount, unseen.rowCount, synthetic.rowCount)
    const areas = [unseen, train].map((real, side) =>
      twoSampleTest(real, synthetic, { schema, rng: rng.fork(`side:${side}`), rows }),
    )
    const [against, own] = areas
    if (!against || !own) return { status: 'skipped', reason: `fewer than ${fewestRows} rows on a side` }
    // Standard errors from the widths of the two intervals; the two tests draw their rows independently.
    const half = ([low, high]: readonly [number, number]) => (high - low) / 2
    const margin = Math.hypot(half(against.interval), half(own.interval))
    const value = against.area - own.area
    return {
      status: 'ok',
      value,
      interval: [Math.max(-1, value - margin), Math.min(1, value + margin)],
      detail: { againstUnseen: against.area, againstTrain: own.area, rowsOfEachSide: rows },
    }
  },
}
