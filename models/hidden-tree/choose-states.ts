import { permutation, type Rng } from '../../src/math/index.js'
import { logLikelihoodOf } from './expectation.js'
import { type FitTreeOptions, fitTree } from './fit-tree.js'
import { codeShares } from './maximisation.js'
import { type HiddenTree, isLeaf, type TreeRows, type TreeShape, takeTreeRows } from './tree.js'

export interface Tried {
  readonly states: number
  /** Nats per held-out row, at the best pass. */
  readonly heldOut: number
}

export interface StateChoice {
  readonly states: number
  /** Passes after which held-out rows were likeliest. */
  readonly passes: number
  /** The chosen tree, fitted to the part of the rows that was not held out; the last fold's. */
  readonly tree: HiddenTree
  readonly tried: readonly Tried[]
}

export interface ChooseStatesOptions extends Omit<FitTreeOptions, 'states' | 'prior' | 'afterPass'> {
  readonly candidates: readonly number[]
  /** Seconds of a nominal machine that may be spent, the final fit not counted. */
  readonly budget: number
  readonly smoothing: number
}

const fewRows = 2000
const checkEvery = 2
const patience = 3

/**
 * The number of hidden states that makes held-out rows likeliest: upwards through the candidates until one loses,
 * or the next would cost more than is left of the budget. On few rows the mean of five folds decides, else one tenth of
 * the rows.
 */
export async function chooseStates(rows: TreeRows, options: ChooseStatesOptions): Promise<StateChoice> {
  const { candidates, budget, rng, passes } = options
  const folds = foldsOf(rows.rowCount, rng.fork('folds'))
  let left = budget
  let best: (StateChoice & Tried) | undefined
  let lost = 0
  const tried: Tried[] = []
  for (const states of [...candidates].sort((a, b) => a - b)) {
    const cost = passes * folds.length * passSeconds(rows, { shape: options.shape, states })
    if (best !== undefined && (cost > left || lost > 0)) break
    left -= cost
    const candidate = await tryStates(rows, { ...options, folds, states })
    tried.push({ states, heldOut: candidate.heldOut })
    if (best === undefined || candidate.heldOut > best.heldOut) {
      best = { ...candidate, tried }
      lost = 0
    } else lost++
  }
  return best as StateChoice
}

/** Seconds a pass takes on a nominal machine: 8 billion multiplications a second, and what reading and counting add. */
export function passSeconds(
  { rowCount, columns }: TreeRows,
  { shape, states }: { readonly shape: TreeShape; readonly states: number },
): number {
  const inner = columns.filter((_, column) => !isLeaf(shape, column)).length
  return (rowCount * (6 * inner * states * states + 60 * columns.length * states)) / 8e9
}

interface Fold {
  readonly kept: Uint32Array
  readonly heldOut: Uint32Array
}

function foldsOf(rowCount: number, rng: Rng): Fold[] {
  const order = permutation(rowCount, rng)
  const count = rowCount < fewRows ? 5 : 10
  const used = rowCount < fewRows ? Math.min(count, rowCount) : 1
  return Array.from({ length: used }, (_, fold) => ({
    kept: Uint32Array.from(order.filter((_, place) => place % count !== fold)),
    heldOut: Uint32Array.from(order.filter((_, place) => place % count === fold)),
  }))
}

async function tryStates(
  rows: TreeRows,
  options: ChooseStatesOptions & { readonly folds: readonly Fold[]; readonly states: number },
): Promise<Omit<StateChoice, 'tried'> & Tried> {
  const { states, folds, rng } = options
  const results = []
  for (const [index, fold] of folds.entries())
    results.push(await tryFold(rows, fold, { ...options, rng: rng.fork(`states:${states}/fold:${index}`) }))
  const passes = results.map((result) => result.passes).sort((a, b) => a - b)
  return {
    states,
    heldOut: results.reduce((sum, { heldOut }) => sum + heldOut, 0) / results.length,
    passes: passes[passes.length >> 1] ?? options.passes,
    tree: (results.at(-1) as { tree: HiddenTree }).tree,
  }
}

async function tryFold(
  rows: TreeRows,
  { kept, heldOut }: Fold,
  options: ChooseStatesOptions & { readonly states: number },
): Promise<{ tree: HiddenTree; passes: number; heldOut: number }> {
  const inside = takeTreeRows(rows, kept)
  const outside = takeTreeRows(rows, heldOut)
  let best: { tree: HiddenTree; passes: number; heldOut: number } | undefined
  let since = 0
  const last = options.passes - 1
  await fitTree(inside, {
    ...options,
    prior: { smoothing: options.smoothing, shares: codeShares(rows.columns) },
    afterPass: (tree, pass) => {
      if (pass % checkEvery !== checkEvery - 1 && pass !== last) return false
      const mean = logLikelihoodOf(tree, outside, options.matrices) / outside.rowCount
      if (best === undefined || mean > best.heldOut) {
        best = { tree, passes: pass + 1, heldOut: mean }
        since = 0
      } else since++
      return since >= patience
    },
  })
  return best as unknown as { tree: HiddenTree; passes: number; heldOut: number }
}
