import { parseExpression, parseFormula } from '../expression/parse.js'
import { columnsOf, columnsOfOperand } from '../expression/syntax.js'

/** `lower` is never above `upper`; both are numbers or both are dates. */
export interface OrderRelation {
  readonly type: 'order'
  readonly lower: string
  readonly upper: string
}

/** A number column equals a formula of others, rounded to its precision. */
export interface FormulaRelation {
  readonly type: 'formula'
  readonly column: string
  /** Arithmetic in the expression language, for example `weight / (height * height) * 10000`. */
  readonly formula: string
  /** How far the column may lie from the formula; exact when absent. */
  readonly within?: number
}

/** A column is known once another one is: each level of `of`, and its being missing, goes with one value. */
export interface FunctionRelation {
  readonly type: 'function'
  readonly column: string
  readonly of: string
}

/** A column tells between which thresholds a formula of other columns lies. */
export interface CutRelation {
  readonly type: 'cut'
  readonly column: string
  readonly formula: string
}

/** A column is present exactly when a condition holds; rows in which the condition is unknown are free. */
export interface PresenceRelation {
  readonly type: 'presence'
  readonly column: string
  /** In the expression language, for example `death = 1` or `trt is not missing`. */
  readonly when: string
}

/**
 * A statement that ties columns together, true of every row. Unlike a rule it says how one column follows from others, so
 * that synthetic rows keep it by construction.
 */
export type Relation = OrderRelation | FormulaRelation | FunctionRelation | CutRelation | PresenceRelation

/** The column that follows, and those it follows from. In an order the lower column follows from the upper one. */
export function partsOf(relation: Relation): { readonly column: string; readonly inputs: readonly string[] } {
  switch (relation.type) {
    case 'order':
      return { column: relation.lower, inputs: [relation.upper] }
    case 'formula':
    case 'cut':
      return { column: relation.column, inputs: [...new Set(columnsOfOperand(parseFormula(relation.formula)))] }
    case 'function':
      return { column: relation.column, inputs: [relation.of] }
    case 'presence':
      return { column: relation.column, inputs: columnsOf(parseExpression(relation.when)) }
  }
}

/** One line for people: `rtime <= dtime`, `bmi = weight / (height * height) * 10000 (within 0.6)`. */
export function relationText(relation: Relation): string {
  switch (relation.type) {
    case 'order':
      return `${relation.lower} <= ${relation.upper}`
    case 'formula': {
      const near = relation.within === undefined ? '' : ` (within ${relation.within})`
      return `${relation.column} = ${relation.formula}${near}`
    }
    case 'function':
      return `${relation.column} is a function of ${relation.of}`
    case 'cut':
      return `${relation.column} cuts ${relation.formula}`
    case 'presence':
      return `${relation.column} is present exactly when ${relation.when}`
  }
}
