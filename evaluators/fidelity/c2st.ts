import { presumedPeople } from '../learning/presumed-people.js'
import type { Metric } from '../metric.js'
import { withRows } from '../natures.js'
import { fewestRows, mostRows, toldApart, unseenTest } from './two-sample-test.js'

/** Classifier two-sample test against unseen real rows: boosted trees, three folds, as many rows of each side. */
export const c2st: Metric = {
  id: 'fidelity.c2st',
  title: 'Told apart by boosted trees',
  question: 'Can a strong classifier tell synthetic rows from real rows nobody learnt from?',
  reading:
    'Area under the ROC curve of boosted trees trained to tell the two apart, on rows they did not learn from; one half is indistinguishable to them, 1 always caught. It names what gives the table away, not whether that matters to its use.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'costly',
  usesReference: true,
  workbench: 'two samples',
  asksRows: mostRows,
  version: 3,
  compute(context) {
    const apart = toldApart(context)
    if (apart !== null) return { status: 'skipped', reason: apart }
    const tested = unseenTest(context)
    if (tested === null) return { status: 'skipped', reason: `fewer than ${fewestRows} rows on a side` }
    const { area, interval, rowsOfEachSide, columnDrops } = tested
    const people = presumedPeople(context.schema, context.train)
    const columns = context.brief ? [] : columnDrops().slice(0, 10)
    return { status: 'ok', value: area, interval, detail: { rowsOfEachSide, columns, ...(people && { people }) } }
  },
}
