export {
  type Column,
  cellAt,
  columnLength,
  countMissing,
  isMissing,
  type LevelColumn,
  levelColumn,
  type NumberColumn,
  numberColumn,
  takeRows,
} from './column.js'
export { type CellSet, type Evidence, type NumberRange, rangeContains } from './evidence.js'
export {
  type ColumnKind,
  type ColumnSchema,
  columnKinds,
  columnStep,
  isModelled,
  isNumberKind,
  type Role,
  type Rule,
  roles,
  type Schema,
} from './schema.js'
export { Table } from './table.js'
