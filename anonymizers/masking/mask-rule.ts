import type { ZodRawShape } from 'zod'
import type { NumberBounds } from './bounds-of-checks.js'

/** Cells of one column in a batch, as texts; null is missing. */
export type Cells = readonly (string | null)[]

/**
 * What a rule leaves of a cell: `kept` says it openly, `irreversible` has no way back, `pseudonym` is made by a key, so whoever
 * has the key can find the person again or make the same value anew.
 */
export type RuleClass = 'kept' | 'irreversible' | 'pseudonym'

/**
 * One way to mask a column. Rules are pure functions of key, cell and (where they say so) other cells of the row, so that order
 * of rows, tables and threads changes nothing.
 */
export interface MaskRule<Options = unknown> {
  /** What `mask:` says in masking.yaml. */
  readonly id: string
  readonly title: string
  readonly class: RuleClass
  /** Keys of the rule in masking.yaml beside those that all rules have. */
  readonly shape: ZodRawShape
  /** Two different cells never become one: what a unique column needs. */
  isInjective(options: Options): boolean
  /** True where the column is not in what comes out. */
  readonly drops?: true
  /** True where a cell's mask depends on nothing but the cell: each distinct value is then masked once. */
  isOfValue(options: Options): boolean
  /** Other columns of the row it looks at, as they were. */
  reads?(options: Options): readonly string[]
  /** Other columns of the row it looks at after they were masked. */
  follows?(options: Options): readonly string[]
  /** Columns of any table (`table.column`) whose values of the row's person it asks for. */
  looksThrough?(options: Options): readonly string[]
  /** By how much it moves dates of a person, in words: two rules that say otherwise are a conflict. */
  movesDates?(options: Options): string | undefined
  /** Whether masked cells are still of the column's type; texts otherwise. True when absent. */
  keepsType?(options: Options): boolean
  /** The domain where nobody states one and no key joins the column to others; the column's own name when absent. */
  domainOf?(options: Options): string
  /** What is wrong with the options for this column, before a row is read; nothing when absent. */
  problems?(options: Options, context: RuleContext): readonly string[]
  prepare(options: Options, context: RuleContext): ColumnMask
  /** Of a mask that needs the whole column first: what looks at it. Its `prepare` is not asked. */
  learn?(options: Options, context: RuleContext): ColumnLearner
}

/** Sees all batches of a table in order, then masks them in the same order of rows. */
export interface ColumnLearner {
  add(cells: Cells, rows: BatchRows): void
  finish(): ColumnMask
}

/** Masks the cells of a batch; as many come out. */
export type ColumnMask = (cells: Cells, rows: BatchRows) => Cells

export interface BatchRows {
  readonly rowCount: number
  /** Number of the batch's first row in the table, from 0: for messages. */
  readonly firstRow: number
  /** Cells of a column as they were; all null for a column that the batch lacks. */
  source(column: string): Cells
  /** Cells of a column that the rule said it follows, masked. */
  masked(column: string): Cells
  /** Whose row it is, in the canonical form of patients; undefined in a table that does not say. */
  readonly patients: Cells | undefined
}

export interface RuleContext {
  readonly table: string
  readonly column: string
  /** All columns of the table that come out. */
  readonly columns: readonly string[]
  /** What the column joins with: one pseudonym for one value in all columns of a domain. */
  readonly domain: string
  /** The domain of people, for what is the same in all rows of a person. */
  readonly patientDomain: string
  /** Whether the table says whose row it is. */
  readonly hasPatient: boolean
  /** 32 bytes of a key for a domain and a purpose. */
  derive(domain: string, purpose: string): Uint8Array
  /** The day that the data are of, YYYY-MM-DD: nothing of the past lies after it. */
  readonly asOf: string | undefined
  /**
   * A cell that the rule cannot mask: throws `bad-data` with the row's place, or empties and counts it where the file says
   * `onError: null`. `row` counts from 0 in the table.
   */
  fault(message: string, row: number): null
  /** Between which numbers the column's cells lie, as the schema or a check of the database says it. */
  readonly bounds: NumberBounds
  /** What a column of any table holds of a person, of those that the rule said it looks through. */
  valuesOf(column: string, person: string): readonly string[]
  /** Counts something that a reader of the certificate should know (`partial dates`). */
  count(what: string): void
}
