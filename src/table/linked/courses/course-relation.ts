/** What a schema states of the rows of one parent, one after the other in time, and of rows and their parent. */
export interface CourseRelations {
  /** From row to row, the column never falls (or never rises); missing cells are passed over. */
  readonly monotone: {
    readonly type: 'monotone'
    readonly column: string
    readonly direction: 'rises' | 'falls'
  }
  /** Once the column has the level, it keeps it in all later rows that have one. */
  readonly 'constant-after': {
    readonly type: 'constant-after'
    readonly column: string
    readonly level: string
  }
  /** The column follows the time: a start of the parent's own, and 1 more in every `per` units of time (days, for dates). */
  readonly increment: { readonly type: 'increment'; readonly column: string; readonly per: number }
  /** The column is never below (`at-least`) or above (`at-most`) a column of the parent. */
  readonly bound: {
    readonly type: 'bound'
    readonly column: string
    readonly side: 'at-least' | 'at-most'
    readonly of: string
  }
}

export type CourseType = keyof CourseRelations

export type CourseRelation = CourseRelations[CourseType]
