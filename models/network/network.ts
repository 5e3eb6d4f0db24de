import { type AliasTable, aliasTable } from './alias-table.js'
import type { SamplingStep } from './draw-states.js'
import { topologicalOrder } from './topological-order.js'
import type { Variable } from './variable.js'

/** A Bayesian network over discrete variables: plain data, as it stands in the model file. */
export interface Network {
  /** In order of name. */
  readonly variables: readonly Variable[]
  /** Ascending numbers of every variable's parents. */
  readonly parents: readonly (readonly number[])[]
  /** P(child | parents), row-major over the parents with the child changing fastest; every row sums to 1. */
  readonly tables: readonly Float32Array[]
}

/** Free parameters: cells less one for every parent configuration. */
export function parameterCount({ variables, tables }: Network): number {
  return tables.reduce((sum, table, child) => sum + table.length - table.length / stateCount(variables, child), 0)
}

/** Steps that draw from the whole network, parents before children. O(cells). */
export function ancestralSteps({ variables, parents, tables }: Network): SamplingStep[] {
  return (topologicalOrder(parents) ?? []).map((variable) => ({
    variable,
    given: parents[variable] ?? [],
    table: aliasOf(tables[variable], stateCount(variables, variable)),
  }))
}

/** The number of states of a variable. */
export function stateCount(variables: readonly Variable[], index: number): number {
  return variables[index]?.codes.length ?? 0
}

/**
 * Nats per row of states, one array a variable; −∞ where a state is −1, which never occurred in training.
 * O(rows × arrows).
 */
export function rowLogLikelihood(
  { variables, parents, tables }: Network,
  states: readonly Int32Array[],
  rowCount: number,
): Float64Array {
  const sums = new Float64Array(rowCount)
  const logs = tables.map((table) => Float64Array.from(table, Math.log))
  logs.forEach((table, child) => {
    const scope = [...(parents[child] ?? []), child]
    const sizes = scope.map((variable) => stateCount(variables, variable))
    const columns = scope.map((variable) => states[variable] ?? new Int32Array(0))
    for (let row = 0; row < rowCount; row++) {
      let cell = 0
      let unseen = false
      for (let digit = 0; digit < scope.length; digit++) {
        const state = columns[digit]?.[row] as number
        if (state < 0) unseen = true
        cell = cell * (sizes[digit] as number) + state
      }
      sums[row] = sums[row]! + (unseen ? Number.NEGATIVE_INFINITY : table[cell]!)
    }
  })
  return sums
}

function aliasOf(table: Float32Array | undefined, size: number): AliasTable {
  return aliasTable(table ?? [], size)
}
