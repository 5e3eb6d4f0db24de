import type { Table } from '../../table/index.js'
import type { HeldBlock } from '../engine.js'
import type { Cell, Database, Relation } from '../sql/index.js'

/** A column of a file whose rows stay where they are. */
export interface StoredColumnForm {
  readonly name: string
  readonly form: 'number' | 'float32' | 'text'
}

/** The distinct present cells of a column, in order of their first row. */
export interface DistinctCells {
  /** Numbers of a column of numbers, texts of others. */
  readonly cells: Float64Array | readonly string[]
  readonly rows: Float64Array
  /** Rows from 0. */
  readonly firstRows: Float64Array
  /** People of each cell, each once; absent where every row is a person's. */
  readonly people?: Float64Array
  /** Numbers of the people of each cell, the lowest first and no more than were asked for. */
  readonly holders?: readonly Int32Array[]
}

/** Whose a row is, and a place of that person in [0, 1) that looks random: rows of one person have one place. */
export interface People {
  /** The column that tells; each row is a person's own when absent, and where it is missing. */
  readonly column?: string | undefined
  /** Another text gives other places. */
  readonly salt: string
}

/** People whose place is `from` or more, and below `to`. */
export interface Places {
  readonly from: number
  readonly to: number
}

export interface DistinctOptions {
  /** Columns of more distinct cells are not counted. */
  readonly most: number
  /** Only the rows of the people with these places. */
  readonly among?: { readonly people: People; readonly places: Places }
  /** How many people of each cell are told apart; people are not counted when absent, for every row is a person's. */
  readonly mostHolders?: number | undefined
  readonly onProgress?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** The dictionary of a column of texts: a text stands as its place in it. */
export type Dictionaries = ReadonlyMap<string, readonly string[]>

/** How many rows of a person have this cell. */
export interface RowsOfPerson {
  readonly person: number
  readonly cell: number | string
  /** Of a column of numbers; 0 of others. */
  readonly value: number
  readonly rows: number
}

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

/** A large table in a file or a database: asked again and again, held by nobody. */
export interface StoredRows {
  /** What issues name. */
  readonly path: string
  readonly columns: readonly StoredColumnForm[]
  readonly rowCount: number
  /** The distinct cells of columns, but of those that have more than `most`. */
  distinct(names: readonly string[], options: DistinctOptions): Promise<ReadonlyMap<string, DistinctCells>>
  /** How often people, by number, have a cell in columns; `value` is that of a column of numbers, else 0. */
  rowsOfPeople(
    numbers: ReadonlyMap<string, readonly number[]>,
    options: { readonly people: People; readonly places: Places },
  ): Promise<ReadonlyMap<string, readonly RowsOfPerson[]>>
  /** Some first rows, raw: cells of text columns as texts. */
  firstRows(count: number): Promise<Table>
  /** Raw rows of the people with these places, in the order of the file, and the second place of each. */
  sample(people: People, places: Places): Promise<{ readonly table: Table; readonly places: Float64Array }>
  /**
   * All rows in order, column by column as asked, and last the place of each row's person. Texts with a dictionary are whole
   * numbers, missing where the dictionary lacks them.
   */
  blocks(
    names: readonly string[],
    options: { readonly people: People; readonly dictionaries: Dictionaries },
  ): AsyncGenerator<HeldBlock>
  /** Of the bytes of a file, or of the rows of a database in whatever order. */
  sha256(): Promise<string>
  /** Where the rows lie in a database that counts them itself; absent where they come here to be counted. */
  readonly there?: RowsThere
  /** Whether the file is another than it was when it was opened. */
  hasChanged(): Promise<boolean>
  close(): Promise<void>
}
