import type { CeilingRelation, LearntCeiling } from './kinds/ceiling/relation.js'
import type { CutRelation, LearntCut } from './kinds/cut/relation.js'
import type { EqualityRelation } from './kinds/equality/relation.js'
import type { FormulaRelation } from './kinds/formula/relation.js'
import type { FunctionRelation, LearntFunction } from './kinds/function/relation.js'
import type { JointRelation, LearntJoint } from './kinds/joint/relation.js'
import type { OrderRelation } from './kinds/order/relation.js'
import type { PresenceRelation } from './kinds/presence/relation.js'

/** What a schema states, by kind: a line for each, as in `relation-kinds.ts`. */
export interface StatedRelations {
  readonly order: OrderRelation
  readonly formula: FormulaRelation
  readonly function: FunctionRelation
  readonly cut: CutRelation
  readonly ceiling: CeilingRelation
  readonly equality: EqualityRelation
  readonly joint: JointRelation
  readonly presence: PresenceRelation
}

/** What had to be learnt from rows to check a relation or to build it in is in it. */
export interface LearntRelations extends Omit<StatedRelations, 'function' | 'cut' | 'ceiling' | 'joint'> {
  readonly function: LearntFunction
  readonly cut: LearntCut
  readonly ceiling: LearntCeiling
  readonly joint: LearntJoint
}

export type RelationType = keyof StatedRelations

/**
 * A statement that ties columns together, true of every row. Unlike a rule it says how one column follows from others, so
 * that synthetic rows keep it by construction.
 */
export type Relation = StatedRelations[RelationType]

export type LearntRelation = LearntRelations[RelationType]
