export { type FewHolders, fewHolders } from './few-holders.js'
export { Numbering } from './numbering.js'
export { type ColumnCells, cellNumbers, keyCounts, type RowKeys, rowKeys } from './row-keys.js'
