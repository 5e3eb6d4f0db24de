export type { HeldCells } from '../engine.js'
export { openParquetRows, parquetRowCount } from './parquet-rows.js'
export type { DistinctCells, People, Places, StoredColumnForm, StoredRows } from './stored-rows.js'
