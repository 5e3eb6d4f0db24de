export type { ColumnPlan } from './column-plan.js'
export type { Cell, Database, WrittenTables } from './database.js'
export {
  type DatabasePlace,
  type DatabaseUrl,
  isDatabase,
  isSamePlace,
  isServer,
  parseDatabaseUrl,
  placeText,
  withParameters,
} from './database-place.js'
export type { ConnectOptions, Dialect, DialectId } from './dialect.js'
export { dialectOf, dialects } from './dialects.js'
export { fittingType } from './fitting-type.js'
export { openDatabase } from './open-database.js'
export { passwordFor } from './password.js'
export { type ReadRelationOptions, readRelation, settledPlans } from './read-relation.js'
export type { Relation } from './relation.js'
export { relationText } from './relation-text.js'
export type { TableToWrite } from './table-to-write.js'
