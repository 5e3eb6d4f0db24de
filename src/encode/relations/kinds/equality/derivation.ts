/** A column that is given the value of another one where a condition is false. */
export interface EqualityDerivation {
  readonly type: 'equality'
  readonly column: string
  readonly of: string
  readonly unless: string
}
