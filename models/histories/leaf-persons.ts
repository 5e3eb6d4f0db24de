import type { RowLayout } from '../linked-rows/index.js'
import type { HistoriesOptions } from './options.js'

/** Fewest people of a leaf: as asked for, else 10, or the binary logarithm of the number of people when that is more. */
export function leafPersons({ personOf }: RowLayout, { minLeafPersons }: HistoriesOptions): number {
  return minLeafPersons ?? Math.max(10, Math.round(Math.log2(Math.max(1, new Set(personOf).size))))
}
