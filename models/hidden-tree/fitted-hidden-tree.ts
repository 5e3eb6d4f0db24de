import { encodeTable } from '../../src/encode/index.js'
import type { FittedModel } from '../model.js'
import { fittedNetwork, imputeRows, type NetworkModel, stateOfCode } from '../network/index.js'
import { drawOpenCodes } from './impute.js'
import { treeLogLikelihood } from './row-likelihood.js'
import { treeOfNetwork } from './tree-network.js'

/** A fitted hidden tree: draws and conditions as the network it is, and sums its hidden variables out of a likelihood. */
export function fittedHiddenTree(fitted: NetworkModel): FittedModel {
  const base = fittedNetwork(fitted)
  const { tree, variables } = treeOfNetwork(fitted.network)
  const names = variables.map(({ name }) => name)
  return {
    ...base,
    logLikelihood(table) {
      const byName = new Map(encodeTable(table, fitted.codebook).columns.map((column) => [column.name, column]))
      const states = variables.map((variable) => {
        const stateOf = stateOfCode(variable)
        return Int32Array.from(byName.get(variable.name)?.codes ?? [], (code) => stateOf[code]!)
      })
      return treeLogLikelihood(tree, states, table.rowCount)
    },
    impute: (table, options) =>
      imputeRows(table, {
        ...options,
        codebook: fitted.codebook,
        draw: (columns, request) => drawOpenCodes({ tree, variables }, columns, request),
      }),
    card: () => ({
      ...base.card(),
      graph: {
        nodes: names,
        edges: tree.shape.parents.flatMap((parent, child) =>
          parent < 0 ? [] : [[names[parent] ?? '', names[child] ?? ''] as const],
        ),
      },
    }),
  }
}
