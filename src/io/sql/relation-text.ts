import type { Dialect } from './dialect.js'
import { queryText } from './query-text.js'
import type { Relation } from './relation.js'

/** SQL of a relation after FROM. */
export function relationText({ quote }: Pick<Dialect, 'quote'>, relation: Relation): string {
  if ('query' in relation) return `(${queryText(relation.query)}) AS asked`
  const { schema, table } = relation
  return schema === undefined ? quote(table) : `${quote(schema)}.${quote(table)}`
}
