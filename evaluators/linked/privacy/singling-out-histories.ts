import { singlingOut } from '../../privacy/risks/singling-out.js'
import type { LinkedMetric } from '../linked-metric.js'
import { personRecords } from './person-records.js'

/** WP29's first risk for people with many rows: statements on a person and all their rows. */
export const singlingOutHistories: LinkedMetric = {
  id: 'privacy.singling-out-histories',
  title: 'Singling out by a whole history',
  question: 'Do statements on a synthetic person and all their rows point to exactly one real person?',
  reading:
    'Residual risk (attack − control) / (1 − control): how much more often a statement on own columns and on what the rows come to (counts, times, means, extremes, first and last values), true of one synthetic person, is true of exactly one training person than of exactly one unseen one, as many people of each. 0 means that the statements are no better on people learnt from.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  version: 1,
  compute: (context) => singlingOut.compute(personRecords(context)),
}
