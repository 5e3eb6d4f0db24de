import type { Metric } from '../metric.js'
import { closest, distanceSpace } from './closest.js'
import { membershipMetric, membershipResult, sampleScores } from './membership.js'

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
    const { rng, realRng = rng } = context
    const scores = (['train', 'holdout'] as const).map((side) => {
      const scores = closest(space[side], space.synthetic).map((distance) => -distance)
      return sampleScores(scores, realRng.fork(side))
    })
    return membershipResult(scores[0]!, scores[1]!, rng.fork('bootstrap'))
  },
}
