import type { ZodType } from 'zod'
import type { Rng } from '../src/math/index.js'
import type { Nature } from '../src/table/index.js'
import type { TableStreams } from '../src/table/linked/index.js'

export type { Nature } from '../src/table/index.js'

/** A technique that transforms real rows. What it needs of a whole table it collects itself, from the streams. */
export interface Anonymizer<Options> {
  readonly id: string
  readonly title: string
  /** What it makes at best; what one release is stands on its card, and may promise less. */
  readonly nature: Nature
  /** Parses options and fills defaults. */
  readonly options: ZodType<Options>
  /**
   * The tables that come out, under their own schema. Rows may be read when `apply` is called, or when the streams are.
   * Throws `bad-option` for options that do not fit the schema, before a row is read; `bad-data`, `aborted`.
   */
  apply(source: TableStreams, context: AnonymizerContext<Options>): Promise<Anonymized>
}

export interface AnonymizerContext<Options> {
  readonly options: Options
  /** For what need not be secret (ties, the order of a search): a seed makes it again. Never for keys or noise that protects. */
  readonly rng: Rng
  /** The keys of pseudonyms; absent where nobody gave any. */
  readonly secrets?: Secrets
  readonly onProgress?: (progress: AnonymizerProgress) => void
  readonly signal?: AbortSignal
}

export interface AnonymizerProgress {
  readonly table: string
  /** Rows done of the table. */
  readonly rows: number
}

/** Keys by what must join and what for; printing it in any way shows the id alone. */
export interface Secrets {
  /** Eight hexadecimal digits that tell keys apart and nothing of them. */
  readonly id: string
  /** Whether the key outlives this process: then the release is `pseudonymised`. */
  readonly isKept: boolean
  /** 32 bytes, the same for the same key, domain and purpose. */
  derive(domain: string, purpose: string): Uint8Array
}

export interface Anonymized {
  /** With the schema of what comes out: columns that were dropped are gone, generalised ones say their new type. */
  readonly tables: TableStreams
  /** Counts of rows are complete once every stream was read to its end. */
  card(): AnonymizerCard
}

/** What was done, for the manifest: plain JSON without cell values and without keys. */
export interface AnonymizerCard {
  readonly anonymizer: string
  readonly nature: Nature
  /** Of the key that the release depends on, where one outlives it. */
  readonly keyId?: string
  /** Rows that came out, by table, of those read so far. */
  readonly rows: Readonly<Record<string, number>>
  /** What a reader must know, in sentences. */
  readonly notes: readonly string[]
  /** The technique's own: levels that were chosen, columns by rule. */
  readonly detail?: Readonly<Record<string, unknown>>
}
