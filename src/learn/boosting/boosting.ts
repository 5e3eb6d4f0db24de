import { permutation, type Rng } from '../../math/index.js'
import { addPredictions } from '../trees/add-predictions.js'
import type { BinnedTable } from '../trees/binned.js'
import { treeGrower } from '../trees/grow-tree.js'
import { addLeafValues, type Tree } from '../trees/tree.js'
import { losses } from './loss.js'

export interface BoostingOptions {
  /** 'regression' (squared error) or 'classification' (log loss; targets 0 … classCount − 1). */
  readonly task: 'regression' | 'classification'
  readonly classCount?: number
  readonly rounds?: number
  readonly learningRate?: number
  readonly maxLeaves?: number
  readonly maxDepth?: number
  readonly minLeafRows?: number
  readonly l2?: number
  /** Stop when a tenth of the rows, held out, has not improved for `patience` rounds; on above 10,000 rows by itself. */
  readonly earlyStopping?: boolean
  readonly patience?: number
  readonly rng: Rng
}

/** Trees per round and score column: one column for regression and two classes, one a class beyond. */
export interface BoostedTrees {
  readonly task: 'regression' | 'classification'
  readonly outputs: number
  readonly baseline: Float64Array
  readonly learningRate: number
  /** rounds × outputs. */
  readonly trees: readonly (readonly Tree[])[]
}

/**
 * Gradient boosting on histograms. Defaults are scikit-learn's HistGradientBoosting (100 rounds, rate .1, 31 leaves,
 * 20 rows a leaf), so that scores can be compared. Friedman, Ann. Stat. 29 (2001); Ke et al., NeurIPS 2017.
 * Deterministic by `rng`. O(rounds × leaves-depth × rows × features).
 */
export function fitBoosting(table: BinnedTable, targets: Float64Array, options: BoostingOptions): BoostedTrees {
  const { task, classCount = 2, rounds = 100, learningRate = 0.1, patience = 10, rng } = options
  const rules = {
    maxLeaves: options.maxLeaves ?? 31,
    maxDepth: options.maxDepth ?? Number.POSITIVE_INFINITY,
    minLeafRows: options.minLeafRows ?? 20,
    l2: options.l2 ?? 0,
    minHessian: 1e-3,
  }
  const loss = losses(task, classCount)
  const stopEarly = options.earlyStopping ?? table.rowCount > 10_000
  const { train, validation } = stopEarly
    ? holdOut(table.rowCount, rng)
    : { train: allRows(table.rowCount), validation: new Uint32Array() }
  const baseline = loss.baseline(targets, train)
  const scores = Array.from(baseline, (start) => new Float64Array(table.rowCount).fill(start))
  const grow = treeGrower(table, rules)
  const trees: Tree[][] = []
  let best = Number.POSITIVE_INFINITY
  let bestRound = 0
  for (let round = 0; round < rounds; round++) {
    const gradients = loss.gradients(targets, scores, train)
    trees.push(
      gradients.map(({ gradient, hessian }, output) => {
        const rows = train.slice()
        const grown = grow({ rows, gradients: gradient, hessians: hessian })
        addLeafValues(scores[output]!, grown, { rows, scale: learningRate })
        addPredictions(scores[output]!, grown.tree, { table, scale: learningRate, rows: validation })
        return grown.tree
      }),
    )
    if (!stopEarly) continue
    const error = loss.mean(targets, scores, validation)
    if (error < best - 1e-7) {
      best = error
      bestRound = round
    } else if (round - bestRound >= patience) break
  }
  return { task, outputs: loss.outputs, baseline, learningRate, trees }
}

/** Raw scores, one array an output: values for regression, log-odds for classes. */
export function boostingScores(model: BoostedTrees, table: BinnedTable): Float64Array[] {
  return Array.from(model.baseline, (start, output) => {
    const scores = new Float64Array(table.rowCount).fill(start)
    for (const round of model.trees) addPredictions(scores, round[output]!, { table, scale: model.learningRate })
    return scores
  })
}

/** P(class 1) of a two-class model. */
export function boostingProbabilities(model: BoostedTrees, table: BinnedTable): Float64Array {
  const [scores] = boostingScores(model, table)
  return scores!.map((score) => 1 / (1 + Math.exp(-score)))
}

function allRows(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, row) => row)
}

function holdOut(count: number, rng: Rng): { readonly train: Uint32Array; readonly validation: Uint32Array } {
  const order = permutation(count, rng.fork('early-stopping'))
  const held = Math.max(1, Math.round(count / 10))
  return { train: order.slice(held).sort(), validation: order.slice(0, held).sort() }
}
