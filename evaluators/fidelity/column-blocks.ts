/**
 * Groups of columns by average linkage: the two groups whose columns have the largest mean similarity between them are joined
 * as long as it is at least `least`. Every column is in one group; a group's columns keep their order. O(columns³).
 */
export function columnBlocks(similarity: readonly Float64Array[], least: number): number[][] {
  const between = similarity.map((row) => row.slice())
  const blocks: (number[] | null)[] = similarity.map((_, column) => [column])
  for (;;) {
    let [first, second, best] = [-1, -1, least]
    for (let a = 0; a < blocks.length; a++) {
      if (blocks[a] === null) continue
      for (let b = a + 1; b < blocks.length; b++) {
        if (blocks[b] === null || between[a]![b]! < best) continue
        if (first >= 0 && between[a]![b] === best) continue
        ;[first, second, best] = [a, b, between[a]![b]!]
      }
    }
    if (first < 0) return blocks.filter((block) => block !== null).map((block) => block.sort((a, b) => a - b))
    const [one, other] = [blocks[first]!, blocks[second]!]
    for (let third = 0; third < blocks.length; third++) {
      const mean =
        (one.length * between[first]![third]! + other.length * between[second]![third]!) / (one.length + other.length)
      between[first]![third] = mean
      between[third]![first] = mean
    }
    blocks[first] = [...one, ...other]
    blocks[second] = null
  }
}
