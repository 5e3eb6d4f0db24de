import { finestOf, partsOfFormat } from './cells/datetime.js'
import { type Resolution, resolutions } from './cells/resolution.js'
import type { Relation } from './relations/relation.js'

/** What a column holds. numeric and datetime are stored as numbers, every other kind as levels. */
export type ColumnKind = 'numeric' | 'categorical' | 'ordinal' | 'boolean' | 'datetime' | 'text' | 'identifier'
/** What a column means for privacy and use. Direct identifiers, and kinds text and identifier, are never modelled. */
export type Role = 'direct-identifier' | 'quasi-identifier' | 'sensitive' | 'outcome' | 'feature'

export const columnKinds: readonly ColumnKind[] = [
  'numeric',
  'categorical',
  'ordinal',
  'boolean',
  'datetime',
  'text',
  'identifier',
]
/** Where what a column may hold comes from. */
export type Domain = 'declared' | 'buy' | 'buy-kind' | 'bought' | 'data'
export const domains = ['declared', 'buy', 'buy-kind', 'bought', 'data'] as const satisfies readonly Domain[]
export const roles: readonly Role[] = ['direct-identifier', 'quasi-identifier', 'sensitive', 'outcome', 'feature']

export interface ColumnSchema {
  readonly name: string
  readonly kind: ColumnKind
  readonly role: Role
  readonly unit?: string
  /** Decimals kept of a numeric column: 0 is whole numbers, −1 tens. */
  readonly precision?: number
  /** Inclusive; for datetimes, epoch milliseconds in memory and ISO text on disk. */
  readonly bounds?: { readonly min?: number; readonly max?: number }
  /** Allowed values; their order is the order of an ordinal column. */
  readonly levels?: readonly string[]
  /** True when a person declared that the levels are nobody's: then also those of few patients are learnt and released. */
  readonly publicLevels?: boolean
  /**
   * Where what a column may hold comes from, for releases with a privacy budget: a person typed it, it is to be bought from the
   * table (`bought` once it was; `buy-kind` when its kind is, too, and the one that stands here means nothing), or it was told from the table and is nobody's to publish. That of the schema when absent.
   */
  readonly domain?: Domain
  /** Of a numeric column: public borders between the bins that a private release counts in, from low to high. */
  readonly cuts?: readonly number[]
  /**
   * What a level that is not listed becomes: its nearest listed ancestor, the nearest listed level of an ordered column, the
   * level `(other)`, or a missing cell. Without it such a level is an error.
   */
  readonly rare?: 'ancestor' | 'nearest' | 'other' | 'missing'
  /** What the levels are codes of: the id of a hierarchy, for `rare: ancestor`. */
  readonly hierarchy?: string
  /**
   * Of codes of places: `region` when they are learnt as the region they lie in, and filled with codes of it at release; the
   * codes themselves are learnt when absent.
   */
  readonly learnt?: 'region'
  /** Of a datetime column: 'date' (YYYY-MM-DD), 'datetime' (YYYY-MM-DDTHH:MM:SSZ), or a pattern: see `datePattern`. */
  readonly format?: string
  /** Of a datetime column: how fine its moments are; as fine as its format writes when not said. */
  readonly resolution?: Resolution
  /** Decimal mark of a numeric column in text files; '.' when not said. */
  readonly decimal?: '.' | ','
  /** Mark between groups of three digits in text files: `,`, `.`, an apostrophe or a blank of any width. */
  readonly thousands?: string
  /** What stands before every number (`$`), a blank after it included. */
  readonly prefix?: string
  /** What stands after every number (`%`, ` kg`), a blank before it included. */
  readonly suffix?: string
  /** Decimals written in text files, zeros at the end included: 2 for 4.10; as many as the value has when not said. */
  readonly decimals?: number
  /** Digits written from the first that is not zero, where no number of decimals fits all: 3 for 0.0123 and 45.6. */
  readonly significant?: number
  /** The column has detection limits; how they are written before the number: `<` and `>` when not said. */
  readonly censored?: { readonly below?: string; readonly above?: string }
  /** Cells that are no number (or date) are missing; without it a table that has one is refused. */
  readonly unreadable?: 'missing'
  /**
   * What a missing cell tells: `information` (the default) when it may depend on other columns, as a test nobody ordered;
   * `ignorable` when it depends on nothing: models that can then learn around it.
   */
  readonly missingness?: 'information' | 'ignorable'
  /** The kind of made-up values of a column that is never modelled: an id of `src/identity/surrogates`. */
  readonly surrogate?: string
  /** Texts that stand for a missing cell in this column, beside the empty one. */
  readonly missing?: readonly string[]
  /** How a missing cell is written in text files; empty when not said. */
  readonly missingText?: string
  readonly description?: string
}

