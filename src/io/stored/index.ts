export type { HeldCells } from '../engine.js'
export { databaseRows, openDatabaseRows } from './database-rows.js'
export { openParquetRows, parquetRowCount } from './parquet-rows.js'
export type { DistinctCells, People, Places, RowsOfPerson, StoredColumnForm, StoredRows } from './stored-rows.js'
