import { isDeepStrictEqual } from 'node:util'
import { parseExpression } from '../expression/parse.js'
import type { Rule, Schema } from '../schema.js'
import type { Relation } from './relation.js'
import { everyRelationKind } from './relation-kinds.js'

/** The relations of a schema, and those among its rules: `a <= b` says the same as an order relation. */
export function relationsOf(schema: Schema): Relation[] {
  const stated = [...(schema.relations ?? [])]
  for (const relation of (schema.rules ?? []).flatMap((rule) => relationOfRule(rule, schema) ?? []))
    if (!stated.some((each) => isDeepStrictEqual(each, relation))) stated.push(relation)
  return stated
}

/** The relation that a rule states, if that is all it states. */
export function relationOfRule({ expression }: Rule, schema: Schema): Relation | undefined {
  const parsed = parseExpression(expression)
  return everyRelationKind.flatMap((kind) => kind.ofRule?.(parsed, schema) ?? [])[0]
}
