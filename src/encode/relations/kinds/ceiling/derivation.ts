/** A time as the share of the way from 0 to the end that all have in common. */
export interface CeilingDerivation {
  readonly type: 'ceiling'
  readonly column: string
  readonly start: string
  readonly units: number
  readonly end: number
  /** Distance between representable values of the column; 0 without a grid. */
  readonly grid: number
  /** The inner column of shares. */
  readonly share: string
  /** Of the share's codes where it is present, when the column never is missing while the start is there. */
  readonly shares?: readonly number[]
  /** The inner column of values in rows where the start is missing. */
  readonly alone?: string
}
