import {
  type BinnedTable,
  chooseStrengths,
  type DensityForest,
  densityForest,
  growDensityTree,
  outcomeTree,
  recountNodes,
} from '../../src/learn/index.js'
import { type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import type { HistoriesOptions } from './options.js'

export interface FieldTarget {
  /** State of every row of the table. */
  readonly states: Uint8Array | Uint16Array
  readonly stateCount: number
  /** States 0 … ordered − 1 stand in an order. */
  readonly ordered: number
  /** The rows it is drawn in. */
  readonly rows: Uint32Array
}

export interface FieldContext {
  /** Features that are known when it is drawn. */
  readonly features: readonly number[]
  readonly personOf: Int32Array
  readonly minLeafPersons: number
  readonly options: HistoriesOptions
  readonly rng: Rng
}

/** The trees of one field of a child's rows. Questions are found on a part of the rows, leaves count all of them. */
export function fitField(
  table: BinnedTable,
  { states, stateCount, ordered, rows: all }: FieldTarget,
  { features: known, personOf, minLeafPersons, options, rng }: FieldContext,
): DensityForest {
  const counts = new Uint32Array(stateCount)
  for (const row of all) counts[states[row]!]!++
  const outcome = outcomeTree({ counts, ordered })
  const chosen = sampleWithoutReplacement(all.length, options.mostRows, rng.fork('rows'))
  const rows = chosen.map((at) => all[at]!)
  const features = known.filter((feature) => varies(table, feature, rows))
  const target = { outcome, states, rows }
  const rules = { features, personOf, minLeafPersons, minLeafRows: minLeafPersons, maxDepth: options.maxDepth }
  const strengths = chooseStrengths(table, target, { ...rules, folds: options.folds, rng: rng.fork('folds') })
  const featuresPerSplit = Math.max(1, Math.ceil(features.length * options.featureShare))
  const trees = Array.from({ length: features.length < 2 ? 1 : options.trees }, (_, index) => {
    const drawing = index === 0 ? {} : { featuresPerSplit, rng: rng.fork(`tree:${index}`) }
    const tree = growDensityTree(table, { ...target, rows: rows.slice() }, { ...rules, ...drawing, strengths })
    return rows.length < all.length ? recountNodes(tree, table, { ...target, rows: all }) : tree
  })
  return densityForest(trees, outcome, strengths)
}

function varies({ features }: BinnedTable, feature: number, rows: Uint32Array): boolean {
  const { bins } = features[feature]!
  return rows.some((row) => bins[row] !== bins[rows[0]!])
}
