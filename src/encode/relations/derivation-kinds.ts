import type { LearntRelation, Schema, Table } from '../../table/index.js'
import type { Derivation, DerivationType } from './derivation.js'
import type { DerivationKind } from './derivation-kind.js'
import type { InnerColumn } from './inner-column.js'
import { ceiling } from './kinds/ceiling/ceiling.js'
import { cut } from './kinds/cut/cut.js'
import { equality } from './kinds/equality/equality.js'
import { formula } from './kinds/formula/formula.js'
import { functionOf } from './kinds/function/function.js'
import { joint } from './kinds/joint/joint.js'
import { order } from './kinds/order/order.js'
import { presence } from './kinds/presence/presence.js'
import { smooth } from './kinds/smooth/smooth.js'
import type { Opened, Opening } from './opening.js'

/**
 * Every kind; of two relations that define one column, the one further up is built in. A type of relation without its line here
 * is an error.
 */
const derivationKinds: {
  readonly [Type in DerivationType]: DerivationKind<Type>
} = { formula, cut, function: functionOf, joint, ceiling, order, presence, equality, smooth }

export const everyDerivationKind: readonly DerivationKind<DerivationType>[] = Object.values(derivationKinds)

/** The kind that builds in relations, or restores derivations, of a type. */
export function derivationKind(type: DerivationType): DerivationKind<DerivationType> {
  return derivationKinds[type]
}

/** The columns of the table that a derivation gives. */
export function definedBy(derivation: Derivation): readonly string[] {
  return derivationKind(derivation.type).defines?.(derivation) ?? [derivation.column]
}

/** The columns a derivation takes the place of its own column, by name. */
export function innerNames(derivation: Derivation): readonly string[] {
  return derivationKind(derivation.type).innerNames(derivation)
}

/** What stands in the place of the derived column; nothing when the column itself is modelled. O(rows). */
export function replacements(derivation: Derivation, table: Table, schema: Schema): InnerColumn[] | undefined {
  return derivationKind(derivation.type).innerColumns?.(derivation, table, schema)
}

/** Whether the column itself is modelled, and mended afterwards. */
export function isModelledItself({ type }: Pick<Derivation, 'type'>): boolean {
  return derivationKind(type).innerColumns === undefined
}

/** The inner column that stands for a derived one where it cannot be reckoned. */
export function aloneName(derivation: Derivation): string | undefined {
  return derivationKind(derivation.type).alone?.(derivation)
}

/** What imposed relations, built in or not, say of missing cells that are to be filled. */
export function openingsOf(relations: readonly (Derivation | LearntRelation)[], opened: Opened): Opening[] {
  return relations.flatMap((each) => derivationKind(each.type).opening?.(each as LearntRelation, opened) ?? [])
}
