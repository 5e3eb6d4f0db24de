import { type DenseFeatures, fitDenseEncoder } from '../../src/learn/index.js'
import { concatTables } from '../../src/table/index.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'

/** Points in Euclidean space, row-major. */
export type Cloud = DenseFeatures

export const mostCloudRows = 2500

/**
 * As many training as synthetic rows, 2,500 of each at most, as points: standardised numbers and 0/1 levels, features by
 * falling variance, so that a sum of squares outgrows a limit early. Null when a side has fewer rows than `fewest`.
 */
export function drawClouds(
  { schema, train, synthetic, rng, realRng = rng }: EvaluationContext,
  fewest: number,
): { readonly real: Cloud; readonly synthetic: Cloud } | null {
  const names = modelledNames(schema)
  const size = Math.min(train.rowCount, synthetic.rowCount, mostCloudRows)
  if (size < fewest || names.length === 0) return null
  const real = sampleRows(train, size, realRng.fork('real'))
  const other = sampleRows(synthetic, size, rng.fork('synthetic'))
  const encoder = fitDenseEncoder(concatTables([real, other]), names)
  const clouds = { real: encoder.encode(real), synthetic: encoder.encode(other) }
  const order = byFallingVariance(clouds.real)
  return { real: reordered(clouds.real, order), synthetic: reordered(clouds.synthetic, order) }
}

function byFallingVariance({ values, rowCount, featureCount }: Cloud): Uint32Array {
  const sums = new Float64Array(featureCount)
  const squares = new Float64Array(featureCount)
  values.forEach((value, index) => {
    sums[index % featureCount]! += value
    squares[index % featureCount]! += value * value
  })
  const variance = squares.map((square, feature) => square / rowCount - (sums[feature]! / rowCount) ** 2)
  return Uint32Array.from(sums.keys()).sort((a, b) => variance[b]! - variance[a]! || a - b)
}

function reordered({ values, ...sizes }: Cloud, order: Uint32Array): Cloud {
  const { featureCount } = sizes
  const moved = values.map((_, index) => {
    const feature = index % featureCount
    return values[index - feature + order[feature]!]!
  })
  return { ...sizes, values: moved }
}
