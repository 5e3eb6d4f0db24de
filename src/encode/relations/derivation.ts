import type { LearntRelation, StateMap, StepFunction } from '../../table/index.js'

/**
 * A column below (or above) others. With a floor it is a share of the way from there to the least of the others that are
 * present; without, their least less (greatest plus) a difference.
 */
export interface OrderDerivation {
  readonly type: 'order'
  readonly column: string
  readonly bases: readonly string[]
  readonly side: 'below' | 'above'
  readonly floor?: number
  /** The inner column of shares, or of differences in `unit`s: milliseconds a day or second for dates, 1 for numbers. */
  readonly offset: string
  readonly unit: number
  /** Distance between representable differences, in units, and between representable values; 0 without a grid. */
  readonly step: number
  readonly grid: number
  /** Per base, how far a finer column below a coarser one may lie above it (see `orderRoom`); absent when nowhere. */
  readonly rooms?: readonly number[]
  /** Of the offset's codes where it is present, when the column never is missing while a base is there. */
  readonly shares?: readonly number[]
  /** The inner column of values in rows where every base is missing. */
  readonly alone?: string
}

/** A column reckoned from others, and how far it lies from that when it is only near. */
export interface FormulaDerivation {
  readonly type: 'formula'
  readonly column: string
  readonly formula: string
  /** How far from the formula the column may lie; absent when it equals it. */
  readonly within?: number
  /** Distance between representable values of the column; 0 without a grid. */
  readonly grid: number
  /** The inner column of differences from the formula: 0 for exact ones, missing where the column is. */
  readonly residual?: string
  /** Of the residual's codes where it is present, when the column never is missing while the formula is there. */
  readonly shares?: readonly number[]
  /** The inner column of values in rows where the formula needs a missing cell. */
  readonly alone?: string
}

/** A column that tells between which thresholds a formula lies. */
export interface CutDerivation {
  readonly type: 'cut'
  readonly column: string
  readonly formula: string
  readonly steps: StepFunction
  readonly residual?: string
  readonly alone?: string
}

/** A column that another one decides. */
export interface FunctionDerivation {
  readonly type: 'function'
  readonly column: string
  readonly of: string
  readonly map: StateMap
}

/** A column that is blanked or filled so that it is present exactly when a condition holds. */
export interface PresenceDerivation {
  readonly type: 'presence'
  readonly column: string
  readonly when: string
  /** Of each code of the column among present training cells, to fill a blank from. */
  readonly shares: readonly number[]
}

/** How a column of the table follows from the columns that are modelled. Plain data. */
export type Derivation = OrderDerivation | FormulaDerivation | CutDerivation | FunctionDerivation | PresenceDerivation

/** Statements that cannot be built in: rows that break one are drawn again. */
export interface Enforced {
  readonly rules: readonly string[]
  readonly relations: readonly LearntRelation[]
}

/** The columns a derivation takes the place of its own column, by name. */
export function innerNames(derivation: Derivation): string[] {
  switch (derivation.type) {
    case 'order':
      return [derivation.offset, ...(derivation.alone === undefined ? [] : [derivation.alone])]
    case 'formula':
    case 'cut':
      return [derivation.residual, derivation.alone].filter((name) => name !== undefined)
    case 'function':
    case 'presence':
      return []
  }
}
