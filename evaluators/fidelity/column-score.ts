import type { Column } from '../../src/table/index.js'
import { totalVariation } from '../grouped-counts.js'
import { ksDistance, mergeSamples } from './ks-distance.js'
import { countLevels } from './level-distance.js'

interface Side {
  readonly column: Column
  readonly groups: Uint8Array
}

/**
 * The shape score of a column, 1 is identical: KS complement of numbers, TV complement of levels, over present cells
 * (SDMetrics' KSComplement and TVComplement). The function leaves a group out; NaN when a side has no present cell.
 */
export function columnScore(real: Side, synthetic: Side): (omitted: number) => number {
  if (real.column.type === 'number' && synthetic.column.type === 'number') {
    const merged = mergeSamples(
      { column: real.column, groups: real.groups },
      { column: synthetic.column, groups: synthetic.groups },
    )
    return (omitted) => 1 - ksDistance(merged, omitted)
  }
  if (real.column.type === 'level' && synthetic.column.type === 'level') {
    const counts = countLevels(
      { column: real.column, groups: real.groups },
      { column: synthetic.column, groups: synthetic.groups },
    )
    return (omitted) => 1 - totalVariation(counts.real, counts.synthetic, omitted)
  }
  return () => Number.NaN
}
