import { z } from 'zod'
import { type CodedColumn, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Table } from '../../src/table/index.js'
import type { FitContext, FittedModel, Model } from '../model.js'
import { compactTable, fittedNetwork, loadNetwork } from '../network/index.js'

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
  load: (bytes) => loadNetwork(bytes, identity),
}

async function fit(
  train: Table,
  { schema, options, release, notes = [], onProgress }: FitContext<MarginalsOptions>,
): Promise<FittedModel> {
  if (train.rowCount === 0) throw new MirrorwardError('bad-data', 'training table has no rows')
  const { bins, rare, smoothing } = options
  const codebook = fitCodebook(train, schema, { ...(bins && { bins }), ...(rare && { rare }) })
  const { variables, table } = compactTable(encodeTable(train, codebook))
  onProgress?.(1)
  return fittedNetwork({
    ...identity,
    network: {
      variables,
      parents: variables.map(() => []),
      tables: table.columns.map((column) => shares(column, smoothing)),
    },
    codebook,
    options: { ...options },
    release,
    trainRows: train.rowCount,
    notes: [...notes, 'columns are independent: no relation between columns is kept'],
  })
}

function shares({ codes, size }: CodedColumn, smoothing: number): Float32Array {
  const counts = new Float64Array(size).fill(smoothing / size)
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]!++
  return Float32Array.from(counts, (count) => count / (codes.length + smoothing))
}
