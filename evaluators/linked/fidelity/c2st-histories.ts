import type { LinkedMetric } from '../linked-metric.js'
import { historiesResult } from './people-tests.js'

/** Classifier two-sample test on whole people: their own columns, and what their visits come to. */
export const c2stHistories: LinkedMetric = {
  id: 'fidelity.c2st-histories',
  title: 'Histories told apart',
  question:
    'Can a strong classifier tell synthetic people, with all that happened to them, from people nobody learnt from?',
  reading:
    "Area under the ROC curve of boosted trees on one row a person (own columns, number and times of visits, and every column's mean, spread, first, last, slope and steps), on people they did not learn from, as many of each side; one half is indistinguishable to them. It names what gives the histories away.",
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  usesReference: true,
  version: 1,
  compute: (context) => historiesResult(context, { withPeople: true }),
}
