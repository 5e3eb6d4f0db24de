import type { Rng } from '../../math/index.js'
import type { Nature, Schema, Table } from '../../table/index.js'
import { catalogueTechniques } from '../job.js'

/** Rows on their way through the steps of a job. */
export interface Rows {
  readonly table: Table
  readonly schema: Schema
  /** Of each row the place of the row it was made of in the table that went into the first step; −1 where a model drew it. */
  readonly origins: Int32Array
}

/** What a step made of rows. */
export interface StepResult extends Rows {
  readonly technique: string
  readonly nature: Nature
  /** A key that can lead back outlives the run. */
  readonly keptKey?: boolean
  /** Other people's rows with the same columns, as fine as what came out; nothing suppressed, nothing noised. */
  like(table: Table): Promise<Table>
  /** By generalised column, what stands for each of its levels: a number, or a level. */
  readonly representatives: Readonly<Record<string, Readonly<Record<string, number | string>>>>
  /** What was done, for manifest and report: no cells, no keys. */
  readonly card: Readonly<Record<string, unknown>>
  /** Files that make it again or show it, beside the table. */
  readonly files: readonly { readonly name: string; readonly text: string | Uint8Array }[]
  /** The step with what was decided on these rows and may be used on fewer: hierarchies, the chosen model. */
  readonly settled: Step
}

export interface StepContext {
  readonly rng: Rng
  readonly signal?: AbortSignal | undefined
}

/** A technique with its options, ready to be applied to any rows of its schema: to everybody, and to the twin. */
export interface Step {
  readonly technique: Technique
  apply(rows: Rows, context: StepContext): Promise<StepResult>
}

export const techniques = ['mask', 'k-anonymity', 'noise', ...catalogueTechniques, 'synthesis'] as const
export type Technique = (typeof techniques)[number]

/** Rows as they go into the first step. */
export function ownRowsOf(table: Table, schema: Schema): Rows {
  return { table, schema, origins: Int32Array.from({ length: table.rowCount }, (_, row) => row) }
}
