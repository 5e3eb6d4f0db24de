import { binFeatures, boostingProbabilities, fitBoosting, fitFeatureSpecs } from '../../../src/learn/index.js'
import type { Rng } from '../../../src/math/index.js'
import { concatTables, type Table } from '../../../src/table/index.js'
import { sampleRows } from '../../learning/sample-rows.js'

const mostRows = 8000

/** P(synthetic | record) of boosted trees trained on synthetic against reference rows, as many of each. */
export function classifierAttack(
  targets: readonly Table[],
  {
    synthetic,
    reference,
    columnNames,
    rng,
    realRng,
  }: {
    readonly synthetic: Table
    readonly reference: Table
    readonly columnNames: readonly string[]
    readonly rng: Rng
    readonly realRng: Rng
  },
): Float64Array[] {
  const size = Math.min(synthetic.rowCount, reference.rowCount, mostRows)
  const sides = [
    sampleRows(synthetic, size, rng.fork('synthetic')),
    sampleRows(reference, size, realRng.fork('reference')),
  ]
  const both = concatTables(sides.map((side) => side.select(columnNames)))
  const specs = fitFeatureSpecs(both, columnNames)
  const labels = Float64Array.from({ length: both.rowCount }, (_, row) => (row < size ? 1 : 0))
  const model = fitBoosting(binFeatures(both, specs), labels, { task: 'classification', earlyStopping: false, rng })
  return targets.map((table) => boostingProbabilities(model, binFeatures(table, specs)))
}
