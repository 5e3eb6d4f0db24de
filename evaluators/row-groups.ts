import { jackknifeInterval } from '../src/math/index.js'
import { patientIndex, type Schema, type Table } from '../src/table/index.js'
import type { Interval } from './metric.js'
import { remembered } from './remembered.js'

/** Groups left out in turn for an interval. */
export const groupCount = 20

/** A group for every row, 0 … 19; rows of one patient share theirs. */
export function rowGroups(table: Table, schema: Schema): Uint8Array {
  return remembered([schema, table], 'groups of rows', () => {
    const patientOf = schema.patient !== undefined && table.has(schema.patient) ? patientIndex(table, schema) : null
    const groups = new Uint8Array(table.rowCount)
    for (let row = 0; row < groups.length; row++)
      groups[row] = (patientOf === null ? row : patientOf[row]!) % groupCount
    return groups
  })
}

/** A statistic over all rows, then with each group left out: `groupCount + 1` numbers. */
export type Estimates = Float64Array

/** `estimate(omitted)` for no group (−1) and for each in turn. */
export function estimates(estimate: (omitted: number) => number): Estimates {
  return Float64Array.from({ length: groupCount + 1 }, (_, index) => estimate(index - 1))
}

/** The mean of several statistics, entry by entry; entries that are NaN do not count. */
export function meanEstimates(all: readonly Estimates[]): Estimates {
  return Float64Array.from({ length: groupCount + 1 }, (_, index) => {
    const present = all.map((each) => each[index]!).filter((value) => !Number.isNaN(value))
    return present.reduce((sum, value) => sum + value, 0) / present.length
  })
}

/** The value over all rows and its jackknife interval, cut to the range of the metric. */
export function withInterval(
  estimated: Estimates,
  [low, high]: Interval,
): { readonly value: number; readonly interval: Interval } {
  const value = estimated[0]!
  const [from, to] = jackknifeInterval(value, estimated.subarray(1).filter(Number.isFinite))
  return { value, interval: [Math.max(low, from), Math.min(high, to)] }
}
