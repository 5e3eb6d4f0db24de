import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createRngAt, type Rng } from '../math/index.js'
import { type Column, type Schema, Table } from '../table/index.js'
import { fitModel } from './fit-model.js'
import { collectTable, sampleModel } from './sample-model.js'

/** The generator that is to be fitted again and again. Plain data, so that it can be handed to a thread. */
export interface Generator {
  readonly schema: Schema
  /** Id in the catalogue of models. */
  readonly model: string
  readonly options?: Readonly<Record<string, unknown>>
  /** Tables in the release: as many times the rows are drawn from each fit. 1 when absent. */
  readonly sets?: number
}

/** One fit: the training columns, and the path of the stream that everything drawn comes from. */
export interface RefitTask {
  readonly columns: readonly Column[]
  readonly rngPath: string
}

export interface Refits {
  /** Fits the generator on these rows and samples as many, `sets` times. The bytes depend on the rows and the stream alone. */
  readonly refit: (train: Table, rng: Rng) => Promise<Table>
  /** Calls that may be under way together: one a thread, and one that waits so that no thread does. */
  readonly refitsAtOnce: number
  close(): Promise<void>
}

/**
 * The generator as attacks ask for it: answered by `threads` threads, or in this one where there is only one thread to use
 * or the code runs from its sources, as threads need the built files. Close it when the attacks are done.
 *
 * @example
 * const refits = await openRefits({ schema, model: 'bayes-net' })
 * try {
 *   await evaluateTables(synthetic, { ...request, depth: 'deep', ...refits })
 * } finally {
 *   await refits.close()
 * }
 */
export async function openRefits(
  generator: Generator,
  { threads = availableParallelism() }: { readonly threads?: number } = {},
): Promise<Refits> {
  const worker = new URL('./refit-worker.js', import.meta.url)
  if (threads < 2 || !existsSync(fileURLToPath(worker)))
    return { refit: (train, rng) => refitOnce(generator, train, rng), refitsAtOnce: 1, close: async () => {} }
  const { Tinypool } = await import('tinypool')
  const pool = new Tinypool({ filename: worker.href, workerData: generator, minThreads: threads, maxThreads: threads })
  return {
    refitsAtOnce: threads + 1,
    close: () => pool.destroy(),
    refit: async (train, rng) => {
      const task: RefitTask = { columns: train.columns, rngPath: rng.path }
      return Table.of((await pool.run(task)) as readonly Column[])
    },
  }
}

/** One fit and as many rows from it, in this thread. */
export function answerRefit(generator: Generator, { columns, rngPath }: RefitTask): Promise<Table> {
  return refitOnce(generator, Table.of(columns), createRngAt(rngPath))
}

async function refitOnce({ schema, model, options = {}, sets = 1 }: Generator, train: Table, rng: Rng): Promise<Table> {
  const fitted = await fitModel(train, { schema, model, options, rng: rng.fork('fit') })
  return collectTable(sampleModel(fitted, train.rowCount * sets, { rng: rng.fork('sample') }))
}
