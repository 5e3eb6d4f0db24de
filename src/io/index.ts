export { removeTemporaryFiles, writeFileAtomically, writeThenRename } from './atomic.js'
export { checkFhir } from './check-fhir.js'
export { isFormula } from './csv/formula-safe.js'
export { type Encoding, encodings } from './csv/level-texts.js'
export { type Engine, engineVersion, hasEngine, openEngine } from './engine.js'
export type { CheckedFhir } from './fhir/conformance/check-fhir.js'
export { type Format, isTableFile } from './formats.js'
export { hashFile } from './hash.js'
export { databaseFormatOf, type FormatWriter, type LinkedFormat, linkedFormatOf } from './linked-formats.js'
export { namesKeptApart } from './names-kept-apart.js'
export { type Header, readColumnNames, readHeader } from './read-names.js'
export { type ReadTableOptions, readTable, readTableFile, type TableFile } from './read-table.js'
export {
  type CellBatch,
  type CellRewriter,
  columnsOfFile,
  type FileReading,
  rewritableFormatOf,
  rewritableFormats,
  rewriteFile,
  rowNumber,
  scanFile,
} from './rewrite/index.js'
export {
  type Cell,
  type Database,
  type DatabaseUrl,
  type Dialect,
  databaseName,
  defaultSchemaOf,
  dropPartialStreams,
  fittingType,
  fromFolder,
  hashTable,
  isDatabase,
  isSamePlace,
  newSchemaOf,
  type OpenTables,
  openDatabase,
  openTables,
  parseDatabaseUrl,
  placeText,
  type Relation,
  readRelation,
  refuseFoldedColumns,
  refuseWhatWasRead,
  relationText,
  type StreamOptions,
  type TableToWrite,
  type WrittenTables,
  withParameters,
} from './sql/index.js'
export {
  type DistinctCells,
  type HeldCells,
  openDatabaseRows,
  openParquetRows,
  type People,
  type Places,
  parquetRowCount,
  type RowsOfPerson,
  type RowsThere,
  type StoredRows,
} from './stored/index.js'
export { openStreams, type PlaceStreams, writeStreams } from './streams/index.js'
export { type WriteTableOptions, writeTable } from './write-table.js'
