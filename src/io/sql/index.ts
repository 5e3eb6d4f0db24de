export { orderOf, takenInOrder } from './canonical-order.js'
export type { ColumnPlan } from './column-plan.js'
export type { ConnectOptions } from './connect-options.js'
export type { Cell, Database, WrittenTables } from './database.js'
export {
  type DatabasePlace,
  type DatabaseUrl,
  fromFolder,
  isDatabase,
  isSamePlace,
  isServer,
  parseDatabaseUrl,
  placeText,
  withParameters,
} from './database-place.js'
export type { Dialect } from './dialect.js'
export type { DialectId } from './dialect-id.js'
export { fittingType } from './fitting-type.js'
export { refuseFoldedColumns } from './folded-columns.js'
export { hashTable } from './hash-table.js'
export { type DatabaseKind, databaseKinds } from './kinds.js'
export { defaultSchemaOf, newSchemaOf, refuseWhatWasRead } from './new-place.js'
export { openDatabase } from './open-database.js'
export { type OpenStreams, openDatabaseStreams, type StreamOptions } from './open-streams.js'
export {
  databaseColumnNames,
  databaseName,
  namedTables,
  type OpenTables,
  openTables,
  type ReadTable,
  readDatabaseTable,
} from './open-tables.js'
export type { PartialWrite } from './partial-write.js'
export { passwordFor } from './password.js'
export { type ReadRelationOptions, readRelation, settledPlans } from './read-relation.js'
export type { Relation } from './relation.js'
export { relationText } from './relation-text.js'
export { RowHasher, type RowHashes } from './row-hashes.js'
export type { TableToWrite } from './table-to-write.js'
export { dropPartialStreams, writeDatabaseStreams } from './write-streams.js'
