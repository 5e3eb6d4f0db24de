/** Two numbers, or two dates, are the same unless a condition holds: relapse and follow-up, unless there was a relapse. */
export interface EqualityRelation {
  readonly type: 'equality'
  readonly column: string
  readonly of: string
  /** In the expression language, for example `recur = 1`; where it is unknown, both are free. */
  readonly unless: string
}
