import { type Candidate, findOrdersOfDates, type OrderRelation, type Schema, type Table } from '../table/index.js'

/** Relations that fewer rows speak for are found, but not drafted. */
export const fewestRowsOfRelation = 100
/** Of orders between dates: that a stay ends after it began needs fewer witnesses. */
const fewestRowsOfDates = 30

/** Whether enough rows speak for a relation that it may stand in a schema nobody has read yet. */
export function isWellBorne({ relation, rows }: Candidate, schema: Schema): boolean {
  return rows >= (relation.type === 'order' && isOfDates(relation, schema) ? fewestRowsOfDates : fewestRowsOfRelation)
}

/**
 * The schema with the orders between dates that every row keeps, for runs without a schema of a person's. With `columns`,
 * only those that touch one of these. O(dates² × rows log rows).
 */
export function withCertainOrders(
  table: Table,
  schema: Schema,
  { columns }: { readonly columns?: readonly string[] } = {},
): Schema {
  const { relations: stated = [] } = schema
  const isStated = ({ lower, upper }: OrderRelation) =>
    stated.some((each) => each.type === 'order' && each.lower === lower && each.upper === upper)
  const found = findOrdersOfDates(table, schema).flatMap((candidate) => {
    const { relation } = candidate
    if (relation.type !== 'order' || !isWellBorne(candidate, schema) || isStated(relation)) return []
    const isOpen = columns === undefined || columns.includes(relation.lower) || columns.includes(relation.upper)
    return isOpen ? [relation] : []
  })
  return found.length === 0 ? schema : { ...schema, relations: [...stated, ...found] }
}

/** Whether an order is one of dates or times. */
function isOfDates({ lower }: OrderRelation, { columns }: Schema): boolean {
  return columns.some(({ name, kind }) => name === lower && kind === 'datetime')
}
