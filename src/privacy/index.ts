export { type Batches, calibratedNoise } from './accounting/calibrate.js'
export { gaussianEpsilon } from './accounting/gaussian-delta.js'
export { pldEpsilon } from './accounting/pld.js'
export type { SubsampledGaussian } from './accounting/rdp-subsampled.js'
export { zcdpBudget, zcdpEpsilon, zcdpOfBoundedRange } from './accounting/zcdp.js'
export { type Budget, type BudgetOptions, budgetOf } from './budget.js'
export { chargesSaid } from './charges-said.js'
export { type ChargeRequest, createLedger, type LedgerOptions, PrivacyLedger } from './ledger.js'
export { continueLedger, openLedger, readLedger } from './ledger-file.js'
export type { LedgerEntry, LedgerRecord, PrivacyUnit, Spent } from './ledger-record.js'
export {
  aboveThreshold,
  type BatchRun,
  type Charge,
  type Costed,
  discreteGaussian,
  discreteLaplace,
  exponential,
  type Mechanism,
  partitionSelection,
  permuteAndFlip,
  privateQuantile,
  randomBatches,
  reportNoisyMax,
  type SelectionOptions,
  type Sensitivity,
  thresholdedCounts,
} from './mechanisms/index.js'
export type { PrivacyLoss } from './privacy-loss.js'
export { purposeText } from './purposes.js'
export type { Entropy } from './randomness/index.js'
export {
  isStrong,
  type PrivacyStatement,
  privacyStatement,
  type StatementOptions,
  spentByPurpose,
} from './statement.js'
export { checkStudy, openStudy, type Study, type StudyRequest, unsaidSize } from './study.js'
export { boundedRows } from './unit.js'
