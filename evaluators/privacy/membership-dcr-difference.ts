import type { Metric } from '../metric.js'
import { closest, distanceSpace } from './closest.js'
import { membershipMetric, membershipResult, sampleScores } from './membership.js'

/** Membership inference by how much closer the closest synthetic row is than the closest reference row. */
export const membershipDcrDifference: Metric = {
  ...membershipMetric,
  id: 'privacy.membership-dcr-difference',
  title: 'Membership by calibrated distance',
  usesReference: true,
  question: 'Can an attacker who also holds other real records tell whether a record was learnt from?',
  reading:
    'As membership by distance, with the distance to the closest reference row taken off, so that records in dense regions do not look like members; one half is guessing blindly. It does not rule out stronger attacks.',
  compute(context) {
    const space = distanceSpace(context)
    if (space === null) return { status: 'skipped', reason: 'nothing to compare' }
    if (space.reference.rowCount === 0) return { status: 'skipped', reason: 'no reference rows' }
    const { rng, realRng = rng } = context
    const scores = (['train', 'holdout'] as const).map((side) => {
      const toReference = closest(space[side], space.reference)
      const scores = closest(space[side], space.synthetic).map((distance, row) => toReference[row]! - distance)
      return sampleScores(scores, realRng.fork(side))
    })
    return membershipResult(scores[0]!, scores[1]!, rng.fork('bootstrap'))
  },
}
