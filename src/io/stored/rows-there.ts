import type { Cell, Database, Relation } from '../sql/index.js'
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
  /** Of the relation that `rows` gives. */
  cells(name: string): CellsThere
  /** All rows, and SQL that is true of those of the people with these places. */
  rows(people: People, places: Places): Promise<{ readonly relation: Relation; readonly where: string }>
  /** Keeps the rows of a query there until the rows are closed, so that they are not asked anew; undefined where that is not done. */
  keep(query: string, values: readonly Cell[]): Promise<Relation | undefined>
}
