export type { Cells, MaskRule, RuleClass } from './mask-rule.js'
export { cellsOfTable, maskTable } from './mask-table.js'
export { cellBatches, lookThrough, maskedStreams } from './masked-streams.js'
export { type CellBatch, compileMasker, type Derive, type Masker, type TableMasker } from './masker.js'
export { masking, natureOf } from './masking.js'
export { type MaskingOptions, maskingOptions } from './masking-options.js'
export { findMaskRule, maskRules } from './rules.js'
export {
  findKeptRows,
  type KeptRows,
  parseSubset,
  planSubset,
  type Subset,
  type SubsetTable,
  subsetStreams,
} from './subset/index.js'
