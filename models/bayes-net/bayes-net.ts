import { type CountSource, countsInMemory } from '../../src/counts/index.js'
import { type Codebook, type CodedTable, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Table } from '../../src/table/index.js'
import type { CodedRows, FitContext, FittedModel, Model } from '../model.js'
import {
  compactTable,
  countedStates,
  fittedNetwork,
  loadNetwork,
  type PersonOf,
  peopleOf,
  statesTable,
  type Variable,
} from '../network/index.js'
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
  fitCoded,
  load: (bytes) => loadNetwork(bytes, identity),
}

async function fit(train: Table, context: FitContext<BayesNetOptions>): Promise<FittedModel> {
  if (train.rowCount === 0) throw new MirrorwardError('bad-data', 'training table has no rows')
  const { schema, options } = context
  const { bins, rare } = options
  const codebook = fitCodebook(train, schema, { ...(bins && { bins }), ...(rare && { rare }) })
  const { variables, table } = compactTable(encodeTable(train, codebook))
  const source = countsInMemory(table)
  return learn({ codebook, variables, source, sample: table, personOf: peopleOf(train, schema) }, context)
}

/** Structure from the sample, parameters from all rows. */
async function fitCoded(
  { codebook, rows, sample, personOf }: CodedRows,
  context: FitContext<BayesNetOptions>,
): Promise<FittedModel> {
  const { variables, source } = await countedStates(rows, context)
  return learn({ codebook, variables, source, sample: statesTable(variables, sample), personOf }, context)
}

interface Learning {
  readonly codebook: Codebook
  readonly variables: readonly Variable[]
  /** States of all rows as counts, and of those that the structure is searched in. */
  readonly source: CountSource
  readonly sample: CodedTable
  readonly personOf: PersonOf
}

async function learn(
  { codebook, variables, source, sample, personOf }: Learning,
  { options, rng, release, notes = [], onProgress, signal }: FitContext<BayesNetOptions>,
): Promise<FittedModel> {
  const watch = { ...(onProgress && { onProgress }), ...(signal && { signal }) }
  const parents = await learnStructure(sample, { variables, options, rng, personOf, ...watch })
  const { smoothing } = options
  const tables = await estimateTables(source, parents, { smoothing, ...(signal && { signal }) })
  return fittedNetwork({
    ...identity,
    network: { variables, parents, tables },
    codebook,
    options: { ...options },
    release,
    trainRows: source.rowCount,
    notes,
  })
}
