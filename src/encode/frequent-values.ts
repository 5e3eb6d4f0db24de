import type { DistinctValues } from './distinct-values.js'

/** Counts on either side of `minCount` that tell how many values are as frequent as they are by chance. */
const beside = 1
/** A value keeps at least this share of its people. */
const leastKept = 0.4

/**
 * How many people fewer than have them the values that `minCount` people share are expected to have among as many others: those
 * that chance has put over the limit are in the table more often than in the population. By Turing's argument (Good 1953), a
 * person's value would be among them without that person unless exactly `minCount` share it, so that they are overstated by
 * `minCount` people for each value that just so many have, evenly over all of them; counts beside the limit steady the estimate.
 * 0 where no value is as frequent.
 */
export function overstatement({ patients }: DistinctValues, minCount: number): number {
  let [shared, over] = [0, 0]
  for (const people of patients) {
    if (people >= minCount) shared++
    if (Math.abs(people - minCount) <= beside) over += people
  }
  return shared === 0 ? 0 : Math.round((4 * over) / (1 + 2 * beside) / shared) / 4
}

/** The share of its rows that a frequent value keeps; the others are of the values around it. */
export function keptShare(people: number, overstated: number): number {
  return Math.max(leastKept, (people - overstated) / people)
}
