export { Numbering } from '../math/index.js'
export {
  type CountedColumn,
  type CountOptions,
  type CountSource,
  type GroupBlock,
  type GroupOptions,
  mostCells,
} from './count-source.js'
export { countsOfDatabase, type DatabaseCountOptions, type DatabaseCounts } from './database-counts.js'
export { type CountedFile, countsOfFile, type EngineCounts } from './engine-counts.js'
export { type FewHolders, fewHolders } from './few-holders.js'
export { type CodesInMemory, countsInMemory } from './memory-counts.js'
export { type ColumnCells, cellNumbers, keyCounts, type RowKeys, rowKeys } from './row-keys.js'
export { type CodedInSql, type CodeOfRuns, codeOfRuns, type Run, runsOf } from './sql/code-in-sql.js'
export { type CodedRelation, foldedCounts } from './sql/folded-counts.js'
