import { fewestRows, mostRows, toldApart, twoSampleTest, unseenTest } from '../fidelity/two-sample-test.js'
import { presumedPeople } from '../learning/presumed-people.js'
import type { Metric } from '../metric.js'
import { drawnRows } from '../natures.js'

/** How much harder synthetic rows are to tell from training rows than from unseen ones: a sign of copying. */
export const c2stGap: Metric = {
  id: 'privacy.c2st-gap',
  title: 'Closer to train, to boosted trees',
  question: 'Are synthetic rows harder to tell from the rows learnt from than from rows never seen?',
  reading:
    'Area under the curve against unseen rows minus the same against training rows, as many rows each; 0 is no difference, above it the table resembles its training rows more than their population. A copy check: 0 does not rule out recognition.',
  natures: drawnRows,
  goal: 'reference',
  range: [-1, 1],
  cost: 'costly',
  usesReference: true,
  workbench: 'two samples',
  // The test against unseen rows is that of the other metric, to the row.
  drawsAs: 'fidelity.c2st',
  asksRows: mostRows,
  version: 3,
  compute(context) {
    const { schema, train, holdout, reference, synthetic, rng, realRng = rng } = context
    const apart = toldApart(context)
    if (apart !== null) return { status: 'skipped', reason: apart }
    const rows = Math.min(mostRows, train.rowCount, holdout.rowCount + reference.rowCount, synthetic.rowCount)
    const against = unseenTest(context, rows)
    const own = twoSampleTest(train, synthetic, {
      ...{ schema, rows },
      people: presumedPeople(schema, train),
      rng: rng.fork('train'),
      realRng: realRng.fork('train'),
    })
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
