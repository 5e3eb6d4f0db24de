import { encodeTable, fitCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Table } from '../../src/table/index.js'
import type { FitContext, FittedModel, Model } from '../model.js'
import { compactTable, fittedNetwork, loadNetwork, peopleOf } from '../network/index.js'
import { type BayesNetOptions, bayesNetOptions } from './options.js'
import { estimateTables } from './parameters.js'
import { learnStructure } from './structure.js'

const identity = { model: 'bayes-net', title: 'Bayesian network' }

/** A Bayesian network over coded columns: each column given a few others. See docs/models/bayes-net.md. */
export const bayesNet: Model<BayesNetOptions> = {
  id: identity.model,
  title: identity.title,
  options: bayesNetOptions,
  fit,
  load: (bytes) => loadNetwork(bytes, identity),
}

async function fit(
  train: Table,
  { schema, options, rng, release, notes = [], ...watch }: FitContext<BayesNetOptions>,
): Promise<FittedModel> {
  if (train.rowCount === 0) throw new MirrorwardError('bad-data', 'training table has no rows')
  const { bins, rare } = options
  const codebook = fitCodebook(train, schema, { ...(bins && { bins }), ...(rare && { rare }) })
  const { variables, table } = compactTable(encodeTable(train, codebook))
  const personOf = peopleOf(train, schema)
  const parents = await learnStructure(table, { variables, options, rng, personOf, ...watch })
  const tables = estimateTables(table, parents, options.smoothing)
  return fittedNetwork({
    ...identity,
    network: { variables, parents, tables },
    codebook,
    options: { ...options },
    release,
    trainRows: train.rowCount,
    notes,
  })
}
