export { Numbering } from './numbering.js'
export { cellNumbers, keyCounts, type RowKeys, rowKeys } from './row-keys.js'
