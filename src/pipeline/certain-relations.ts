import { isDeepStrictEqual } from 'node:util'
import { type Candidate, findRelations, partsOf, type Schema, settlesColumn, type Table } from '../table/index.js'

/** Relations that fewer rows speak for are found, but not drafted. */
export const fewestRowsOfRelation = 100
/** Of those of dates: that a stay ends after it began needs fewer witnesses. */
const fewestRowsOfDates = 30

/**
 * Whether a relation may stand in a schema nobody has read yet: enough rows speak for it, and nothing says that it is an
 * accident.
 */
export function isCertain({ relation, rows, doubt }: Candidate, schema: Schema): boolean {
  const { column, inputs } = partsOf(relation)
  const isDate = (name: string) => schema.columns.some((each) => each.name === name && each.kind === 'datetime')
  const fewest = [column, ...inputs].every(isDate) ? fewestRowsOfDates : fewestRowsOfRelation
  return doubt === undefined && rows >= fewest
}

/**
 * The schema with the relations that are certain, for runs without a schema of a person's: see `findRelations` for how rarely
 * chance makes one. With `columns`, only those that touch one of these. Cost as `findRelations`; of a large table as of a part of
 * its rows, and as of all rows for those columns that are related there.
 */
export function withCertainRelations(
  table: Table,
  schema: Schema,
  { columns }: { readonly columns?: readonly string[] } = {},
): Schema {
  const { relations: stated = [] } = schema
  const found = candidates(table, schema).flatMap((candidate) => {
    const { relation } = candidate
    if (!isCertain(candidate, schema) || stated.some((each) => isDeepStrictEqual(each, relation))) return []
    const { column, inputs } = partsOf(relation)
    const isOpen = columns === undefined || [column, ...inputs].some((name) => columns.includes(name))
    return isOpen && !stated.some((each) => settlesColumn(each) && partsOf(each).column === column) ? [relation] : []
  })
  return found.length === 0 ? schema : { ...schema, relations: [...stated, ...found] }
}

/** What all rows of a relation keep a part of them keeps: columns that no part relates need not be searched in all rows. */
function candidates(table: Table, schema: Schema): Candidate[] {
  if (table.rowCount <= mostSearchedRows) return findRelations(table, schema)
  const part = Int32Array.from({ length: partRows }, (_, at) => Math.floor((at * table.rowCount) / partRows))
  const names = new Set(
    findRelations(table.take(part), schema).flatMap(({ relation, doubt }) => {
      const { column, inputs } = partsOf(relation)
      return doubt === undefined ? [column, ...inputs] : []
    }),
  )
  if (names.size === 0) return []
  const columns = schema.columns.filter(({ name }) => names.has(name))
  return findRelations(table.select([...names]), { ...schema, columns })
}

/** Rows of which all are searched at once. */
export const mostSearchedRows = 200_000
/** Rows of the part of a larger table. */
export const partRows = 100_000
