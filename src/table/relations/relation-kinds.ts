import { ceiling } from './kinds/ceiling/ceiling.js'
import { cut } from './kinds/cut/cut.js'
import { equality } from './kinds/equality/equality.js'
import { formula } from './kinds/formula/formula.js'
import { functionOf } from './kinds/function/function.js'
import { joint } from './kinds/joint/joint.js'
import { order } from './kinds/order/order.js'
import { presence } from './kinds/presence/presence.js'
import type { Relation, RelationType } from './relation.js'
import type { RelationKind } from './relation-kind.js'

/** Every kind, in the order in which they are searched, said and written. A type of `relation.ts` without its line here is an error. */
const relationKinds: {
  readonly [Type in RelationType]: RelationKind<Type>
} = { order, formula, function: functionOf, cut, ceiling, equality, joint, presence }

export const everyRelationKind: readonly RelationKind<RelationType>[] = Object.values(relationKinds)

export function kindOf({ type }: Relation): RelationKind<RelationType> {
  return relationKinds[type]
}
