import type { DatabaseType } from '../../table/linked/index.js'
import type { Planner } from './column-plan.js'
import type { DialectId } from './dialect-id.js'

/** Names of variables of the environment. */
export interface Login {
  readonly user?: string
  readonly password?: string
  /** `.pgpass`, or the file that this variable names. */
  readonly passwordFile?: string
}

/**
 * The SQL in which a kind of database differs from others. One folder with the same file names inside, one line in
 * `dialects.ts` and in `kinds.ts`, and the suite in test/contracts/databases.test.ts.
 */
export interface Dialect {
  readonly id: DialectId
  /** What people call it. */
  readonly title: string
  /** Of URLs, without colon. */
  readonly schemes: readonly string[]
  /** Whether it lies on a server, and so has users and passwords; otherwise it is a file. */
  readonly isServer: boolean
  /** Of a server, where none is told. */
  readonly defaultPort?: number
  /** Endings of names by which a file is known as one of its databases. */
  readonly endings: readonly string[]
  /** What a schema of it is: a part of a database, a database of the server, or nothing that it has. */
  readonly namespaces: 'schemas' | 'databases' | 'none'
  /** Columns of a table whose names differ by case only are one to it. */
  readonly foldsColumns: boolean
  /** The schema that names without one mean; absent where that is the database that the URL names. */
  readonly defaultSchema?: string
  /** Where its own programs look for who connects, beside mirrorward's own variable. */
  readonly login?: Login
  /** A name as it stands in SQL, whatever characters it has. */
  quote(name: string): string
  /** Where the n-th bound value (1 first) goes. */
  placeholder(index: number): string
  /** How a column is read, by its type. */
  readonly plan: Planner
  /** SQL that is true where a cell is no value: NULL, and NaN where the type has one. `cell` is SQL of the cell. */
  isMissing(cell: string, type: DatabaseType): string
  /** SQL of a text whose equality is that of its bytes: no collation, no blanks lost. For GROUP BY. */
  exactText(cell: string): string
  /** SQL of the exact quantiles (of the values themselves, none between) of a column, one a share in (0, 1); absent where the database has none. */
  quantiles?(cell: string, shares: readonly number[]): readonly string[]
  /** SQL of a whole number of 52 bits, even over texts, the same in all dialects: the beginning of `md5(text || seed)`. For samples of whole people. */
  hash?(text: string, seed: string): string
  /**
   * SQL of a whole number of 32 bits without sign: bytes 4 · word to 4 · word + 3 of an md5 in hexadecimal, the lowest first. Where
   * rows of people are counted without leaving; absent where that is not done.
   */
  md5Word?(digest: string, word: 0 | 1 | 2 | 3): string
  /** Large tables are counted there, and their rows stay: it is one of many machines, whose rows are long on the way. */
  readonly countsThere?: true
  /** SQL of about how many distinct values a column has, in one pass; absent where the database has no such estimate. */
  distinctAbout?(cell: string): string
  /** SQL of sums over rows of these cells, in whatever order: other rows give others, almost surely. */
  rowsSum?(cells: readonly string[]): readonly string[]
  /** SQL that keeps the rows of a query for this connection under a name, so that it is not asked anew; and SQL that drops them. */
  kept?(name: string, query: string): { readonly keep: string; readonly drop: string }
  /** Whether shifts and `|` pack codes into a key; otherwise multiply and add. */
  readonly bitPack: boolean
}
