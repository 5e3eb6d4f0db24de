export { acceptedRows } from './accepted-rows.js'
export type {
  Codebook,
  ColumnBook,
  LevelBook,
  NumberBook,
  NumberCell,
  Piece,
  SurrogateBook,
} from './codebook.js'
export { codebookFromJson, codebookToJson } from './codebook-json.js'
export { allocateCodes, type CodedColumn, type CodedTable, takeCodedRows } from './coded-table.js'
export {
  type CountedColumn,
  type CountedNumbers,
  mostHolders,
  outermostPeople,
  type RowsOfPerson,
  withoutExtremePeople,
} from './counted-columns.js'
export { type DecodeOptions, decodeTable } from './decode-table.js'
export { type DistinctValues, distinctValues } from './distinct-values.js'
export { encodeTable } from './encode-table.js'
export { evidenceWeights } from './evidence-weights.js'
export { type CodebookOptions, defaultBins, fitCodebook } from './fit-codebook.js'
export type { RarePolicy } from './fit-level-book.js'
export { findStep, snapTo } from './grid.js'
export { type GuardedQuantiles, type GuardedQuantilesOptions, guardedQuantiles } from './guarded-quantiles.js'
export { blankCells, fillMissing } from './imputation/fill-missing.js'
export { type OpenColumn, openCells } from './imputation/open-cells.js'
export { type Unmet, unmetFillings } from './imputation/unmet-fillings.js'
export { type NumberRun, numberRuns } from './number-runs.js'
export { binPositions } from './positions.js'
export { type PublicCodebookOptions, publicCodebook, undeclared } from './public-codebook.js'
export {
  type ColumnSummary,
  guardedMoments,
  type LevelSummary,
  type NumberSummary,
  summariseTable,
} from './summarise-table.js'
export { withSurrogates } from './surrogate-columns.js'
