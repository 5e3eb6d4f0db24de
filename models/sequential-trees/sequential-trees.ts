import { type CodedTable, defaultBins, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { patientIndex, type Table } from '../../src/table/index.js'
import { bayesNetOptions, learnStructure } from '../bayes-net/index.js'
import type { FitContext, FittedModel, Model } from '../model.js'
import { compactTable, type PersonOf, peopleOf, topologicalOrder, treeColumn, type Variable } from '../network/index.js'
import { fitChain, personCount } from './fit-chain.js'
import { fittedTrees } from './fitted-trees.js'
import { loadTrees } from './load-trees.js'
import { type SequentialTreesOptions, sequentialTreesOptions } from './options.js'

const identity = { model: 'sequential-trees', title: 'Sequential trees' }

/** Each column from trees on the columns drawn before it. See docs/models/sequential-trees.md. */
export const sequentialTrees: Model<SequentialTreesOptions> = {
  id: identity.model,
  title: identity.title,
  options: sequentialTreesOptions,
  imputes: true,
  bins: (train, schema) => treeBins(personCount(patientIndex(train, schema))),
  fit,
  load: (bytes) => loadTrees(bytes, identity),
}

async function fit(
  train: Table,
  { schema, options, rng, release, notes = [], onProgress, signal }: FitContext<SequentialTreesOptions>,
): Promise<FittedModel> {
  if (train.rowCount === 0) throw new MirrorwardError('bad-data', 'training table has no rows')
  const personOf = patientIndex(train, schema)
  const { bins = treeBins(personCount(personOf)), rare } = options
  const codebook = fitCodebook(train, schema, { bins, ...(rare && { rare }) })
  const { variables, table } = compactTable(encodeTable(train, codebook))
  const books = new Map(codebook.books.map((book) => [book.column.name, book]))
  const columns = variables.map((variable) => treeColumn(variable, books.get(variable.name)!))
  const { order, parents } = await columnOrder(table, variables, {
    rng: rng.fork('order'),
    personOf: peopleOf(train, schema),
    ...(signal && { signal }),
  })
  onProgress?.(0.2)
  const chain = await fitChain(table, {
    columns,
    order,
    parents,
    personOf,
    options,
    rng: rng.fork('trees'),
    ...(onProgress && { onProgress: (share: number) => onProgress(0.2 + 0.8 * share) }),
    ...(signal && { signal }),
  })
  onProgress?.(1)
  return fittedTrees({
    ...identity,
    chain,
    codebook,
    options: { ...options },
    release,
    trainRows: train.rowCount,
    notes,
  })
}

/**
 * Bins of 40 persons, 64 at most; as many as the codebook would make when that is more. Finer than a table of counts could
 * bear: the coarse choices of an outcome are learnt whatever the bins, and fine ones fall back on the ancestors.
 */
export function treeBins(persons: number): number {
  return Math.max(defaultBins(persons), Math.min(64, Math.floor(persons / 40)))
}

/** Columns with the parents that a Bayesian network gives them first. */
async function columnOrder(
  table: CodedTable,
  variables: readonly Variable[],
  watch: Pick<FitContext<SequentialTreesOptions>, 'rng' | 'signal'> & { readonly personOf: PersonOf },
): Promise<{ readonly order: readonly number[]; readonly parents: readonly (readonly number[])[] }> {
  const parents = await learnStructure(table, { variables, options: bayesNetOptions.parse({}), ...watch })
  return { order: topologicalOrder(parents) ?? [], parents }
}
