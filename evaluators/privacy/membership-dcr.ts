import type { Metric } from '../metric.js'
import { withBasis } from '../sampled.js'
import { askedOf, closest, distanceSpace } from './closest.js'
import { membershipMetric, membershipResult } from './membership.js'

/** Membership inference by the distance to the closest synthetic row: closer means "member". */
export const membershipDcr: Metric = {
  ...membershipMetric,
  id: 'privacy.membership-dcr',
  title: 'Membership by distance',
  question: 'Can an attacker who holds a record tell whether it was learnt from, by how close a synthetic row lies?',
  reading:
    'Area under the ROC curve of guessing "member" for records close to a synthetic row; one half is guessing blindly. A weak attack: one half here does not rule out stronger ones.',
  compute(context) {
    const space = distanceSpace(context)
    if (space === null) return { status: 'skipped', reason: 'nothing to compare' }
    const asked = askedOf(space, context)
    const [members, others] = (['train', 'holdout'] as const).map((side) =>
      closest(asked[side], space.synthetic).map((distance) => -distance),
    ) as [Float64Array, Float64Array]
    return withBasis(membershipResult(members, others, context.rng.fork('bootstrap')), asked.sampled)
  },
}
