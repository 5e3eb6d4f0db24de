import { allocateCodes, guardedQuantiles } from '../../src/encode/index.js'
import {
  type BinnedTable,
  chooseStrengths,
  densityForest,
  fitAdditiveScore,
  growDensityTree,
  outcomeTree,
  recountNodes,
} from '../../src/learn/index.js'
import { normalQuantile, type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import { binScores, edgesBelow, type Field, type FieldResidual, type FieldScore, withScore } from './field.js'
import type { HistoriesOptions } from './options.js'

export interface FieldTarget {
  /** State of every row of the table. */
  readonly states: Uint8Array | Uint16Array
  readonly stateCount: number
  /** States 0 … ordered − 1 stand in an order. */
  readonly ordered: number
  /** Whether states may be told as residuals: times are drawn below a limit, and are not. */
  readonly byResidual: boolean
  /** The rows it is drawn in. */
  readonly rows: Uint32Array
}

export interface FieldContext {
  /** Features that are known when it is drawn. */
  readonly features: readonly number[]
  /** Of them those of its own history. */
  readonly own: ReadonlySet<number>
  readonly personOf: Int32Array
  readonly minLeafPersons: number
  readonly options: HistoriesOptions
  readonly rng: Rng
}

/** The trees of one field of a child's rows. Questions are found on a part of the rows, leaves count all of them. */
export function fitField(
  sheet: BinnedTable,
  { states, stateCount, ordered, byResidual, rows: all }: FieldTarget,
  { features: known, own, personOf, minLeafPersons, options, rng }: FieldContext,
): Field {
  const chosen = sampleWithoutReplacement(all.length, options.mostRows, rng.fork('rows'))
  const rows = chosen.map((at) => all[at]!)
  const varying = known.filter((feature) => varies(sheet, feature, rows))
  const inOrder = stateCount === 2 ? 2 : ordered
  const scored = fitScore(sheet, { states, rows, inOrder }, { features: varying, own, personOf, options, rng })
  const score = scored && { score: scored.score }
  const table = withScore(sheet, score ?? {})
  if (scored) binScores(table, scored.score.edges, scored.heldOut)
  const features = scored === undefined ? varying : [...varying, sheet.features.length]
  const residual =
    scored && byResidual && ordered >= fewestStates
      ? fitResidual({ states, rows: all, ordered }, { scores: scored.heldOut, personOf, rng: rng.fork('residual') })
      : undefined
  const told = residual ? residual.told(stateCount) : { states, stateCount, ordered }
  const counts = new Uint32Array(told.stateCount)
  for (const row of all) counts[told.states[row]!]!++
  const target = { outcome: outcomeTree({ counts, ordered: told.ordered }), states: told.states, rows }
  const rules = { features, personOf, minLeafPersons, minLeafRows: minLeafPersons, maxDepth: options.maxDepth }
  const strengths = chooseStrengths(table, target, { ...rules, folds: options.folds, rng: rng.fork('folds') })
  const featuresPerSplit = Math.max(1, Math.ceil(features.length * options.featureShare))
  const trees = Array.from({ length: features.length < 2 ? 1 : options.trees }, (_, index) => {
    const drawing = index === 0 ? {} : { featuresPerSplit, rng: rng.fork(`tree:${index}`) }
    const tree = growDensityTree(table, { ...target, rows: rows.slice() }, { ...rules, ...drawing, strengths })
    return rows.length < all.length ? recountNodes(tree, table, { ...target, rows: all }) : tree
  })
  return {
    forest: densityForest(trees, target.outcome, strengths),
    ...score,
    ...(residual && { residual: residual.residual }),
  }
}

/** Fewest ordered states that are told as residuals. */
const fewestStates = 9
/** Stretches that residuals are told in. */
const stretches = 24

/** Where rows lie on the normal scale of their state's ranks, against their scores; undefined where nothing is left to tell. */
function fitResidual(
  {
    states,
    rows,
    ordered,
  }: { readonly states: ArrayLike<number>; readonly rows: Uint32Array; readonly ordered: number },
  { scores, personOf, rng }: { readonly scores: Float64Array; readonly personOf: Int32Array; readonly rng: Rng },
) {
  const present = rows.filter((row) => states[row]! < ordered)
  const ends = new Float64Array(ordered)
  for (const row of present) ends[states[row]!]! += 1 / present.length
  for (let state = 1; state < ordered; state++) ends[state]! += ends[state - 1]!
  const startOf = (state: number) => (state === 0 ? 0 : ends[state - 1]!)
  const cuts = Float64Array.from(ends.subarray(0, -1), (end) => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, end))))
  const residuals = Float64Array.from(present, (row) => {
    const state = states[row]!
    const rank = startOf(state) + rng.uniform() * (ends[state]! - startOf(state))
    return normalQuantile(Math.min(1 - 1e-4, Math.max(1e-4, rank))) - scores[row]!
  })
  const inner = guardedEdges(
    residuals,
    Int32Array.from(present, (row) => personOf[row]!),
    stretches,
  )
  if (inner.length < 3) return undefined
  const [first, second] = inner as [number, number]
  const [before, last] = inner.slice(-2) as [number, number]
  // The outermost stretches are as wide as it takes to hold a twentieth of a normal distribution.
  const edges = Float64Array.from([first - 2 * (second - first), ...inner, last + 2 * (last - before)])
  const residual: FieldResidual = { edges, cuts }
  const told = (stateCount: number) => {
    const shown = edges.length - 1
    const outcome = allocateCodes(shown + stateCount - ordered, states.length)
    for (const row of rows) if (states[row]! >= ordered) outcome[row] = shown + states[row]! - ordered
    present.forEach((row, at) => {
      outcome[row] = Math.min(shown - 1, edgesBelow(Float64Array.from(inner), residuals[at]!))
    })
    return { states: outcome, stateCount: shown + stateCount - ordered, ordered: shown }
  }
  return { residual, told }
}

