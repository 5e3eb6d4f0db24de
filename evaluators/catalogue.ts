import { missingness } from './fidelity/missingness.js'
import { pairTrends } from './fidelity/pair-trends.js'
import { shape } from './fidelity/shape.js'
import { totalVariation2, totalVariation3 } from './fidelity/total-variation.js'
import type { Metric } from './metric.js'
import { dcrShare } from './privacy/dcr-share.js'
import { exactCopies } from './privacy/exact-copies.js'
import { membershipDcr } from './privacy/membership-dcr.js'
import { membershipDcrDifference } from './privacy/membership-dcr-difference.js'
import { bounds } from './validity/bounds.js'
import { keys } from './validity/keys.js'
import { levels } from './validity/levels.js'
import { rules } from './validity/rules.js'

/** Every metric, in the order of the report. */
export const metrics: readonly Metric[] = [
  bounds,
  levels,
  keys,
  rules,
  shape,
  pairTrends,
  totalVariation2,
  totalVariation3,
  missingness,
  exactCopies,
  dcrShare,
  membershipDcr,
  membershipDcrDifference,
]
