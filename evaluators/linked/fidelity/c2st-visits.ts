import { visitRows } from '../courses/step-tables.js'
import type { LinkedMetric } from '../linked-metric.js'
import { worstTableResult } from './people-tests.js'

/** Classifier two-sample test on single rows of the tables below the people's. */
export const c2stVisits: LinkedMetric = {
  id: 'fidelity.c2st-visits',
  title: 'Single rows told apart',
  question: 'Can a strong classifier tell a synthetic visit from a real one, by itself?',
  reading:
    'Area under the ROC curve of boosted trees on single rows with their time; all rows of a person are in one fold, as many people on each side. Of several tables the one told apart best. It does not see what comes before or after.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'costly',
  usesReference: true,
  version: 1,
  compute: (context) => worstTableResult(context, visitRows),
}
