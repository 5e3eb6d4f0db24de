import type { CountedLevels } from '../table/index.js'
import { type DistinctValues, filterDistinct } from './distinct-values.js'

/**
 * A number column as it is counted where its rows lie: its distinct values, without the most extreme people at either end
 * (see `withoutExtremePeople`).
 */
export interface CountedNumbers {
  readonly type: 'number'
  readonly distinct: DistinctValues
}

export type CountedColumn = CountedNumbers | ({ readonly type: 'level' } & CountedLevels)

/** People of one value that are told apart, for `minCount`: nothing that is learnt asks for more together. */
export function mostHolders(minCount: number): number {
  return 16 * Math.max(1, minCount)
}

/** Who holds the highest and the lowest values: `minCount` − 1 people at either end; of equal values those of the lowest number. */
export function outermostPeople({ holders }: DistinctValues, minCount: number): number[] {
  const found = new Set<number>()
  if (holders === null || minCount <= 1) return []
  for (const inward of [1, -1] as const) {
    const own = new Set<number>()
    let at = inward === 1 ? 0 : holders.length - 1
    for (; own.size < minCount - 1 && at >= 0 && at < holders.length; at += inward)
      for (const person of [...holders[at]!].sort((a, b) => a - b)) if (own.size < minCount - 1) own.add(person)
    for (const person of own) found.add(person)
  }
  return [...found]
}

/** Rows of some people: by place among the distinct values, how many. */
export interface RowsOfPerson {
  readonly person: number
  readonly value: number
  readonly rows: number
}

/**
 * The values without the `minCount` − 1 people who hold the highest and as many who hold the lowest, with all their rows: those
 * of `outermostPeople`, which are given; where every row is a person's, rows are taken from the ends. O(distinct values).
 */
export function withoutExtremePeople(
  all: DistinctValues,
  { minCount, rowsOf = [] }: { readonly minCount: number; readonly rowsOf?: readonly RowsOfPerson[] },
): DistinctValues {
  const rows = all.rows.slice()
  const patients = all.patients.slice()
  const holders = all.holders?.map((people) => people) ?? null
  if (holders === null) {
    for (const inward of [1, -1] as const) {
      let left = minCount - 1
      for (let at = inward === 1 ? 0 : rows.length - 1; left > 0 && at >= 0 && at < rows.length; at += inward) {
        const taken = Math.min(left, rows[at]!)
        rows[at]! -= taken
        left -= taken
      }
    }
    patients.set(rows)
  } else {
    const placeOf = new Map(Array.from(all.values, (value, place) => [value, place]))
    for (const { person, value, rows: count } of rowsOf) {
      const place = placeOf.get(value)
      if (place === undefined) continue
      rows[place]! -= count
      patients[place]! -= 1
      holders[place] = holders[place]!.filter((each) => each !== person)
    }
  }
  return filterDistinct({ ...all, rows, patients, holders }, (place) => rows[place]! > 0)
}
