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
import { type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import { binScores, edgesBelow, type Field, type FieldResidual, type FieldScore, withScore } from './field.js'
import { lastStates } from './first-values.js'
import { fitLevelsAgain } from './levels-again.js'
import type { LevelRows } from './levels-had.js'
import type { NormalScale } from './normal-scale.js'
import type { HistoriesOptions } from './options.js'

export interface FieldTarget {
  /** State of every row of the table. */
  readonly states: Uint8Array | Uint16Array
  readonly stateCount: number
  /** States 0 … ordered − 1 stand in an order. */
  readonly ordered: number
  /** Where on the scale of its column every row's value lies, if it is told by how far it lies from a score. */
  readonly onScale?:
    | {
        readonly scale: NormalScale
        readonly values: Float64Array
        /** 1 for rows whose value is the last one once more. */
        readonly repeated?: Uint8Array | undefined
      }
    | undefined
  /** 1 for rows whose level is the person's last one once more; absent where that is not learnt apart. */
  readonly stays?: Uint8Array | undefined
  /** Of levels without order of which people have several: what they had before may come again. */
  readonly levels?: LevelRows | undefined
  /** What is known of the column's own values so far, as plain numbers of every row. */
  readonly numbers?: readonly Float64Array[] | undefined
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
  { states, stateCount, ordered, onScale, stays, levels, numbers, rows: all }: FieldTarget,
  { features: known, own, personOf, minLeafPersons, options, rng }: FieldContext,
): Field {
  const chosen = sampleWithoutReplacement(all.length, options.mostRows, rng.fork('rows'))
  const rows = chosen.map((at) => all[at]!)
  const varying = known.filter((feature) => varies(sheet, feature, rows))
  const inOrder = stateCount === 2 ? 2 : ordered
  const scored = fitScore(
    sheet,
    { states, rows, inOrder, numbers, answers: onScale?.values },
    { features: varying, own, personOf, options, rng },
  )
  const score = scored && { score: scored.score }
  const table = withScore(sheet, score ?? {})
  if (scored) binScores(table, scored.score.edges, scored.heldOut)
  const features = scored === undefined ? varying : [...varying, sheet.features.length]
  const residual =
    scored && onScale
      ? fitResidual({ states, rows: all, ordered, ...onScale }, { scores: scored.heldOut, personOf })
      : undefined
  const told = residual
    ? residual.told(stateCount)
    : stays
      ? { states: withStays(states, { stays, stateCount }), stateCount: stateCount + 1, ordered }
      : { states, stateCount, ordered }
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
  const forest = densityForest(trees, target.outcome, strengths)
  const lastOf = levels && stays && lastStates(levels.layout, levels.states)
  const again = levels && fitLevelsAgain({ forest, table, rows, levels, lastOf, fewestPeople: minLeafPersons })
  return {
    forest,
    ...score,
    ...(again && { again }),
    ...(residual && { residual: residual.residual }),
    ...(stays && { stays: true as const }),
  }
}

/** States, and after them one more for rows that stay where they were. */
function withStays(
  states: FieldTarget['states'],
  { stays, stateCount }: { readonly stays: Uint8Array; readonly stateCount: number },
): FieldTarget['states'] {
  const told = allocateCodes(stateCount + 1, states.length)
  for (let row = 0; row < states.length; row++) told[row] = stays[row] === 1 ? stateCount : states[row]!
  return told
}

/** Least width of the outermost stretches. */
const narrowest = 1e-3
/** Stretches that residuals are told in. */
const stretches = 24

/** How far rows lie from their scores on the normal scale; undefined where nothing is left to tell. */
function fitResidual(
  {
    states,
    rows,
    ordered,
    scale,
    values,
    repeated,
  }: {
    readonly states: ArrayLike<number>
    readonly rows: Uint32Array
    readonly ordered: number
    readonly scale: NormalScale
    readonly values: Float64Array
    readonly repeated?: Uint8Array | undefined
  },
  { scores, personOf }: { readonly scores: Float64Array; readonly personOf: Int32Array },
) {
  const present = rows.filter((row) => states[row]! < ordered && repeated?.[row] !== 1)
  const residuals = Float64Array.from(present, (row) => values[row]! - scores[row]!)
  const inner = guardedEdges(
    residuals,
    Int32Array.from(present, (row) => personOf[row]!),
    stretches,
  )
  if (inner.length < 3) return undefined
  const [first, last] = [inner[0]!, inner.at(-1)!]
  const meanOf = (distances: Float64Array) =>
    distances.reduce((sum, own) => sum + own, 0) / Math.max(1, distances.length)
  const below = meanOf(residuals.filter((own) => own < first).map((own) => first - own))
  const above = meanOf(residuals.filter((own) => own >= last).map((own) => own - last))
  const edges = Float64Array.from([first - Math.max(narrowest, below), ...inner, last + Math.max(narrowest, above)])
  const residual: FieldResidual = { edges, scale, repeats: repeated !== undefined }
  const told = (stateCount: number) => {
    const shown = edges.length - 1
    const outside = stateCount - ordered
    const all = shown + outside + (repeated ? 1 : 0)
    const outcome = allocateCodes(all, states.length)
    if (repeated) for (const row of rows) if (repeated[row] === 1) outcome[row] = shown + outside
    for (const row of rows) if (states[row]! >= ordered) outcome[row] = shown + states[row]! - ordered
    present.forEach((row, at) => {
      outcome[row] = Math.min(shown - 1, edgesBelow(Float64Array.from(inner), residuals[at]!))
    })
    return { states: outcome, stateCount: all, ordered: shown }
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
    numbers,
    answers,
  }: {
    readonly states: ArrayLike<number>
    readonly rows: Uint32Array
    readonly inOrder: number
    readonly numbers: readonly Float64Array[] | undefined
    readonly answers: Float64Array | undefined
  },
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
    ...(numbers && { numbers }),
    ...(answers && { answers, robust: true }),
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
