export type {
  Anonymized,
  Anonymizer,
  AnonymizerCard,
  AnonymizerContext,
  AnonymizerProgress,
  Nature,
  Secrets,
} from './anonymizer.js'
export { anonymizers, findAnonymizer } from './catalogue.js'
export {
  type AppliedPlan,
  applyPlan,
  type CoarsenOptions,
  coarsenTable,
  type KAnonymityOptions,
  kAnonymityOptions,
  type Plan,
  type PlanColumn,
  planKAnonymity,
  planOfCounts,
} from './k-anonymity/index.js'
export {
  type Cells,
  cellsOfTable,
  compileMasker,
  lookThrough,
  type Masker,
  type MaskingOptions,
  type MaskRule,
  maskedStreams,
  maskingOptions,
  maskRules,
  maskTable,
  natureOf,
  type RuleClass,
  type TableMasker,
} from './masking/index.js'
export {
  evenTransitions,
  groupMeans,
  invariantTransitions,
  mdavGroups,
  randomised,
  rankSwapped,
  type Transitions,
  tightestEnd,
  withNoise,
  withOpenEnds,
} from './perturbation/index.js'
export { canonical, joinKey, KeyRing, keyBytes, keyId, Mac, splitKey } from './pseudonyms/index.js'
