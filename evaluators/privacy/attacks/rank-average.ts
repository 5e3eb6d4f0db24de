/** The mean over attacks of each target's rank among all targets, 0 to 1; ties share their mean rank. O(attacks × n log n). */
export function rankAverage(attacks: readonly (readonly Float64Array[])[]): Float64Array[] {
  const sizes = attacks[0]!.map((side) => side.length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const sums = new Float64Array(total)
  for (const sides of attacks) {
    const scores = new Float64Array(total)
    let start = 0
    for (const side of sides) {
      scores.set(side, start)
      start += side.length
    }
    const order = Uint32Array.from(scores, (_, index) => index).sort((a, b) => scores[a]! - scores[b]!)
    for (let from = 0; from < total; ) {
      let to = from
      while (to < total && scores[order[to]!] === scores[order[from]!]) to++
      for (let place = from; place < to; place++) sums[order[place]!]! += (from + to - 1) / 2 / total / attacks.length
      from = to
    }
  }
  return sizes.map((size, side) => {
    const start = sizes.slice(0, side).reduce((sum, other) => sum + other, 0)
    return sums.slice(start, start + size)
  })
}
