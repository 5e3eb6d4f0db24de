import type { Column } from '../../src/table/index.js'
import { countCells, totalVariation } from '../grouped-counts.js'
import { type Estimates, estimates } from '../row-groups.js'
import { commonLevels, commonRanks } from './common-codes.js'
import { ksDistances } from './ks-distance.js'

/** A column and the group of each of its rows. */
export interface GroupedColumn {
  readonly column: Column
  readonly groups: Uint8Array
}

/** The shape score among some rows of either side, among all when not said, with its jackknife. */
export type ShapeScorer = (realRows?: ArrayLike<number>, syntheticRows?: ArrayLike<number>) => Estimates

/**
 * The shape score of a column, 1 is identical: KS complement of numbers, TV complement of levels, over present cells
 * (SDMetrics' KSComplement and TVComplement). NaN when a side has no present cell. Codes once, scores for any rows:
 * O(n log n) each.
 */
export function shapeScorer(real: GroupedColumn, synthetic: GroupedColumn): ShapeScorer {
  if (real.column.type === 'number' && synthetic.column.type === 'number') {
    const ranks = commonRanks(real.column, synthetic.column)
    return (realRows, syntheticRows) =>
      ksDistances(
        presentCodes(ranks.real, real.groups, realRows),
        presentCodes(ranks.synthetic, synthetic.groups, syntheticRows),
      ).map((distance) => 1 - distance)
  }
  if (real.column.type === 'level' && synthetic.column.type === 'level') {
    const { size, ...levels } = commonLevels(real.column, synthetic.column)
    return (realRows, syntheticRows) => {
      const [own, other] = [
        presentCodes(levels.real, real.groups, realRows),
        presentCodes(levels.synthetic, synthetic.groups, syntheticRows),
      ].map(({ codes, groups }) => countCells([{ codes, size }], groups))
      return estimates((omitted) => 1 - totalVariation(own!, other!, omitted))
    }
  }
  return () => estimates(() => Number.NaN)
}

function presentCodes(all: Int32Array, groupOf: Uint8Array, rows?: ArrayLike<number>) {
  const length = rows?.length ?? all.length
  const codes = new Int32Array(length)
  const groups = new Uint8Array(length)
  let count = 0
  for (let index = 0; index < length; index++) {
    const row = rows === undefined ? index : rows[index]!
    if (all[row]! < 0) continue
    codes[count] = all[row]!
    groups[count++] = groupOf[row]!
  }
  return { codes: codes.subarray(0, count), groups: groups.subarray(0, count) }
}
