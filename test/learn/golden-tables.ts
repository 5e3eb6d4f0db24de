import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { areaUnder, rankScores, rocCurve } from '../../evaluators/learning/roc.js'
import { readTable } from '../../src/io/index.js'
import {
  binFeatures,
  boostingProbabilities,
  fitBoosting,
  fitDenseEncoder,
  fitFeatureSpecs,
  fitForest,
  fitLogistic,
  forestPredictions,
  logisticProbabilities,
} from '../../src/learn/index.js'
import { createRng } from '../../src/math/index.js'
import { cellAt, levelColumn, numberColumn, Table } from '../../src/table/index.js'

export interface Golden {
  readonly target: string
  readonly positive: string
  readonly drop: readonly string[]
  readonly boosting: number
  readonly logistic: number
  readonly forest: number
}

/** scikit-learn; see test/golden/learners/make.py. */
const folder = join(import.meta.dirname, '../golden/learners')
export const golden: Record<string, Golden> = JSON.parse(readFileSync(join(folder, 'learners.json'), 'utf8')).tables
const fileOf = (name: string) => {
  const known = [
    join(folder, `${name}.csv.gz`),
    join(import.meta.dirname, '../../datasets', name, `${name}.csv.gz`),
    // Not shipped with the project: tested where it is.
    join(import.meta.dirname, '../../../shared/datasets', `${name}.csv.gz`),
  ]
  return known.find((path) => existsSync(path))
}
export const tables = Object.keys(golden).flatMap((name) => {
  const file = fileOf(name)
  return file === undefined ? [] : [[name, file] as const]
})

export async function divided(name: string, file: string) {
  const { target, positive, drop } = golden[name]!
  const raw = await readTable(file)
  const table = asPandas(raw)
  const features = table.columnNames.filter((column) => column !== target && !drop.includes(column))
  const rows = Array.from({ length: table.rowCount }, (_, row) => row)
  const side = (isTest: boolean) => table.take(rows.filter((row) => (row % 3 === 0) === isTest))
  const targets = (part: Table) =>
    Float64Array.from({ length: part.rowCount }, (_, row) =>
      String(cellAt(part.column(target), row)) === positive ? 1 : 0,
    )
  return { train: side(false), test: side(true), features, targets }
}

/** Kinds as pandas gives them: a column whose present cells all read as numbers is one, and '?' and NA are missing. */
function asPandas(raw: Table): Table {
  const markers = new Set(['', '?', 'NA'])
  return Table.of(
    raw.columns.map((column) => {
      const cells = Array.from({ length: raw.rowCount }, (_, row) => {
        const cell = cellAt(column, row)
        return cell === null || markers.has(String(cell)) ? null : String(cell)
      })
      const areNumbers = cells.every((cell) => cell === null || Number.isFinite(Number(cell)))
      return areNumbers
        ? numberColumn(
            column.name,
            cells.map((cell) => (cell === null ? null : Number(cell))),
          )
        : levelColumn(column.name, cells)
    }),
  )
}

export function areaOf(scores: Float64Array, targets: Float64Array): number {
  const of = (label: number) => scores.filter((_, row) => targets[row] === label)
  return areaUnder(rocCurve(rankScores(of(1), of(0))))
}

/** The area under the curve of each learner on the test rows. */
export async function learnerAreas(
  name: string,
  file: string,
): Promise<Record<'boosting' | 'logistic' | 'forest', number>> {
  const { train, test, features, targets } = await divided(name, file)
  const specs = fitFeatureSpecs(train, features)
  const binned = binFeatures(train, specs)
  const rng = createRng(1)
  const boosted = fitBoosting(binned, targets(train), { task: 'classification', earlyStopping: false, rng })
  const forest = fitForest(binned, targets(train), { treeCount: 100, minLeafRows: 2, rng })
  const encoder = fitDenseEncoder(train, features)
  const linear = fitLogistic(encoder.encode(train), targets(train))
  const area = (scores: Float64Array) => areaOf(scores, targets(test))
  return {
    boosting: area(boostingProbabilities(boosted, binFeatures(test, specs))),
    logistic: area(logisticProbabilities(linear, encoder.encode(test))),
    forest: area(forestPredictions(forest, binFeatures(test, specs))),
  }
}
