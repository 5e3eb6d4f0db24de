import {
  type BinnedTable,
  binFeatures,
  boostingProbabilities,
  fitBoosting,
  fitFeatureSpecs,
} from '../../src/learn/index.js'
import { permutation, type Rng } from '../../src/math/index.js'
import { concatTables, type Table } from '../../src/table/index.js'
import { areaUnder, rankScores, rocCurve } from './roc.js'

export interface Sample {
  readonly table: Table
  /** Fold of each row, 0 … folds − 1; rows that belong together share one. */
  readonly folds: Uint8Array
}

export interface FoldScores {
  /** P(synthetic) of each row by trees that did not see the row's fold. */
  readonly real: Float64Array
  readonly synthetic: Float64Array
  /** Computed when asked for: one prediction a column. */
  readonly columnDrops: () => readonly ColumnDrop[]
}

/** What shuffling one column of held-out rows takes off the area under the ROC curve (Breiman 2001). */
export interface ColumnDrop {
  readonly name: string
  readonly drop: number
}

export interface FoldOptions {
  readonly columnNames: readonly string[]
  readonly folds: number
  readonly rng: Rng
}

/** Boosted trees told to tell two samples apart, cross-validated (Lopez-Paz & Oquab, ICLR 2017). O(folds × 100 trees). */
export function foldScores(real: Sample, synthetic: Sample, { columnNames, folds, rng }: FoldOptions): FoldScores {
  const both = concatTables([real, synthetic].map(({ table }) => table.select(columnNames)))
  const binned = binFeatures(both, fitFeatureSpecs(both, columnNames))
  const labels = Float64Array.from({ length: both.rowCount }, (_, row) => (row < real.table.rowCount ? 0 : 1))
  const foldOf = Uint8Array.from([...real.folds, ...synthetic.folds])
  const rows = Uint32Array.from(labels, (_, row) => row)
  const scores = new Float64Array(both.rowCount)
  let columnDrops: FoldScores['columnDrops'] = () => []
  for (let fold = 0; fold < folds; fold++) {
    const kept = rows.filter((row) => foldOf[row] !== fold)
    const held = rows.filter((row) => foldOf[row] === fold)
    const targets = Float64Array.from(kept, (row) => labels[row]!)
    const options = { task: 'classification', earlyStopping: false, rng: rng.fork(`fold:${fold}`) } as const
    const model = fitBoosting(takeBinned(binned, kept), targets, options)
    const test = takeBinned(binned, held)
    const predict = (table: BinnedTable) => boostingProbabilities(model, table)
    predict(test).forEach((score, index) => {
      scores[held[index]!] = score
    })
    if (fold === folds - 1) {
      const testLabels = Float64Array.from(held, (row) => labels[row]!)
      columnDrops = () => dropsOf(test, (table) => areaOf(predict(table), testLabels), { columnNames, rng })
    }
  }
  return { real: scores.slice(0, real.table.rowCount), synthetic: scores.slice(real.table.rowCount), columnDrops }
}

/** The largest drop first. */
function dropsOf(
  table: BinnedTable,
  area: (table: BinnedTable) => number,
  { columnNames, rng }: Pick<FoldOptions, 'columnNames' | 'rng'>,
): ColumnDrop[] {
  const full = area(table)
  const drops = columnNames.map((name, index) => {
    const order = permutation(table.rowCount, rng.fork(`column:${name}`))
    const features = table.features.map((feature, other) =>
      other === index ? { ...feature, bins: Uint8Array.from(order, (row) => feature.bins[row]!) } : feature,
    )
    return { name, drop: full - area({ ...table, features }) }
  })
  return drops.sort((a, b) => b.drop - a.drop)
}

function areaOf(scores: Float64Array, labels: Float64Array): number {
  const of = (label: number) => scores.filter((_, row) => labels[row] === label)
  return areaUnder(rocCurve(rankScores(of(1), of(0))))
}

function takeBinned(table: BinnedTable, rows: Uint32Array): BinnedTable {
  const features = table.features.map((feature) => ({
    ...feature,
    bins: Uint8Array.from(rows, (row) => feature.bins[row]!),
  }))
  return { features, rowCount: rows.length }
}
