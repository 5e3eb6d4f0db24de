/** A column that is blanked or filled so that it is present exactly when a condition holds. */
export interface PresenceDerivation {
  readonly type: 'presence'
  readonly column: string
  readonly when: string
  /** Of each code of the column among present training cells, to fill a blank from. */
  readonly shares: readonly number[]
}
