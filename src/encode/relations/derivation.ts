import type { LearntRelation } from '../../table/index.js'
import type { CeilingDerivation } from './kinds/ceiling/derivation.js'
import type { CutDerivation } from './kinds/cut/derivation.js'
import type { EqualityDerivation } from './kinds/equality/derivation.js'
import type { FormulaDerivation } from './kinds/formula/derivation.js'
import type { FunctionDerivation } from './kinds/function/derivation.js'
import type { JointDerivation } from './kinds/joint/derivation.js'
import type { OrderDerivation } from './kinds/order/derivation.js'
import type { PresenceDerivation } from './kinds/presence/derivation.js'
import type { SmoothDerivation } from './kinds/smooth/derivation.js'

/** How a column of the table follows from the columns that are modelled, by kind: a line for each, as in `derivation-kinds.ts`. Plain data. */
export interface Derivations {
  readonly joint: JointDerivation
  readonly ceiling: CeilingDerivation
  readonly order: OrderDerivation
  readonly equality: EqualityDerivation
  readonly formula: FormulaDerivation
  readonly cut: CutDerivation
  readonly function: FunctionDerivation
  readonly presence: PresenceDerivation
  readonly smooth: SmoothDerivation
}

export type DerivationType = keyof Derivations

export type Derivation = Derivations[DerivationType]

/** Statements that cannot be built in: rows that break one are drawn again. */
export interface Enforced {
  readonly rules: readonly string[]
  readonly relations: readonly LearntRelation[]
}