/** Quantiles that are nobody's value, ascending and distinct. */
function guardedEdges(values: Float64Array, patientOf: Int32Array, parts: number): number[] {
  const quantiles = guardedQuantiles(values, { patientOf, step: 0 })
  const found = Array.from({ length: parts - 1 }, (_, index) => quantiles.at((index + 1) / parts))
  return [...new Set(found.filter((edge) => edge !== null))].sort((a, b) => a - b)
}

/** Fewest people that a sum of many features can be learnt from. */
const fewestScored = 30
const edgeCount = 40

/** What the known features together say of a field whose states stand in an order. */
function fitScore(
  sheet: BinnedTable,
  {
    states,
    rows,
    inOrder,
  }: { readonly states: ArrayLike<number>; readonly rows: Uint32Array; readonly inOrder: number },
  { features, own, personOf, options, rng }: Omit<FieldContext, 'minLeafPersons'>,
): { readonly score: FieldScore; readonly heldOut: Float64Array } | undefined {
  const present = rows.filter((row) => states[row]! < inOrder)
  const people = new Set(Array.from(present, (row) => personOf[row]!)).size
  if (inOrder < 2 || features.length < 2 || people < fewestScored) return undefined
  const { score: additive, heldOut } = fitAdditiveScore(sheet, states, {
    features,
    own,
    rows: present,
    personOf,
    folds: options.folds,
    rng: rng.fork('score'),
  })
  const edges = guardedEdges(
    Float64Array.from(rows, (row) => heldOut[row]!),
    Int32Array.from(rows, (row) => personOf[row]!),
    edgeCount,
  )
  return { score: { additive, edges: Float64Array.from(edges) }, heldOut }
}

function varies({ features }: BinnedTable, feature: number, rows: Uint32Array): boolean {
  const { bins } = features[feature]!
  return rows.some((row) => bins[row] !== bins[rows[0]!])
}
