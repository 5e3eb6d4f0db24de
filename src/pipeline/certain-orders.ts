import {
  type Candidate,
  findRelationsOfDates,
  partsOf,
  type Relation,
  type Schema,
  type Table,
} from '../table/index.js'

/** Relations that fewer rows speak for are found, but not drafted. */
export const fewestRowsOfRelation = 100
/** Of orders between dates: that a stay ends after it began needs fewer witnesses. */
const fewestRowsOfDates = 30

/** Whether enough rows speak for a relation that it may stand in a schema nobody has read yet. */
export function isWellBorne({ relation, rows }: Candidate, schema: Schema): boolean {
  return rows >= (isOfDates(relation, schema) ? fewestRowsOfDates : fewestRowsOfRelation)
}

/**
 * The schema with the orders between dates, and dates written twice, that every row keeps, for runs without a schema of a person's. With `columns`,
 * only those that touch one of these. O(dates² × rows log rows).
 */
export function withCertainOrders(
  table: Table,
  schema: Schema,
  { columns }: { readonly columns?: readonly string[] } = {},
): Schema {
  const { relations: stated = [] } = schema
  const isStated = (relation: Relation) =>
    stated.some((each) =>
      relation.type === 'order'
        ? each.type === 'order' && each.lower === relation.lower && each.upper === relation.upper
        : each.type === relation.type && each.column === partsOf(relation).column,
    )
  const found = findRelationsOfDates(table, schema).flatMap((candidate) => {
    const { relation } = candidate
    if (!isWellBorne(candidate, schema) || isStated(relation)) return []
    const { column, inputs } = partsOf(relation)
    const isOpen = columns === undefined || [column, ...inputs].some((name) => columns.includes(name))
    return isOpen ? [relation] : []
  })
  return found.length === 0 ? schema : { ...schema, relations: [...stated, ...found] }
}

/** Whether a relation is an order, or an equality, of dates or times. */
function isOfDates(relation: Relation, { columns }: Schema): boolean {
  const { column } = partsOf(relation)
  const isOfThese = relation.type === 'order' || relation.type === 'formula'
  return isOfThese && columns.some(({ name, kind }) => name === column && kind === 'datetime')
}
