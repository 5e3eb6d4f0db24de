import { linkHalves } from '../../privacy/risks/linkability.js'
import type { LinkedMetric } from '../linked-metric.js'
import { halvesOfRecord, personRecords } from './person-records.js'

/** WP29's second risk for people with many rows: two halves of one history. */
export const linkabilityHistories: LinkedMetric = {
  id: 'privacy.linkability-histories',
  title: 'Linkability of halves of a history',
  question: 'Do the synthetic people help to link two halves of one person’s history?',
  reading:
    'Residual risk (attack − control) / (1 − control): how much more often the nearest synthetic people of two halves of a training person’s history meet than those of an unseen person’s. Halves are columns by turns, those of the person and those of the rows: all visits’ values of one laboratory test lie in one half. 0 is no help with people learnt from.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  version: 1,
  compute(context) {
    const records = personRecords(context)
    return linkHalves(records, halvesOfRecord(context, records.train))
  },
}
