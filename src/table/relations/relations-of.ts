import { parseExpression } from '../expression/parse.js'
import { isNumberKind, type Rule, type Schema } from '../schema.js'
import type { OrderRelation, Relation } from './relation.js'

/** The relations of a schema, and the orders among its rules: `a <= b` says the same as an order relation. */
export function relationsOf(schema: Schema): Relation[] {
  const stated = [...(schema.relations ?? [])]
  for (const order of (schema.rules ?? []).flatMap((rule) => orderOf(rule, schema) ?? []))
    if (!stated.some((each) => each.type === 'order' && each.lower === order.lower && each.upper === order.upper))
      stated.push(order)
  return stated
}

/** The order a rule states between two number columns of one kind, if that is all it states. */
export function orderOf({ expression }: Rule, schema: Schema): OrderRelation | undefined {
  const parsed = parseExpression(expression)
  if (parsed.type !== 'compare' || parsed.left.type !== 'column' || parsed.right.type !== 'column') return undefined
  const [left, right] = [parsed.left.name, parsed.right.name]
  const kinds = [left, right].map((name) => schema.columns.find((column) => column.name === name)?.kind)
  if (kinds[0] === undefined || kinds[0] !== kinds[1] || !isNumberKind(kinds[0])) return undefined
  if (parsed.operator === '<=') return { type: 'order', lower: left, upper: right }
  return parsed.operator === '>=' ? { type: 'order', lower: right, upper: left } : undefined
}
