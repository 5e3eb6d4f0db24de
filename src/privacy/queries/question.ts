import type { Expression } from '../../table/index.js'

/** A column whose values make groups: its levels, or bands of numbers between edges. */
export type Grouping = { readonly column: string; readonly edges?: readonly number[] }

/** What every question may say. */
interface Asked {
  /** Unique in its file; names the answer. */
  readonly id: string
  readonly title?: string
  /** Only people for whom this is true: the language of `--where`. */
  readonly where?: string
  /** An answer for each group of these. */
  readonly by: readonly Grouping[]
  /** How much of what is spent goes to this question beside the others; 1 when not said. */
  readonly weight: number
}

/** A share, a sum or a curve of people. `event` is a condition, or the name of a column of two levels. */
export type Question = Asked &
  (
    | { readonly ask: 'count' }
    | { readonly ask: 'histogram'; readonly of: string; readonly bins?: number; readonly edges?: readonly number[] }
    | { readonly ask: 'table'; readonly of: readonly Grouping[] }
    | { readonly ask: 'sum' | 'mean' | 'variance'; readonly of: string }
    | { readonly ask: 'quantiles'; readonly of: string; readonly at: readonly number[] }
    | { readonly ask: 'rate'; readonly event: string; readonly time: string; readonly per: number }
    | {
        readonly ask: 'survival' | 'log-rank'
        readonly time: string
        readonly event: string
        readonly until?: number
        readonly steps: number
      }
    | { readonly ask: 'linear'; readonly outcome: string; readonly on: readonly string[] }
    | { readonly ask: 'logistic'; readonly event: string; readonly on: readonly string[] }
    | {
        readonly ask: 'cox'
        readonly time: string
        readonly event: string
        readonly on: readonly string[]
        readonly until?: number
        readonly steps: number
      }
  )

export type QuestionKind = Question['ask']

/** What a person declares of a column in a file of questions, over what the schema says. */
export interface DeclaredDomain {
  readonly min?: number
  readonly max?: number
  readonly levels?: readonly string[]
}

/** Which rows of a patient are looked at. */
export type RowsOfPatient = 'first' | 'last' | 'any' | { readonly most: number }

/** A file of questions, read. */
export interface QuestionFile {
  readonly questions: readonly Question[]
  readonly domain: Readonly<Record<string, DeclaredDomain>>
  readonly rows?: RowsOfPatient
}

/** A condition that is read: true, false or unknown of every row. */
export interface Condition {
  /** The same for conditions that are written alike. */
  readonly key: string
  readonly expression: Expression
}
