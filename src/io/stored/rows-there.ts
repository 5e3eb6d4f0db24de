import type { Database, Relation } from '../sql/index.js'
import type { People, Places } from './stored-rows.js'

/** SQL of the cells of a column. */
export interface CellsThere {
  readonly cell: string
  readonly isMissing: string
  readonly form: 'number' | 'float32' | 'text'
  /** The cells of the database that are told as this one. */
  told(cell: number | string): readonly (number | string)[]
}

/** Rows of a database that counts them itself: what is asked is SQL, and no row comes. */
export interface RowsThere {
  readonly database: Database
  readonly relation: Relation
  cells(name: string): CellsThere
  /** SQL that is true of the rows of the people with these places. */
  among(people: People, places: Places): string
}
