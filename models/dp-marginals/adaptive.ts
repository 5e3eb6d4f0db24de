import { exponential } from '../../src/privacy/index.js'
import {
  allPairs,
  cellsOf,
  estimate,
  type GraphicalModel,
  isWithin,
  type Measurement,
  marginalOf,
  type Scope,
  treeCells,
} from '../graphical/index.js'
import { combined, measure, noisyTotal } from './measure.js'
import type { Private } from './private-counts.js'

export interface AdaptiveOptions {
  readonly rho: number
  /** Cells of the whole model at most, all cliques together; as much of it as of the budget is spent. */
  readonly cells: number
  /** Steps of the descent after each round. */
  readonly iterations: number
  /** Rounds that the budget is laid out for, a column; fewer, better measured, where the budget is small. */
  readonly roundsPerColumn?: number
}

/** Expected size of one number's noise, in standard deviations. */
const meanNoise = Math.sqrt(2 / Math.PI)
const finalIterations = 1000

/**
 * AIM (McKenna, Mullins, Sheldon & Miklau 2022) over columns and pairs: single columns first, then in every round the table that
 * the model gets most wrong beyond what noise would hide is chosen, measured, and the model fitted again. When a round tells
 * nothing new, those that follow are four times as dear. What is private in a score moves by 1 with each row of a patient; weights
 * and what the model says are public or released.
 */
export async function learnAdaptively(source: Private, options: AdaptiveOptions): Promise<GraphicalModel> {
  const { rho, cells, iterations, roundsPerColumn = 16 } = options
  const { ledger, data, signal } = source
  const { sizes } = data
  const columns = [...sizes.keys()]
  const began = ledger.spent().rho
  const rounds = roundsPerColumn * columns.length
  let round = costOf(rho / rounds)
  const spent = () => ledger.spent().rho - began
  const ones = await measure(source, {
    purpose: 'counts of columns: each by itself',
    scopes: columns.map((column) => [column]),
    rho: columns.length * round.measure,
  })
  const measured = new Map(ones.map((each) => [each.scope.join(), each]))
  const refit = (from: GraphicalModel | undefined, steps: number) =>
    fitted([...measured.values()], { sizes, iterations: steps, from })
  let model = refit(undefined, iterations)
  const candidates = candidatesOf(sizes, cells)
  const weights = candidates.map((scope) => weightOf(scope, columns.length))
  const heaviest = Math.max(...weights)
  let exact: readonly Float64Array[] | undefined
  for (let last = false; !last; ) {
    signal?.throwIfAborted()
    const left = rho - spent()
    if (left < 2 * (round.measure + round.choice)) {
      last = true
      round = costOf(left * (1 - 1e-9))
    }
    const choice = exponential({
      sensitivity: heaviest * (data.rowsPerPatient ?? 1),
      epsilon: Math.sqrt(8 * round.choice),
    })
    const deviation = (data.rowsPerPatient ?? 1) * Math.sqrt(1 / (2 * round.measure))
    const charge = ledger.charge(
      'choice of tables: a round',
      choice,
      'each row is in one cell of a table, and weights are public',
    )
    exact ??= await data.counts(candidates)
    const share = Math.min(1, spent() / rho)
    const pairs = allPairs(model)
    const estimates = candidates.map((scope) =>
      scope.length === 1 ? marginalOf(model.tree, model.tables, scope)! : pairs[scope[0]!]![scope[1]!]!,
    )
    const allowed = fitting(candidates, { model, measured, cells: cells * share, sizes })
    if (allowed.length === 0) break
    const scores = allowed.map(
      (place) =>
        weights[place]! * (l1(exact![place]!, estimates[place]!) - meanNoise * deviation * estimates[place]!.length),
    )
    const place = allowed[choice.release(scores, charge)]!
    const scope = candidates[place]!
    const [fresh] = await measure(source, { purpose: 'counts of tables: a round', scopes: [scope], rho: round.measure })
    const known = measured.get(scope.join())
    measured.set(scope.join(), known === undefined ? fresh! : combined(known, fresh!))
    model = refit(model, iterations)
    const moved = l1(marginalOf(model.tree, model.tables, scope)!, estimates[place]!)
    if (moved <= meanNoise * deviation * estimates[place]!.length)
      round = { measure: round.measure * 4, choice: round.choice * 4 }
  }
  return refit(model, finalIterations)
}

interface Round {
  readonly measure: number
  readonly choice: number
}

/** Nine parts of a round's budget measure, one chooses. */
function costOf(rho: number): Round {
  return { measure: 0.9 * rho, choice: 0.1 * rho }
}

function fitted(
  measurements: readonly Measurement[],
  {
    sizes,
    iterations,
    from,
  }: { readonly sizes: readonly number[]; readonly iterations: number; readonly from: GraphicalModel | undefined },
): GraphicalModel {
  return estimate(measurements, { sizes, total: noisyTotal(measurements), iterations, ...(from && { from }) })
}

function candidatesOf(sizes: readonly number[], cells: number): Scope[] {
  const columns = [...sizes.keys()]
  const pairs = columns.flatMap((one) => columns.flatMap((other) => (one < other ? [[one, other]] : [])))
  return [...columns.map((column) => [column]), ...pairs.filter((pair) => cellsOf(pair, sizes) <= cells)]
}

/** Of all pairs that are asked for, how many columns each table speaks of. */
function weightOf(scope: Scope, columns: number): number {
  return scope.length === 1 ? columns - 1 : 2 + 2 * (columns - 2)
}

/** Tables that the model holds already, or that leave it small enough; told from public sizes and released choices. */
function fitting(
  candidates: readonly Scope[],
  {
    model,
    measured,
    cells,
    sizes,
  }: {
    readonly model: GraphicalModel
    readonly measured: ReadonlyMap<string, Measurement>
    readonly cells: number
    readonly sizes: readonly number[]
  },
): number[] {
  const standing = [...measured.values()].map(({ scope }) => scope)
  return [...candidates.keys()].filter((place) => {
    const scope = candidates[place]!
    return (
      model.tree.cliques.some((clique) => isWithin(scope, clique.scope)) ||
      treeCells([...standing, scope], sizes) <= cells
    )
  })
}

function l1(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let cell = 0; cell < one.length; cell++) sum += Math.abs(one[cell]! - other[cell]!)
  return sum
}
