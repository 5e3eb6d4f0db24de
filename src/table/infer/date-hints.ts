/** What the rest of a table says of how its dates are written. */
export interface DateHints {
  /** Columns whose cells leave no choice. */
  readonly settled?: readonly { readonly column: string; readonly shape: string; readonly isDayFirst: boolean }[]
  /** Of a pattern that a person named. */
  readonly toldDayFirst?: boolean
  /** The last year of the table's dates with four digits of a year. */
  readonly lastYear?: number
}

/** Two notations that read every cell of a column, of which one was taken for want of evidence. */
export interface DateReadings {
  readonly taken: string
  readonly other: string
}
