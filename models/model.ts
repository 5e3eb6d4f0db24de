import type { ZodType } from 'zod'
import type { CountSource } from '../src/counts/index.js'
import type { Codebook, CodedTable } from '../src/encode/index.js'
import type { Rng } from '../src/math/index.js'
import type { LedgerRecord } from '../src/privacy/index.js'
import type { Evidence, Schema, Table } from '../src/table/index.js'
import type { SamplePart } from './sample-part.js'

/** What a model needs to learn from a table. Nothing here is global: randomness and progress are arguments. */
export interface FitContext<Options> {
  readonly schema: Schema
  readonly options: Options
  readonly rng: Rng
  /** Random id of the release that the model is fitted for: kept on card and file, which name no seed. See `FittedModel.card`. */
  readonly release?: string
  /** Kept on the model card: why this model was chosen, say. */
  readonly notes?: readonly string[]
  /** Called with a share of the work done, 0 to 1, and what was measured last: losses, say. Never a cell's value. */
  readonly onProgress?: (share: number, step?: string) => void
  /** Where to go on from: what `onCheckpoint` got last in the same fit, interrupted. Throws `bad-model` when it is another's. */
  readonly checkpoint?: Uint8Array
  /** Gets the state of the fit from time to time, if `Model.resumes`; the fit waits for it. */
  readonly onCheckpoint?: (state: Uint8Array) => Promise<void> | void
  readonly signal?: AbortSignal
}

export interface SampleOptions {
  readonly rng: Rng
  /** Condition on these cells; throws `bad-evidence` when the model gives it probability 0. */
  readonly given?: Evidence
  /** Only the rows of this part; those of all parts, one after the other, are those without. */
  readonly part?: SamplePart
  readonly signal?: AbortSignal
}

export interface ImputeOptions {
  readonly rng: Rng
  readonly signal?: AbortSignal
}

/** Rows that nobody holds as a table: their codes, and some of the people with all their cells. */
export interface CodedRows {
  readonly codebook: Codebook
  /** Of every training row, or their counts where the rows lie. */
  readonly rows: CodedTable | CountSource
  /** Of whole people drawn at random among them: what costs a look at each row many times is asked of these. */
  readonly sample: CodedTable
  /** A number for the person of each row of the sample; absent where each is a person's. */
  readonly personOf?: Int32Array | undefined
}

/** A generative model: hyper-parameters first, then data, then a fitted model. There is no "not fitted" state. */
export interface Model<Options> {
  readonly id: string
  readonly title: string
  /** Parses options and fills defaults. */
  readonly options: ZodType<Options>
  /** True when its fitted models can impute. */
  readonly imputes?: true
  /** True when an interrupted fit can go on from a checkpoint, with the bytes that it would have ended with. */
  readonly resumes?: true
  /** Most bins of a number column where the options say none; `defaultBins` of the rows when absent. */
  bins?(train: Table, schema: Schema): number
  fit(train: Table, context: FitContext<Options>): Promise<FittedModel>
  /** The same from codes of more rows than a table holds; models that lack it learn from a sample. */
  fitCoded?(coded: CodedRows, context: FitContext<Options>): Promise<FittedModel>
  /** The fitted model from `save()`'s bytes. Data only: loading never evaluates code. Throws `bad-model`. */
  load(bytes: Uint8Array): FittedModel
}

export interface FittedModel {
  readonly schema: Schema
  /** Synthetic rows in batches, columns as in the schema. Same seed, same bytes, whatever the batch size of the reader. */
  sample(rowCount: number, options: SampleOptions): AsyncIterable<Table>
  /** Nats per row, on codes. */
  logLikelihood?(table: Table): Float64Array
  /**
   * The table, in batches, with the missing cells of modelled columns drawn jointly from their distribution given the row's
   * observed cells; everything else as it was. A cell stays missing where a presence relation wants it so, or where every
   * value drawn broke a relation, a rule or a bound. Same seed, same bytes. Throws `aborted`.
   */
  impute?(table: Table, options: ImputeOptions): AsyncIterable<Table>
  card(): ModelCard
  /** One file in the safetensors layout. */
  save(): Uint8Array
}

/**
 * What a reader needs to know of a fitted model: no cell values, and not the seed, with which whoever has all rows but one
 * could fit again and see whether that one was among them.
 */
export interface ModelCard {
  readonly model: string
  readonly title: string
  readonly trainRows: number
  /** The random id of the release it was fitted for, if for one. */
  readonly release?: string
  readonly options: Readonly<Record<string, unknown>>
  readonly parameters: number
  readonly notes: readonly string[]
  /** Losses over training, at most 200 points, when the model was trained step by step; both are to be minimised. */
  readonly training?: readonly {
    readonly step: number
    readonly loss: number
    readonly validation: number
  }[]
  /** The structure, when the model has one a person can read. */
  readonly graph?: {
    readonly nodes: readonly string[]
    readonly edges: readonly (readonly [from: string, to: string])[]
  }
  /** Of a differentially private fit: every charge. The number of training rows is then a noisy one. */
  readonly ledger?: LedgerRecord
}
