/** Scores of rows by the sets of columns that isolate them (SUDA2), gathered one minimal unique after another. */
export interface SudaScores {
  add(row: number, columns: readonly number[]): void
  /** Of each row: the sum over its minimal uniques, small sets counting most; 0 where it is nowhere alone. */
  readonly scores: Float64Array
  /** Of each column, the share of all scores that comes from sets which contain it; they sum to more than 1. */
  contributions(): Float64Array
}

/** `original`: (m − s)! for a set of s among m columns; `normalised`: (2^(m − s) − 1) s! (m − s)! / m!, as sdcMicro's other choice. */
export type SudaScore = 'original' | 'normalised'

export function sudaScores({
  rowCount,
  columnCount,
  score = 'original',
}: {
  readonly rowCount: number
  readonly columnCount: number
  readonly score?: SudaScore
}): SudaScores {
  const worth = Array.from({ length: columnCount + 1 }, (_, size) =>
    score === 'original'
      ? factorial(columnCount - size)
      : ((2 ** (columnCount - size) - 1) * factorial(size) * factorial(columnCount - size)) / factorial(columnCount),
  )
  const scores = new Float64Array(rowCount)
  const byColumn = new Float64Array(columnCount)
  let sum = 0
  return {
    scores,
    add(row, columns) {
      const own = worth[columns.length]!
      scores[row]! += own
      sum += own
      for (const column of columns) byColumn[column]! += own
    },
    contributions: () => byColumn.map((own) => (sum === 0 ? 0 : own / sum)),
  }
}

/**
 * Chances that a match with a row is right (data intrusion simulation by SUDA scores; Elliot 2000): of the rows that are alone and
 * those that are in pairs, were a share `fraction` of them removed from the table and looked for.
 */
export function intrusionScores(
  scores: Float64Array,
  {
    alone,
    inPairs,
    columnCount,
    fraction = 0.01,
  }: { readonly alone: number; readonly inPairs: number; readonly columnCount: number; readonly fraction?: number },
): Float64Array {
  if (alone === 0) return new Float64Array(scores.length)
  const right = (alone * fraction) / (alone * fraction + inPairs * (1 - fraction))
  const power = 1 + (8 - columnCount) / 20
  let all = 0
  for (const score of scores) if (score > 0) all += score ** -power
  const wrong = alone / right - alone
  return scores.map((score) => (score === 0 ? 0 : 1 / (1 + wrong / (score ** power * all))))
}

function factorial(value: number): number {
  let product = 1
  for (let factor = 2; factor <= value; factor++) product *= factor
  return product
}
