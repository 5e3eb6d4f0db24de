import type { Combinations } from '../combinations.js'
import type { LevelledColumn } from '../levelled-column.js'

/** Tells nodes without any class of k rows apart from others, without numbering their classes. */
export interface LargeGroups {
  /** False when surely no class has k rows; true says nothing. O(combinations × columns). */
  mayBe(source: Pick<Combinations, 'columns' | 'rows'>, levels: ArrayLike<number>): boolean
}

const mostSlots = 2 ** 20

/**
 * Rows are counted in slots by a sum of numbers drawn for each code: rows of one class share a slot, and those of others seldom
 * do, which makes a slot too large and never too small.
 */
export function largeGroups(columns: readonly LevelledColumn[], k: number): LargeGroups {
  let state = 0x9e3779b9
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0
    return (state ^ (state >>> 13)) | 0
  }
  const marks = columns.map(({ tree }) =>
    tree.up.map((up, level) => {
      const own = Int32Array.from(tree.labels[level]!, next)
      return up.map((code) => own[code]!)
    }),
  )
  let sums = new Int32Array(0)
  const slots = new Int32Array(mostSlots)
  return {
    mayBe({ columns: codes, rows }, levels) {
      const count = rows.length
      if (sums.length < count) sums = new Int32Array(count)
      let size = 1024
      while (size < Math.min(mostSlots, 8 * count)) size *= 2
      const shift = 32 - Math.log2(size)
      slots.fill(0, 0, size)
      sums.fill(0, 0, count)
      for (let column = 0; column < columns.length; column++) {
        const own = marks[column]![levels[column]!]!
        const leaves = codes[column]!
        for (let at = 0; at < count; at++) sums[at] = sums[at]! + own[leaves[at]!]!
      }
      for (let at = 0; at < count; at++) {
        const slot = Math.imul(sums[at]!, 0x85ebca6b) >>> shift
        const held = slots[slot]! + rows[at]!
        if (held >= k) return true
        slots[slot] = held
      }
      return false
    },
  }
}
