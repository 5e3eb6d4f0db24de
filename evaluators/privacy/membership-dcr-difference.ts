import type { Metric } from '../metric.js'
import { withBasis } from '../sampled.js'
import { askedOf, closest, distanceSpace } from './closest.js'
import { membershipMetric, membershipResult } from './membership.js'

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
    const asked = askedOf(space, context)
    const [members, others] = (['train', 'holdout'] as const).map((side) => {
      const toReference = closest(asked[side], space.reference)
      return closest(asked[side], space.synthetic).map((distance, row) => toReference[row]! - distance)
    }) as [Float64Array, Float64Array]
    return withBasis(membershipResult(members, others, context.rng.fork('bootstrap')), asked.sampled)
  },
}
