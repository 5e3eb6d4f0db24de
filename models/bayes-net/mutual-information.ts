/** Row and column sums of a row-major table. */
interface Margins {
  readonly rows: Float64Array
  readonly columns: Float64Array
  readonly total: number
}

/**
 * Mutual information of two discrete columns in nats, from their row-major table of counts with `columnCount`
 * columns (plug-in estimate, as scikit-learn's `mutual_info_score`). 0 or more; 0 for an empty table. O(cells).
 */
export function mutualInformation(counts: ArrayLike<number>, columnCount: number): number {
  const { rows, columns, total } = margins(counts, columnCount)
  if (total === 0) return 0
  let sum = 0
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < columnCount; column++) {
      const count = counts[row * columnCount + column]!
      if (count > 0) sum += count * Math.log((count * total) / (rows[row]! * columns[column]!))
    }
  return Math.max(0, sum / total)
}

/**
 * Mutual information less the bias that chance alone gives it, (r − 1)(c − 1)/2n with the levels that occur: near 0,
 * also below, for independent columns. G. A. Miller, Note on the bias of information estimates, 1955.
 */
export function correctedMutualInformation(counts: ArrayLike<number>, columnCount: number): number {
  const { rows, columns, total } = margins(counts, columnCount)
  if (total === 0) return 0
  const bias = ((occupied(rows) - 1) * (occupied(columns) - 1)) / (2 * total)
  return mutualInformation(counts, columnCount) - bias
}

function margins(counts: ArrayLike<number>, columnCount: number): Margins {
  const rows = new Float64Array(counts.length / columnCount)
  const columns = new Float64Array(columnCount)
  let total = 0
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < columnCount; column++) {
      const count = counts[row * columnCount + column]!
      rows[row] = rows[row]! + count
      columns[column] = columns[column]! + count
      total += count
    }
  return { rows, columns, total }
}

function occupied(sums: Float64Array): number {
  let levels = 0
  for (const sum of sums) if (sum > 0) levels++
  return levels
}
