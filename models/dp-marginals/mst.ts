import { cellsOf, estimate, type GraphicalModel, marginalOf } from '../graphical/index.js'
import { measure, noisyTotal } from './measure.js'
import { countsOfStates, mergedMeasurement, rareTogether, type StateOfCode } from './merge-rare.js'
import type { Private } from './private-counts.js'
import { selectTree } from './select-tree.js'

/** What was learnt: a model of states, and the state of every code of each column. */
export interface Learnt {
  readonly model: GraphicalModel
  readonly states: readonly StateOfCode[]
}

export interface MstOptions {
  readonly rho: number
  /** Cells of a pair at most. */
  readonly cells: number
  readonly iterations: number
}

/**
 * MST: single columns, a tree of pairs chosen by them, the pairs of the tree; a third of the budget each. All that is done after
 * a release is done with released numbers.
 */
export async function learnTree(source: Private, { rho, cells, iterations }: MstOptions): Promise<Learnt> {
  const codes = source.data.sizes
  const columns = [...codes.keys()]
  const third = rho / 3
  const single = await measure(source, {
    purpose: 'counts of columns: each by itself',
    scopes: columns.map((column) => [column]),
    rho: columns.length > 1 ? third : rho,
  })
  const states = single.map(rareTogether)
  const data = countsOfStates(source.data, states)
  const { sizes } = data
  const ones = single.map((measurement, column) => mergedMeasurement(measurement, states[column]!))
  const total = noisyTotal(ones)
  const independent = estimate(ones, { sizes, total, iterations })
  const pairs = columns.flatMap((one) =>
    columns.flatMap((other) => (one < other && cellsOf([one, other], codes) <= cells ? [[one, other] as const] : [])),
  )
  const tree = await selectTree(
    { ...source, data },
    {
      marginals: columns.map((column) => marginalOf(independent.tree, independent.tables, [column])!),
      total,
      candidates: pairs,
      rho: third,
    },
  )
  if (tree.length === 0) return { model: independent, states }
  const twos = await measure(
    { ...source, data },
    { purpose: 'counts of pairs: those of the tree', scopes: tree, rho: third },
  )
  const measured = [...ones, ...twos]
  return { model: estimate(measured, { sizes, total: noisyTotal(measured), iterations, from: independent }), states }
}
