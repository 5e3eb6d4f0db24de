export type { HeldCells } from '../engine.js'
export { countedRows } from './counted-rows.js'
export { databaseRows } from './database-rows.js'
export { openDatabaseRows } from './open-database-rows.js'
export { openParquetRows, parquetRowCount } from './parquet-rows.js'
export type {
  DistinctCells,
  People,
  Places,
  RowsOfPerson,
  RowsThere,
  StoredColumnForm,
  StoredRows,
} from './stored-rows.js'
