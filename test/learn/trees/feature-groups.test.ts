import { expect, test } from 'vitest'
import { accumulateColumns } from '../../../src/learn/trees/accumulate.js'
import { accumulateGroup, featureGroups } from '../../../src/learn/trees/feature-groups.js'
import { histogramOffsets } from '../../../src/learn/trees/histogram.js'
import { createRng } from '../../../src/math/index.js'

test('histograms by groups of features are those feature by feature, to the last bit', () => {
  const rowCount = 300
  const rng = createRng(5)
  // Wide features between narrow ones: several groups, of odd and even width.
  const features = [3, 255, 255, 255, 255, 255, 2, 7].map((binCount) => ({
    ...{ type: 'ordered' as const, binCount },
    bins: Uint8Array.from({ length: rowCount }, () => rng.below(binCount + 1)),
  }))
  const offsets = histogramOffsets(features)
  const rows = {
    rows: Uint32Array.from({ length: 400 }, () => rng.below(rowCount)),
    gradients: Float32Array.from({ length: rowCount }, (_, row) => Math.sin(row)),
    hessians: Float32Array.from({ length: rowCount }, (_, row) => Math.cos(row) ** 2),
    ...{ start: 10, end: 390 },
  }
  const groups = featureGroups({ features, rowCount }, offsets)
  const grouped = new Float64Array(offsets.at(-1)!)
  for (const group of groups) accumulateGroup(grouped, group, rows)
  const columns = features.map(({ bins }, feature) => ({ bins, offset: offsets[feature]! }))
  const together = new Float64Array(grouped.length)
  accumulateColumns(together, columns, rows)
  const alone = new Float64Array(grouped.length)
  for (const column of columns) accumulateColumns(alone, [column], rows)
  expect(groups.map(({ width }) => width)).toEqual([4, 4])
  expect(grouped).toEqual(alone)
  expect(together).toEqual(alone)
})
