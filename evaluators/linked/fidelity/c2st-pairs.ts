import { pairRows } from '../courses/step-tables.js'
import type { LinkedMetric } from '../linked-metric.js'
import { worstTableResult } from './people-tests.js'

/** Classifier two-sample test on consecutive rows of one person side by side. */
export const c2stPairs: LinkedMetric = {
  id: 'fidelity.c2st-pairs',
  title: 'Consecutive rows told apart',
  question: "Can a strong classifier tell a synthetic person's step from one row to the next from a real one's?",
  reading:
    'Area under the ROC curve of boosted trees on two consecutive rows side by side, their differences and the gap between them; all rows of a person are in one fold, as many people on each side. Of several tables the one told apart best. It does not see whether a course belongs to its person.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'costly',
  usesReference: true,
  version: 1,
  compute: (context) => worstTableResult(context, pairRows),
}
