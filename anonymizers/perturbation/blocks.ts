/**
 * Rows in blocks of at most `most`, parted at the median of the column that is widest by its standard deviations, so that near rows
 * stay together; none has fewer than k. Ties by row. O(rows log² rows × columns).
 */
export function blocksOf(
  columns: readonly ArrayLike<number>[],
  { most, k }: { readonly most: number; readonly k: number },
): Uint32Array[] {
  const rowCount = columns[0]?.length ?? 0
  if (rowCount === 0) return []
  const all = Uint32Array.from({ length: rowCount }, (_, row) => row)
  const spread = columns.map((values) => deviationOf(values) || 1)
  const done: Uint32Array[] = []
  const stack = [all]
  for (let rows = stack.pop(); rows !== undefined; rows = stack.pop()) {
    if (rows.length <= most || rows.length < 2 * k) {
      done.push(rows)
      continue
    }
    const values = columns[widest(columns, { rows, spread })]!
    const sorted = rows.slice().sort((a, b) => values[a]! - values[b]! || a - b)
    const middle = sorted.length >> 1
    stack.push(sorted.slice(middle).sort(), sorted.slice(0, middle).sort())
  }
  return done
}

function widest(
  columns: readonly ArrayLike<number>[],
  { rows, spread }: { readonly rows: Uint32Array; readonly spread: readonly number[] },
): number {
  let [best, most] = [0, -1]
  columns.forEach((values, place) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const row of rows) {
      low = Math.min(low, values[row]!)
      high = Math.max(high, values[row]!)
    }
    const width = (high - low) / spread[place]!
    if (width > most) [best, most] = [place, width]
  })
  return best
}

function deviationOf(values: ArrayLike<number>): number {
  let mean = 0
  for (let row = 0; row < values.length; row++) mean += values[row]! / values.length
  let squares = 0
  for (let row = 0; row < values.length; row++) squares += (values[row]! - mean) ** 2
  return Math.sqrt(squares / Math.max(1, values.length - 1))
}
