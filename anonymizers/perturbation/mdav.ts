/**
 * Groups of at least k similar rows (MDAV; Domingo-Ferrer & Mateo-Sanz 2002): columns are standardised, then the k rows nearest to
 * the one farthest from the centre are a group, and those nearest to the one farthest from it. Ties go to the lowest row. Gives
 * the group of each row. O(rows² / k): split beyond some tens of thousands of rows.
 */
export function mdavGroups(columns: readonly ArrayLike<number>[], k: number): Int32Array {
  const rowCount = columns[0]?.length ?? 0
  const scores = columns.map(standardised)
  const group = new Int32Array(rowCount).fill(-1)
  let left = Array.from({ length: rowCount }, (_, row) => row)
  let groups = 0

  const distance = (row: number, to: readonly number[]) =>
    scores.reduce((sum, score, column) => sum + (score[row]! - to[column]!) ** 2, 0)
  const pointOf = (row: number) => scores.map((score) => score[row]!)
  const centreOf = (rows: readonly number[]) =>
    scores.map((score) => rows.reduce((sum, row) => sum + score[row]!, 0) / rows.length)
  const farthest = (from: readonly number[]) => {
    let best = left[0]!
    let most = -1
    for (const row of left) {
      const own = distance(row, from)
      if (own > most) [best, most] = [row, own]
    }
    return best
  }
  const takeNearest = (row: number) => {
    const point = pointOf(row)
    const nearest = left
      .map((other) => ({ other, far: other === row ? -1 : distance(other, point) }))
      .sort((a, b) => a.far - b.far || a.other - b.other)
      .slice(0, k)
    for (const { other } of nearest) group[other] = groups
    groups++
    left = left.filter((other) => group[other] === -1)
  }

  while (left.length >= 3 * k) {
    const first = farthest(centreOf(left))
    const from = pointOf(first)
    const second = farthest(from)
    takeNearest(first)
    takeNearest(second)
  }
  if (left.length >= 2 * k) takeNearest(farthest(centreOf(left)))
  for (const row of left) group[row] = groups
  return group
}

/** The mean of its group in each row. */
export function groupMeans(values: ArrayLike<number>, group: Int32Array): Float64Array {
  const sums: number[] = []
  const rows: number[] = []
  for (let row = 0; row < group.length; row++) {
    const own = group[row]!
    sums[own] = (sums[own] ?? 0) + values[row]!
    rows[own] = (rows[own] ?? 0) + 1
  }
  return Float64Array.from(group, (own) => sums[own]! / rows[own]!)
}

function standardised(values: ArrayLike<number>): Float64Array {
  const count = values.length
  let mean = 0
  for (let row = 0; row < count; row++) mean += values[row]! / count
  let squares = 0
  for (let row = 0; row < count; row++) squares += (values[row]! - mean) ** 2
  const deviation = Math.sqrt(squares / Math.max(1, count - 1)) || 1
  return Float64Array.from(values, (value) => (value - mean) / deviation)
}
