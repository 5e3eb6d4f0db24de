import { type ColumnBook, encodeTable } from '../../src/encode/index.js'
import { decodeModelFile } from '../file/index.js'
import type { FittedModel } from '../model.js'
import {
  drawNetwork,
  drawOpenCodes,
  fittedNetwork,
  imputeRows,
  type NetworkModel,
  type OpenStates,
  readNetworkModel,
  saveNetwork,
  streamRows,
  tableStates,
  treeColumn,
  type Variable,
} from '../network/index.js'
import {
  drawJointly,
  imputeOutcomes,
  leafCount,
  type OutcomeChain,
  outcomeLogLikelihood,
  outcomesFromFile,
  outcomesToFile,
} from '../outcomes/index.js'
import { drawOpenStates } from './draw-open-states.js'
import { treeLogLikelihood } from './row-likelihood.js'
import { treeOfNetwork } from './tree-network.js'

/** A hidden tree over all columns, and the outcomes that are drawn once more given the others. */
export interface HiddenTreeModel extends NetworkModel {
  readonly outcomes: OutcomeChain
}

/**
 * A fitted hidden tree: draws and conditions as the network it is, sums its hidden variables out of a likelihood, and draws
 * outcomes last. p(x, y) = Σ over y′ of p(x, y′) by the tree, times p(y | x) by the outcomes' trees.
 */
export function fittedHiddenTree(fitted: HiddenTreeModel): FittedModel {
  const { codebook, outcomes } = fitted
  const base = fittedNetwork(fitted)
  const { tree, variables } = treeOfNetwork(fitted.network)
  const last = outcomes.outcomes.map(({ column }) => column.variable)
  const isLast = new Set(last.map(({ name }) => name))
  const before = outcomes.columns.map(({ variable }) => variable)
  return {
    ...base,
    async *sample(rowCount, options) {
      const draw = drawJointly(outcomes, { ...options, codebook, draw: (given) => drawNetwork(fitted, given) })
      yield* streamRows(rowCount, { ...options, codebook, draw })
    },
    logLikelihood(table) {
      const coded = encodeTable(table, codebook)
      const states = tableStates(variables, coded)
      const columns = variables.map(({ name }, index) => (isLast.has(name) ? null : states[index]!))
      const ofOutcomes = outcomeLogLikelihood(outcomes, tableStates([...before, ...last], coded), table.rowCount)
      return treeLogLikelihood(tree, columns, table.rowCount).map((nats, row) => nats + ofOutcomes[row]!)
    },
    impute: (table, options) =>
      imputeRows(table, {
        ...options,
        codebook,
        draw(open, request) {
          const draw = (cells: readonly OpenStates[]) => drawOpenStates(tree, cells, request)
          const filled = drawOpenCodes(open, variables, { ...request, draw })
          return imputeOutcomes(outcomes, filled, { open, rng: request.rng })
        },
      }),
    card: () => ({
      ...base.card(),
      parameters: base.card().parameters + leafCount(outcomes),
      graph: {
        nodes: variables.map(({ name }) => name),
        edges: tree.shape.parents.flatMap((parent, child) =>
          parent < 0 ? [] : [[variables[parent]?.name ?? '', variables[child]?.name ?? ''] as const],
        ),
      },
    }),
    save() {
      const { outcomes: heads, tensors } = outcomesToFile(outcomes)
      return saveNetwork(fitted, { metadata: { outcomes: heads }, tensors })
    },
  }
}

/** The fitted hidden tree in a model file; one older than outcomes has none. Throws `bad-model`. */
export function loadHiddenTree(
  bytes: Uint8Array,
  identity: { readonly model: string; readonly title: string },
): FittedModel {
  const file = decodeModelFile(bytes)
  const fitted = readNetworkModel(file, identity)
  const { books } = fitted.codebook
  const columnOf = (variable: Variable) =>
    treeColumn(variable, books.find(({ column }) => column.name === variable.name) as ColumnBook)
  const columns = treeOfNetwork(fitted.network).variables.map(columnOf)
  return fittedHiddenTree({ ...fitted, outcomes: outcomesFromFile(file, columns) })
}
