/** A time that began at another column ends by one date, the same for everybody: `start + column / units` is never after it. */
export interface CeilingRelation {
  readonly type: 'ceiling'
  /** The time, a number from 0 up. */
  readonly column: string
  /** When it began: a date, or a number such as a year. */
  readonly start: string
  /** How many units of the time there are in one of the start, which is a day for dates: 365.25 for days since a year. */
  readonly units: number
}

export interface LearntCeiling extends CeilingRelation {
  /** In units of the start: days since 1970 for dates. */
  readonly end: number
}