/** How a text file is written, where that is not UTF-8 with LF, commas (tabs in .tsv) and a name over every column. */
export interface FileNotation {
  /** One ASCII character. */
  readonly delimiter?: string
  readonly encoding?: FileEncoding
  readonly byteOrderMark?: boolean
  readonly lineEnd?: 'crlf'
  /** The first column holds row names: its header is blank, or the header line lacks it. */
  readonly rowNames?: 'blank' | 'absent'
  /** A quote inside a cell is written after a backslash; doubled where nothing is said. */
  readonly quotes?: 'backslash'
}

export const fileEncodings = ['windows-1252', 'utf-16le', 'utf-16be'] as const
export type FileEncoding = (typeof fileEncodings)[number]

/** A statement true of every row, in the expression language of `expression/`. */
export interface Rule {
  readonly name?: string
  readonly expression: string
}

export interface Schema {
  readonly name: string
  readonly columns: readonly ColumnSchema[]
  /** Of every column that does not say its own. */
  readonly domain?: Domain
  /** About how many patients there are: a round number that somebody typed, never a count of rows. */
  readonly publicSize?: number
  /** Rows that count of one patient at most in a private release; 1 when absent. */
  readonly rowsPerPatient?: number
  /** How the file was written that the table came from; text files are written so again. */
  readonly file?: FileNotation
  /** The column that tells whose row it is: splits keep a patient's rows together. */
  readonly patient?: string
  /** The number or date column that orders a patient's rows. `until` is a column that no row of the patient may pass. */
  readonly time?: { readonly column: string; readonly until?: string }
  readonly timeToEvent?: readonly { readonly time: string; readonly event: string }[]
  readonly rules?: readonly Rule[]
  /** How columns follow from one another; synthetic rows keep these by construction. */
  readonly relations?: readonly Relation[]
}

/** True for columns that a model learns; the others get fresh surrogate values. */
export function isModelled(column: Pick<ColumnSchema, 'kind' | 'role'>): boolean {
  return column.role !== 'direct-identifier' && column.kind !== 'identifier' && column.kind !== 'text'
}

/** Where what a column may hold comes from; undefined where nobody said. */
export function domainOf(column: Pick<ColumnSchema, 'domain'>, schema: Pick<Schema, 'domain'>): Domain | undefined {
  return column.domain ?? schema.domain
}

export function isNumberKind(kind: ColumnKind): boolean {
  return kind === 'numeric' || kind === 'datetime'
}

/** The bounds that are stated, and those of a day for times of any day: 23:50 and an hour are no 00:50. */
export function boundsOf(column: ColumnSchema): NonNullable<ColumnSchema['bounds']> {
  const { kind, format, bounds = {} } = column
  if (kind !== 'datetime' || partsOfFormat(format) !== 'time') return bounds
  return { min: 0, max: resolutions.day - columnStep(column), ...bounds }
}

/** The distance between neighbouring representable values of a number column, in its own units; 0 when unknown. */
export function columnStep(column: ColumnSchema): number {
  if (column.kind === 'datetime') return column.resolution ? resolutions[column.resolution] : finestOf(column.format)
  return column.precision === undefined ? 0 : 10 ** -column.precision
}
