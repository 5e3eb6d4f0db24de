/** Nodes below which nothing can hold, kept as bits by column and level: one AND a column tells whether a node lies below any. */
export interface FailedNodes {
  add(levels: ArrayLike<number>): void
  covers(levels: ArrayLike<number>): boolean
  /** Words that `covers` has looked at. */
  readonly work: number
}

export function failedNodes(heights: readonly number[]): FailedNodes {
  let words = 8
  let count = 0
  let work = 0
  // Of each column and level, the failed nodes whose level there is at least as high.
  let bits = heights.map((height) => Array.from({ length: height }, () => new Uint32Array(words)))
  return {
    get work() {
      return work
    },
    add(levels) {
      if (count === 32 * words) {
        words *= 2
        bits = bits.map((column) =>
          column.map((own) => {
            const grown = new Uint32Array(words)
            grown.set(own)
            return grown
          }),
        )
      }
      for (let column = 0; column < heights.length; column++)
        for (let level = 0; level <= levels[column]!; level++) bits[column]![level]![count >> 5]! |= 1 << (count & 31)
      count++
    },
    covers(levels) {
      const used = (count + 31) >> 5
      for (let word = 0; word < used; word++) {
        work += heights.length
        let common = 0xffffffff
        for (let column = 0; column < heights.length && common !== 0; column++)
          common &= bits[column]![levels[column]!]![word]!
        if (common !== 0) return true
      }
      return false
    },
  }
}
