import { type CodedTable, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { sampleWithoutReplacement } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import { type Matrices, openMatrices } from '../../src/tensor/index.js'
import { chowLiu } from '../bayes-net/chow-liu.js'
import { resolveConstraints } from '../bayes-net/constraints.js'
import type { FitContext, FittedModel, Model } from '../model.js'
import { compactTable, peopleOf, rowsEach, type Variable } from '../network/index.js'
import { fitOutcomes, type OutcomeChain } from '../outcomes/index.js'
import { chooseStates, fewRows, type StateChoice } from './choose-states.js'
import { divideColumns } from './divide-columns.js'
import { climb, type FitTreeOptions, fitTree } from './fit-tree.js'
import { fittedHiddenTree, loadHiddenTree } from './fitted-hidden-tree.js'
import { codeShares } from './maximisation.js'
import { type HiddenTreeOptions, hiddenTreeOptions } from './options.js'
import { climbStepwise } from './stepwise.js'
import { type HiddenTree, type TreeRows, type TreeShape, takeTreeRows, treeShape } from './tree.js'
import { networkOfTree } from './tree-network.js'
import { treeRows } from './tree-rows.js'

const identity = { model: 'hidden-tree', title: 'Hidden Chow–Liu tree' }

/** Columns hang on hidden variables linked by the Chow–Liu tree. See docs/models/hidden-tree.md. */
export const hiddenTree: Model<HiddenTreeOptions> = {
  id: identity.model,
  title: identity.title,
  options: hiddenTreeOptions,
  imputes: true,
  fit,
  load: (bytes) => loadHiddenTree(bytes, identity),
}

const fewestChoosingRows = 20
const mostChoosingRows = 50_000
/** Above these, expectation maximisation goes by small steps, so many times over the rows. */
const mostPassedRows = 200_000
const epochs = 2
/** Share of the passes that a tree fitted to nine tenths of the rows needs to settle on all of them. */
const settling = 1 / 3

async function fit(
  train: Table,
  { schema, options, rng, release, notes = [], onProgress, signal }: FitContext<HiddenTreeOptions>,
): Promise<FittedModel> {
  if (train.rowCount === 0) throw new MirrorwardError('bad-data', 'training table has no rows')
  const { bins, rare, smoothing, orderedSmoothing } = options
  const codebook = fitCodebook(train, schema, { ...(bins && { bins }), ...(rare && { rare }) })
  const { variables, table } = compactTable(encodeTable(train, codebook))
  const personOf = peopleOf(train, schema)
  const rows = { ...treeRows(table, variables, codebook), personOf }
  // All rows of a person are worth one as evidence.
  const each = rowsEach(train.rowCount, personOf)
  const shape = columnTree(table, variables)
  const matrices = await openMatrices()
  const common = {
    ...options,
    shape,
    rng,
    matrices,
    signal,
    prior: {
      smoothing: smoothing * each,
      orderedSmoothing: orderedSmoothing * each,
      shares: codeShares(rows.columns),
    },
  }
  const isChosen = options.states === undefined && rows.rowCount >= fewestChoosingRows
  const choice = isChosen ? await choose(rows, common) : undefined
  onProgress?.(0.6)
  const tree = await fitAll(rows, { ...common, choice, onProgress: (share) => onProgress?.(0.6 + 0.35 * share) })
  const { columns, outcomes } = divideColumns({ variables, table }, codebook, options)
  const chain = await fitOutcomes(columns, outcomes, { rng, signal })
  onProgress?.(1)
  return fittedHiddenTree({
    ...identity,
    network: networkOfTree(tree, variables),
    outcomes: chain,
    codebook,
    options: { ...options },
    release,
    trainRows: train.rowCount,
    notes: [...notes, ...notesOf(tree, choice, matrices), ...outcomeNotes(chain)],
  })
}

type Common = HiddenTreeOptions & Omit<FitTreeOptions, 'states' | 'afterPass'>

/** The Chow–Liu tree over the columns. */
function columnTree(table: CodedTable, variables: readonly Variable[]): TreeShape {
  const free = { fixedEdges: [], forbiddenEdges: [], maxParents: 1, cellCap: Number.POSITIVE_INFINITY }
  return treeShape(chowLiu(table, resolveConstraints(variables, free)))
}

/** The choice is made on a sample when there are many rows. */
function choose(rows: TreeRows, common: Common): Promise<StateChoice> {
  const { rng } = common
  const restarts = rows.rowCount < fewRows ? common.restarts : 1
  const sampled =
    rows.rowCount > mostChoosingRows
      ? takeTreeRows(rows, sampleWithoutReplacement(rows.rowCount, mostChoosingRows, rng.fork('choosing rows')))
      : rows
  return chooseStates(sampled, { ...common, restarts, rng: rng.fork('choose') })
}

async function fitAll(
  rows: TreeRows,
  { choice, onProgress, ...common }: Common & { choice: StateChoice | undefined; onProgress: (share: number) => void },
): Promise<HiddenTree> {
  const states = common.states ?? choice?.states ?? Math.min(...common.candidates)
  const passes = choice?.passes ?? common.passes
  const rng = common.rng.fork('fit')
  const reporting = (all: number) => (_: HiddenTree, pass: number) => {
    onProgress((pass + 1) / all)
    return false
  }
  if (choice === undefined || rows.rowCount < fewRows)
    return fitTree(rows, { ...common, states, passes, rng, afterPass: reporting(passes) })
  if (rows.rowCount > mostPassedRows) return climbStepwise(choice.tree, rows, { ...common, epochs, rng, onProgress })
  const settled = Math.ceil(passes * settling)
  return (await climb(choice.tree, rows, { ...common, states, passes: settled, afterPass: reporting(settled) })).tree
}

function notesOf({ states }: HiddenTree, choice: StateChoice | undefined, { backend }: Matrices): string[] {
  const tried = choice?.tried.map((each) => `${each.states}: ${each.heldOut.toFixed(3)}`).join(', ')
  return [
    `${states} hidden states a column${tried === undefined ? '' : `, chosen by held-out log-likelihood a row (${tried} nats)`}`,
    `matrices were multiplied by the ${backend} backend`,
  ]
}

function outcomeNotes({ outcomes }: OutcomeChain): string[] {
  return outcomes.map(
    ({ column, boosted }) =>
      `outcome "${column.variable.name}" is drawn given all other columns, from ${boosted.trees.length} rounds of boosted trees`,
  )
}
