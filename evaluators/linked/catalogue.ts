import { autocorrelation } from './fidelity/autocorrelation.js'
import { c2stCourses } from './fidelity/c2st-courses.js'
import { c2stHistories } from './fidelity/c2st-histories.js'
import { c2stPairs } from './fidelity/c2st-pairs.js'
import { c2stVisits } from './fidelity/c2st-visits.js'
import { cardinality } from './fidelity/cardinality.js'
import { gaps } from './fidelity/gaps.js'
import { parentChild } from './fidelity/parent-child.js'
import { transitions } from './fidelity/transitions.js'
import { varianceShare } from './fidelity/variance-share.js'
import type { LinkedMetric } from './linked-metric.js'
import { copiedHistories } from './privacy/copied-histories.js'
import { linkabilityHistories } from './privacy/linkability-histories.js'
import { membershipHistories } from './privacy/membership-histories.js'
import { membershipRefitHistories } from './privacy/membership-refit-histories.js'
import { singlingOutHistories } from './privacy/singling-out-histories.js'
import { uniqueCourse } from './privacy/unique-course.js'
import { trajectory } from './utility/trajectory.js'
import { afterEnd } from './validity/after-end.js'
import { courses } from './validity/courses.js'
import { keys } from './validity/keys.js'
import { plausibility } from './validity/plausibility.js'
import { sameTime } from './validity/same-time.js'
import { staticColumns } from './validity/static.js'

/** Every metric on linked tables, in the order of the report. */
export const linkedMetrics: readonly LinkedMetric[] = [
  keys,
  staticColumns,
  afterEnd,
  sameTime,
  courses,
  plausibility,
  cardinality,
  c2stHistories,
  c2stCourses,
  c2stPairs,
  c2stVisits,
  autocorrelation,
  transitions,
  gaps,
  parentChild,
  varianceShare,
  trajectory,
  membershipHistories,
  membershipRefitHistories,
  copiedHistories,
  uniqueCourse,
  singlingOutHistories,
  linkabilityHistories,
]
