import { fitDenseEncoder, fitLogistic, logisticProbabilities } from '../../src/learn/index.js'
import { concatTables } from '../../src/table/index.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { Metric } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { estimates, groupCount, withInterval } from '../row-groups.js'

const mostRows = 5000
const fewestRows = 50
const largestRatio = 1000
/** Enough to make the redundant level of every column solvable, too little to move a score. */
const ridge = 1e-3

/**
 * Propensity mean squared error over its expectation for two samples of one population, (k − 1)c(1 − c) / N, by a logistic
 * model of main effects on equal numbers of rows (c = ½). After Snoke et al., JRSS A 181 (2018), who divide by half of
 * that, the expectation for rows drawn from a model of the very sample they are compared with: their ratio is twice ours.
 */
export const propensity: Metric = {
  id: 'fidelity.pmse-ratio',
  title: 'Propensity score ratio',
  question: 'Does a simple model of single columns notice a difference beyond chance?',
  reading:
    'Mean squared deviation of propensity scores over what two samples of one population give on average; 1 is what chance gives. The model looks at columns one by one: independent columns pass it.',
  natures: withRows,
  goal: 'reference',
  range: [0, largestRatio],
  cost: 'moderate',
  asksRows: mostRows,
  version: 2,
  compute({ schema, train, synthetic, rng, realRng = rng }) {
    const names = modelledNames(schema)
    const size = Math.min(train.rowCount, synthetic.rowCount, mostRows)
    if (size < fewestRows || names.length === 0)
      return { status: 'skipped', reason: `fewer than ${fewestRows} rows on a side` }
    const sides = [sampleRows(train, size, realRng.fork('real')), sampleRows(synthetic, size, rng.fork('synthetic'))]
    const both = concatTables(sides.map((side) => side.select(names)))
    const encoder = fitDenseEncoder(both, names)
    const features = encoder.encode(both)
    const labels = Float64Array.from({ length: both.rowCount }, (_, row) => (row < size ? 0 : 1))
    const scores = logisticProbabilities(fitLogistic(features, labels, { l2: ridge }), features)
    const expected = encoder.freeFeatures / (4 * both.rowCount)
    const ratio = (omitted: number) => {
      let [sum, count] = [0, 0]
      for (let row = 0; row < scores.length; row++) {
        if (row % groupCount === omitted) continue
        sum += (scores[row]! - 0.5) ** 2
        count++
      }
      return Math.min(largestRatio, sum / count / expected)
    }
    return { status: 'ok', ...withInterval(estimates(ratio), propensity.range), detail: { rowsOfEachSide: size } }
  },
}
