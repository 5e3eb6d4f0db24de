import type { DatabaseColumn } from '../../table/linked/index.js'

/** How a column is read. */
export interface ColumnPlan {
  readonly name: string
  /** SQL of the cell. */
  readonly expression: string
  /** `float32` is a number of which the shortest decimal is meant. */
  readonly form: 'number' | 'float32' | 'text'
  /** What a text is told as, asked once a distinct text; null is missing. */
  readonly say?: (text: string) => string | null
}

/** Why a column cannot be read. */
export interface Unreadable {
  readonly cause: string
}

/**
 * What is asked of all rows before a column is read: SQL of a number a row that is 1 where the plan does not hold, and the plan
 * to take when it is so anywhere.
 */
export interface Doubt {
  readonly asks: string
  readonly otherwise: ColumnPlan | Unreadable
}

export interface PlannedColumn {
  readonly plan: ColumnPlan | Unreadable
  /** The first that is true of some row decides. */
  readonly doubts?: readonly Doubt[]
}

/** The plan of a column, by its type. */
export type Planner = (column: DatabaseColumn) => PlannedColumn

/** The greatest whole number of which no neighbour is taken for it. */
export const largestSafeInteger = '9007199254740991'
/** Decimal digits that a double always keeps. */
export const safeDigits = 15
