import { sortedQuantile } from '../../../src/math/index.js'
import { type Column, cellAt, isMissing, presentValues } from '../../../src/table/index.js'
import type { Guesses } from './residual-risk.js'

/** What is guessed about a cell; null is no guess. */
export type Guess = string | number | null

/** Of the middle 90 % of the training values: a guess of a number this close is right. */
export const tolerance = 0.05

/** Guesses about one column, with the rows in which they were right. */
export interface ComparedGuesses extends Guesses {
  readonly right: readonly number[]
}

/** Guesses, one a row, against the cells of a column; missing cells are no attempts. */
export function compareGuesses(
  guesses: readonly Guess[],
  column: Column,
  isRight: (guess: Guess, truth: string | number) => boolean,
): ComparedGuesses {
  const rows = guesses.flatMap((_, row) => (isMissing(column, row) ? [] : [row]))
  const right = rows.filter((row) => isRight(guesses[row] ?? null, cellAt(column, row)!))
  return { successes: right.length, attempts: rows.length, right }
}

/** The mean rate over secrets as guesses, one trial a person: guesses of several secrets of one person are not independent. */
export function together(guesses: readonly Guesses[]): Guesses {
  const asked = guesses.filter(({ attempts }) => attempts > 0)
  const attempts = Math.max(0, ...asked.map((each) => each.attempts))
  const share = asked.reduce((sum, each) => sum + rateOf(each), 0) / Math.max(1, asked.length)
  return { successes: share * attempts, attempts }
}

export function rateOf({ successes, attempts }: Guesses): number {
  return attempts === 0 ? 0 : successes / attempts
}

/** Equal levels, or numbers within the tolerance. */
export function comparison(column: Column): (guess: Guess, truth: string | number) => boolean {
  if (column.type === 'level') return (guess, truth) => guess === truth
  const sorted = presentValues(column).sort()
  const range = (sortedQuantile(sorted, 0.95) ?? 0) - (sortedQuantile(sorted, 0.05) ?? 0)
  return (guess, truth) => guess !== null && Math.abs(Number(guess) - Number(truth)) <= tolerance * range
}

/** The most frequent level, or the median: what to say when one knows nothing. */
export function mostCommon(column: Column): Guess {
  if (column.type === 'number') return sortedQuantile(presentValues(column).sort(), 0.5) ?? null
  const counts = new Float64Array(column.levels.length)
  for (const code of column.codes) if (code >= 0) counts[code]! += 1
  const best = counts.indexOf(Math.max(0, ...counts))
  return column.levels[best] ?? null
}
