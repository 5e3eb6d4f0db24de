import { z } from 'zod'
import { isMissing, type NumberColumn } from '../../../column.js'
import type { Expression } from '../../../expression/syntax.js'
import { isNumberKind, type Schema } from '../../../schema.js'
import type { Table } from '../../../table.js'
import { columnName, nonNumbers } from '../../named-columns.js'
import type { RelationKind } from '../../relation-kind.js'
import { findOrders } from './find-orders.js'
import { isImpliedOrder } from './implied-orders.js'
import { orderRoom } from './order-room.js'
import type { OrderRelation } from './relation.js'

export const order: RelationKind<'order'> = {
  type: 'order',
  settles: false,
  file: z
    .strictObject({ type: z.literal('order'), lower: columnName, upper: columnName })
    .describe('lower is never above upper'),
  say: ({ lower, upper }) => `${lower} <= ${upper}`,
  parts: ({ lower, upper }) => ({ column: lower, inputs: [upper] }),
  problems({ lower, upper }, stating) {
    const problems = nonNumbers([lower, upper], stating)
    if (problems.length > 0 || stating.kindOf(lower) === stating.kindOf(upper)) return problems
    return [`${stating.path}: a date and a number have no order`]
  },
  brokenRows: brokenOrder,
  find: findOrders,
  isImplied: isImpliedOrder,
  ofRule: orderOfRule,
}

function brokenOrder(relation: OrderRelation, table: Table, { columns }: Schema): Uint8Array {
  const lower = table.column(relation.lower) as NumberColumn
  const upper = table.column(relation.upper) as NumberColumn
  const schemaOf = (name: string) => columns.find((column) => column.name === name)
  const room = orderRoom(schemaOf(relation.lower), schemaOf(relation.upper))
  return Uint8Array.from(lower.values, (value, row) =>
    !isMissing(lower, row) && !isMissing(upper, row) && value - room > upper.values[row]! ? 1 : 0,
  )
}

/** `a <= b` of two number columns of one kind. */
function orderOfRule(rule: Expression, { columns }: Schema): OrderRelation | undefined {
  if (rule.type !== 'compare' || rule.left.type !== 'column' || rule.right.type !== 'column') return undefined
  const [left, right] = [rule.left.name, rule.right.name]
  const kinds = [left, right].map((name) => columns.find((column) => column.name === name)?.kind)
  if (kinds[0] === undefined || kinds[0] !== kinds[1] || !isNumberKind(kinds[0])) return undefined
  if (rule.operator === '<=') return { type: 'order', lower: left, upper: right }
  return rule.operator === '>=' ? { type: 'order', lower: right, upper: left } : undefined
}
