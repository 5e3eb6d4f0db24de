import type { Rng } from '../../src/math/index.js'
import { shuffledPeople } from '../network/index.js'
import { logLikelihoodOf } from './expectation.js'
import { type FitTreeOptions, fitTree } from './fit-tree.js'
import { treeLogLikelihood } from './row-likelihood.js'
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

export interface ChooseStatesOptions extends Omit<FitTreeOptions, 'states' | 'afterPass'> {
  readonly candidates: readonly number[]
  /** Seconds of a nominal machine that may be spent, the final fit not counted. */
  readonly budget: number
}

/** With fewer rows, five folds decide and the final fit starts afresh. */
export const fewRows = 2000
const checkEvery = 2
const patience = 3

/**
 * The number of hidden states that makes held-out rows likeliest: upwards through the candidates until one loses, or the
 * next would cost more than is left of the budget. On few rows the mean of five folds of people decides. On many it is one tenth
 * of them, and more states lose only by more than two standard errors of the paired difference: fitted to all rows they
 * have more to go by than here, and what they tell apart a classifier sees.
 */
export async function chooseStates(rows: TreeRows, options: ChooseStatesOptions): Promise<StateChoice> {
  const { candidates, budget, rng, passes } = options
  const folds = foldsOf(rows, rng.fork('folds'))
  let left = budget
  let chosen: Candidate | undefined
  let likeliest: Candidate | undefined
  const tried: Tried[] = []
  for (const states of [...candidates].sort((a, b) => a - b)) {
    const cost = passes * folds.length * passSeconds(rows, { shape: options.shape, states })
    if (chosen !== undefined && cost > left) break
    left -= cost
    const candidate: Candidate = { ...(await tryStates(rows, { ...options, folds, states })), tried }
    tried.push({ states, heldOut: candidate.heldOut })
    if (likeliest && candidate.heldOut <= likeliest.heldOut - margin(candidate.nats, likeliest.nats)) break
    chosen = candidate
    if (likeliest === undefined || candidate.heldOut > likeliest.heldOut) likeliest = candidate
  }
  return chosen as StateChoice
}

/** Two standard errors of the mean difference, row by row; 0 without single rows. */
function margin(nats: Float64Array | undefined, others: Float64Array | undefined): number {
  if (nats === undefined || others === undefined) return 0
  const differences = nats.map((value, row) => value - others[row]!)
  const mean = differences.reduce((sum, each) => sum + each, 0) / differences.length
  const square = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return (2 * Math.sqrt(square / Math.max(1, differences.length - 1))) / Math.sqrt(differences.length)
}

/** Seconds a pass takes on a nominal machine: 8 billion multiplications a second, and what reading and counting add. */
export function passSeconds(
  { rowCount, columns }: TreeRows,
  { shape, states }: { readonly shape: TreeShape; readonly states: number },
): number {
  const inner = columns.filter((_, column) => !isLeaf(shape, column)).length
  return (rowCount * (6 * inner * states * states + 60 * columns.length * states)) / 8e9
}

interface Candidate extends StateChoice, Tried {
  /** Of every held-out row, when one fold was held out. */
  readonly nats?: Float64Array
}

interface Fold {
  readonly kept: Uint32Array
  readonly heldOut: Uint32Array
}

/** All rows of a person are on one side. */
function foldsOf({ rowCount, personOf }: TreeRows, rng: Rng): Fold[] {
  const { rows, starts } = shuffledPeople(rowCount, personOf, rng)
  const people = starts.length - 1
  const count = rowCount < fewRows ? 5 : 10
  const used = rowCount < fewRows ? Math.min(count, people) : 1
  const placeOf = new Uint32Array(rowCount)
  for (let place = 0; place < people; place++) placeOf.fill(place, starts[place], starts[place + 1])
  const rowsOf = (isChosen: (place: number) => boolean) => rows.filter((_, index) => isChosen(placeOf[index]!))
  return Array.from({ length: used }, (_, fold) => ({
    kept: rowsOf((place) => place % count !== fold),
    heldOut: rowsOf((place) => place % count === fold),
  }))
}

async function tryStates(
  rows: TreeRows,
  options: ChooseStatesOptions & { readonly folds: readonly Fold[]; readonly states: number },
): Promise<Omit<Candidate, 'tried'>> {
  const { states, folds, rng } = options
  const results: FoldResult[] = []
  for (const [index, fold] of folds.entries())
    results.push(await tryFold(rows, fold, { ...options, rng: rng.fork(`states:${states}/fold:${index}`) }))
  const last = results.at(-1) as FoldResult
  const passes = results.map((result) => result.passes).sort((a, b) => a - b)
  return {
    states,
    heldOut: results.reduce((sum, { heldOut }) => sum + heldOut, 0) / results.length,
    passes: passes[passes.length >> 1] ?? options.passes,
    tree: last.tree,
    ...(results.length === 1 && { nats: last.nats() }),
  }
}

interface FoldResult {
  readonly tree: HiddenTree
  readonly passes: number
  readonly heldOut: number
  nats(): Float64Array
}

async function tryFold(
  rows: TreeRows,
  { kept, heldOut }: Fold,
  options: ChooseStatesOptions & { readonly states: number },
): Promise<FoldResult> {
  const inside = takeTreeRows(rows, kept)
  const outside = takeTreeRows(rows, heldOut)
  const codes = outside.columns.map((column) => column.codes)
  let best: FoldResult | undefined
  let since = 0
  const last = options.passes - 1
  await fitTree(inside, {
    ...options,
    afterPass: (tree, pass) => {
      if (pass % checkEvery !== checkEvery - 1 && pass !== last) return false
      const mean = logLikelihoodOf(tree, outside, options.matrices) / outside.rowCount
      if (best === undefined || mean > best.heldOut) {
        best = { tree, passes: pass + 1, heldOut: mean, nats: () => treeLogLikelihood(tree, codes, outside.rowCount) }
        since = 0
      } else since++
      return since >= patience
    },
  })
  return best as unknown as FoldResult
}
