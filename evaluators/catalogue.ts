import { originalPairs, originalShape } from './fidelity/as-before.js'
import { blocks } from './fidelity/blocks.js'
import { c2st } from './fidelity/c2st.js'
import { coverage, density } from './fidelity/density-coverage.js'
import { digits } from './fidelity/digits.js'
import { informativePairs } from './fidelity/informative-pairs.js'
import { keptRelations, lostRelations } from './fidelity/lost-relations.js'
import { missingness } from './fidelity/missingness.js'
import { pairTrends } from './fidelity/pair-trends.js'
import { propensity } from './fidelity/propensity.js'
import { rareLevels } from './fidelity/rare-levels.js'
import { shape } from './fidelity/shape.js'
import { subgroups } from './fidelity/subgroups.js'
import { precision, recall } from './fidelity/support.js'
import { survival } from './fidelity/survival.js'
import { tails } from './fidelity/tails.js'
import { totalVariation2, totalVariation3 } from './fidelity/total-variation.js'
import type { Metric } from './metric.js'
import { attributeDisclosure } from './privacy/attribute-disclosure.js'
import { c2stGap } from './privacy/c2st-gap.js'
import { dcrShare } from './privacy/dcr-share.js'
import { exactCopies } from './privacy/exact-copies.js'
import { exposedPeopleMetric } from './privacy/exposed/exposed-people.js'
import { lowDigits } from './privacy/give-away/low-digits.js'
import { rareValues } from './privacy/give-away/rare-values.js'
import { rowOrder } from './privacy/give-away/row-order.js'
import { membershipDcr } from './privacy/membership-dcr.js'
import { membershipDcrDifference } from './privacy/membership-dcr-difference.js'
import { membershipEnsemble } from './privacy/membership-ensemble.js'
import { membershipF1 } from './privacy/membership-f1.js'
import { membershipRefit } from './privacy/membership-refit.js'
import { nndr } from './privacy/nndr.js'
import { homogeneousClasses } from './privacy/own-rows/homogeneous-classes.js'
import { recordLinkage, recordLinkageByKnown } from './privacy/own-rows/record-linkage.js'
import { recordsAtRiskMetric } from './privacy/records-at-risk.js'
import { replicatedUniquesMetric } from './privacy/replicated-uniques.js'
import { inference } from './privacy/risks/inference.js'
import { linkability } from './privacy/risks/linkability.js'
import { singlingOut } from './privacy/risks/singling-out.js'
import { shadowMembership } from './privacy/shadow/shadow-membership.js'
import { concordanceMetric } from './utility/concordance.js'
import { everyColumn } from './utility/every-column.js'
import { importance } from './utility/importance.js'
import { lostEffects } from './utility/lost-effects.js'
import { replication } from './utility/replication.js'
import { subgroupUtility } from './utility/subgroup-utility.js'
import { tstr } from './utility/tstr.js'
import { bounds } from './validity/bounds.js'
import { foundRelations } from './validity/found-relations.js'
import { keys } from './validity/keys.js'
import { levels } from './validity/levels.js'
import { precisionMetric } from './validity/precision.js'
import { relations } from './validity/relations.js'
import { rules } from './validity/rules.js'

/** Every metric, in the order of the report. */
export const metrics: readonly Metric[] = [
  bounds,
  levels,
  keys,
  rules,
  relations,
  foundRelations,
  precisionMetric,
  shape,
  pairTrends,
  originalShape,
  originalPairs,
  informativePairs,
  blocks,
  lostRelations,
  keptRelations,
  totalVariation2,
  totalVariation3,
  missingness,
  rareLevels,
  tails,
  subgroups,
  survival,
  precision,
  recall,
  density,
  coverage,
  propensity,
  c2st,
  digits,
  tstr,
  everyColumn,
  subgroupUtility,
  importance,
  concordanceMetric,
  replication,
  lostEffects,
  exactCopies,
  exposedPeopleMetric,
  rareValues,
  rowOrder,
  lowDigits,
  dcrShare,
  nndr,
  c2stGap,
  membershipDcr,
  membershipDcrDifference,
  membershipEnsemble,
  membershipF1,
  membershipRefit,
  shadowMembership,
  singlingOut,
  linkability,
  inference,
  homogeneousClasses,
  recordLinkage,
  recordLinkageByKnown,
  attributeDisclosure,
  replicatedUniquesMetric,
  recordsAtRiskMetric,
]
