/** A discrete column: codes 0 … size − 1, one a row. */
export interface CodeColumn {
  readonly codes: ArrayLike<number>
  readonly size: number
}

/** A fitted density: the log probability of each row of columns coded in the same way, in nats. */
export type TreeDensity = (columns: readonly CodeColumn[]) => Float64Array

/** Rows that the distribution without the parent is worth in every row of a conditional table. */
const smoothing = 2

/**
 * The tree-shaped distribution nearest to a table of codes: every column given one other, along the tree with the most
 * mutual information (Chow & Liu, IEEE Trans. Inf. Theory 14, 1968), the bias of each pair taken off so that unrelated
 * columns stay apart. Probabilities back off to the column's own, and these to uniform by one row a level, so that no row
 * has probability 0. O(columns² × rows).
 */
export function fitTreeDensity(columns: readonly CodeColumn[]): TreeDensity {
  const rowCount = columns[0]?.codes.length ?? 0
  const parents = treeParents(columns, rowCount)
  const logs = columns.map((column, child) => conditionalLogs(column, columns[parents[child]!], rowCount))
  return (asked) => {
    const sums = new Float64Array(asked[0]?.codes.length ?? 0)
    asked.forEach(({ codes, size }, child) => {
      const given = asked[parents[child]!]?.codes
      const table = logs[child]!
      for (let row = 0; row < sums.length; row++) sums[row]! += table[(given?.[row] ?? 0) * size + codes[row]!]!
    })
    return sums
  }
}

/** The parent of every column, −1 for a root: Prim's algorithm from the first column, ties to the lower number. */
function treeParents(columns: readonly CodeColumn[], rowCount: number): number[] {
  const parents = columns.map(() => -1)
  const weights = columns.map(() => 0)
  const waiting = new Set(columns.keys())
  while (waiting.size > 0) {
    const next = [...waiting].reduce((best, each) => (weights[each]! > weights[best]! ? each : best))
    waiting.delete(next)
    for (const other of waiting) {
      const weight = information(columns[next]!, columns[other]!, rowCount)
      if (weight <= weights[other]!) continue
      weights[other] = weight
      parents[other] = next
    }
  }
  return parents
}

/** Mutual information in nats, less what unrelated columns of as many used levels show on average (Miller 1955). */
function information(first: CodeColumn, second: CodeColumn, rowCount: number): number {
  const joint = countPairs(first, second)
  const own = [new Float64Array(first.size), new Float64Array(second.size)] as const
  joint.forEach((count, cell) => {
    own[0][Math.floor(cell / second.size)]! += count
    own[1][cell % second.size]! += count
  })
  let sum = 0
  joint.forEach((count, cell) => {
    if (count > 0)
      sum +=
        count * Math.log((count * rowCount) / (own[0][Math.floor(cell / second.size)]! * own[1][cell % second.size]!))
  })
  const [used, other] = own.map((counts) => counts.filter((count) => count > 0).length) as [number, number]
  return sum / rowCount - ((used - 1) * (other - 1)) / (2 * rowCount)
}

/** log P(child | parent), row-major over the parent; log P(child) without one. */
function conditionalLogs(child: CodeColumn, parent: CodeColumn | undefined, rowCount: number): Float64Array {
  const counts = new Float64Array(child.size)
  for (let row = 0; row < rowCount; row++) counts[child.codes[row]!]! += 1
  const shares = counts.map((count) => (count + 1) / (rowCount + child.size))
  if (parent === undefined) return shares.map(Math.log)
  const joint = countPairs(parent, child)
  for (let from = 0; from < joint.length; from += child.size) {
    const row = joint.subarray(from, from + child.size)
    const total = row.reduce((sum, count) => sum + count, 0)
    row.forEach((count, code) => {
      row[code] = Math.log((count + smoothing * shares[code]!) / (total + smoothing))
    })
  }
  return joint
}

function countPairs(first: CodeColumn, second: CodeColumn): Float64Array {
  const joint = new Float64Array(first.size * second.size)
  for (let row = 0; row < first.codes.length; row++) joint[first.codes[row]! * second.size + second.codes[row]!]! += 1
  return joint
}
