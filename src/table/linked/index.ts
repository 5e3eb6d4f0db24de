export { childrenOf, type LinkedSchema, type LinkedTableSchema, rootsOf } from './linked-schema.js'
export { keyRows, LinkedTables } from './linked-tables.js'
