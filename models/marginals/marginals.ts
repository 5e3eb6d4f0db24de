import { z } from 'zod'
import type { CountSource } from '../../src/counts/index.js'
import { type Codebook, type CodedTable, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Table } from '../../src/table/index.js'
import type { FitContext, FittedModel, Model } from '../model.js'
import { countedStates, fittedNetwork, loadNetwork } from '../network/index.js'

const identity = { model: 'marginals', title: 'Independent columns' }

const marginalsOptions = z.strictObject({
  /** Rows spread evenly over the codes that occur, added to the counts. */
  smoothing: z.number().min(0).default(1),
  /** Most bins of a number column; by the number of rows when absent. */
  bins: z.int().min(1).max(250).optional(),
  /** Values and levels that fewer patients hold are not learnt. */
  rare: z.strictObject({ minCount: z.int().min(0) }).optional(),
})

export type MarginalsOptions = z.output<typeof marginalsOptions>

/** Every column by itself: the control that shows what shapes alone are worth. See docs/models/marginals.md. */
export const marginals: Model<MarginalsOptions> = {
  id: identity.model,
  title: identity.title,
  options: marginalsOptions,
  fit,
  fitCoded: ({ codebook, rows }, context) => learn(codebook, rows, context),
  load: (bytes) => loadNetwork(bytes, identity),
}

async function fit(train: Table, context: FitContext<MarginalsOptions>): Promise<FittedModel> {
  if (train.rowCount === 0) throw new MirrorwardError('bad-data', 'training table has no rows')
  const { bins, rare } = context.options
  const codebook = fitCodebook(train, context.schema, { ...(bins && { bins }), ...(rare && { rare }) })
  return learn(codebook, encodeTable(train, codebook), context)
}

async function learn(
  codebook: Codebook,
  coded: CodedTable | CountSource,
  { options, release, notes = [], onProgress, signal }: FitContext<MarginalsOptions>,
): Promise<FittedModel> {
  const { variables, source } = await countedStates(coded, { signal })
  const names = source.columns.map(({ name }) => [name])
  const counted = await source.counts(names, { signal })
  onProgress?.(1)
  return fittedNetwork({
    ...identity,
    network: {
      variables,
      parents: variables.map(() => []),
      tables: counted.map((counts) => shares(counts, options.smoothing)),
    },
    codebook,
    options: { ...options },
    release,
    trainRows: source.rowCount,
    notes: [...notes, 'columns are independent: no relation between columns is kept'],
  })
}

function shares(counts: Float64Array, smoothing: number): Float32Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return Float32Array.from(counts, (count) => (smoothing / counts.length + count) / (total + smoothing))
}
