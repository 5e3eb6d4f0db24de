/** A column is present exactly when a condition holds; rows in which the condition is unknown are free. */
export interface PresenceRelation {
  readonly type: 'presence'
  readonly column: string
  /** In the expression language, for example `death = 1` or `trt is not missing`. */
  readonly when: string
}
