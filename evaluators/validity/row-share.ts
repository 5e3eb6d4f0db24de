import { wilsonInterval } from '../../src/math/index.js'
import type { MetricResult } from '../metric.js'

/** Rows that break a statement about one column, or a rule. */
export interface Violation {
  readonly name: string
  readonly rows: number
}

/** The share of rows that break nothing, with Wilson's interval, and what was broken, worst first. */
export function validShare(invalid: Uint8Array, violations: readonly Violation[]): MetricResult {
  if (invalid.length === 0) return { status: 'skipped', reason: 'the table has no rows' }
  const valid = invalid.reduce((count, flag) => count + (flag === 0 ? 1 : 0), 0)
  return {
    status: 'ok',
    value: valid / invalid.length,
    interval: wilsonInterval({ successes: valid, trials: invalid.length }),
    detail: {
      rows: invalid.length,
      checked: violations.length,
      violations: violations.filter(({ rows }) => rows > 0).sort((a, b) => b.rows - a.rows),
    },
  }
}

/** Flags the rows for which `isInvalid` holds; how many there are. */
export function flagRows(invalid: Uint8Array, isInvalid: (row: number) => boolean): number {
  let rows = 0
  for (let row = 0; row < invalid.length; row++) {
    if (!isInvalid(row)) continue
    invalid[row] = 1
    rows++
  }
  return rows
}
