import type { ZodType } from 'zod'
import type { Rng } from '../src/math/index.js'
import type { Evidence, Table } from '../src/table/index.js'
import type { LinkedSchema, LinkedTables } from '../src/table/linked/index.js'
import type { FitContext, ImputeOptions, ModelCard } from './model.js'

/** What a linked model needs beside its tables: as of a model of one table, but that the tables bring their schema. */
export type LinkedFitContext<Options> = Omit<FitContext<Options>, 'schema' | 'checkpoint' | 'onCheckpoint'>

/** One batch of people: a table for every one of the schema, in the schema's order. */
export type TablesOfPeople = ReadonlyMap<string, Table>

/** Cells that one row of every person must have. */
export interface RowEvidence {
  /** A table right below people. */
  readonly table: string
  /** Which of a person's rows, in time: 0 the first, 1 the second, −1 the last. */
  readonly at: number
  readonly cells: Evidence
}

export interface LinkedSampleOptions {
  readonly rng: Rng
  /** Condition on these cells of the table of people; throws `bad-evidence` when the model gives it probability 0. */
  readonly given?: Evidence
  /** Condition on cells of rows, exactly; throws `unsupported` unless the model `conditionsRows`, `bad-evidence` as `given`. */
  readonly rows?: readonly RowEvidence[]
  /** People of a batch; 1,024 when absent. Changes no byte of what is drawn. */
  readonly batchPeople?: number
  readonly signal?: AbortSignal
}

/** A generative model of people whose rows lie in several tables. */
export interface LinkedModel<Options> {
  readonly id: string
  readonly title: string
  /** Parses options and fills defaults. */
  readonly options: ZodType<Options>
  /** True when its fitted models can impute. */
  readonly imputes?: true
  /** Throws `bad-data` and `bad-schema` for tables that cannot be learnt. */
  fit(train: LinkedTables, context: LinkedFitContext<Options>): Promise<FittedLinkedModel>
  /** The fitted model from `save()`'s bytes. Data only: loading never evaluates code. Throws `bad-model`. */
  load(bytes: Uint8Array): FittedLinkedModel
}

export interface FittedLinkedModel {
  readonly schema: LinkedSchema
  /**
   * Synthetic people in batches, each with all of their rows: keys are unique in the release, and every row of a child has
   * its parent in the same batch. Look-up tables come whole with the first batch, and empty after it. Same seed, same
   * bytes, whatever `batchPeople` is.
   */
  sample(people: number, options: LinkedSampleOptions): AsyncIterable<TablesOfPeople>
  /** Nats per person, all rows of all tables together, on codes: one number a row of the table of people. */
  logLikelihood?(tables: LinkedTables): Float64Array
  /** True when it can condition on cells of rows. */
  readonly conditionsRows?: true
  /** By table, the name under which evidence may state how many rows a person has in it; tables right below people alone. */
  readonly countColumns?: Readonly<Record<string, string>>
  /**
   * The tables with the missing cells of modelled columns drawn jointly, person by person, given all that is observed of the
   * person in all tables; everything else as it was. Keys, references and times are not filled, nor rows that belong to nobody.
   * Same seed, same bytes. Throws `aborted`.
   */
  impute?(tables: LinkedTables, options: ImputeOptions): Promise<LinkedTables>
  card(): LinkedModelCard
  /** One file in the safetensors layout. */
  save(): Uint8Array
}

/** Of `ModelCard`, `trainRows` counts people. */
export interface LinkedModelCard extends ModelCard {
  /** Training rows by table. */
  readonly tables: Readonly<Record<string, number>>
}
