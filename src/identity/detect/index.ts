export type { ColumnRole, Evidence } from './column-class.js'
export {
  type ColumnCounter,
  type ColumnTexts,
  type CountOptions,
  columnCounter,
  countTexts,
} from './column-texts.js'
export { type ColumnFinding, columnClasses, detectColumn } from './detect-column.js'
