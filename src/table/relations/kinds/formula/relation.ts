/** A number column equals a formula of others, rounded to its precision. */
export interface FormulaRelation {
  readonly type: 'formula'
  readonly column: string
  /** Arithmetic in the expression language, for example `weight / (height * height) * 10000`. */
  readonly formula: string
  /** How far the column may lie from the formula; exact when absent. */
  readonly within?: number
}
