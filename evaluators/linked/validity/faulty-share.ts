import { wilsonInterval } from '../../../src/math/index.js'
import type { MetricResult } from '../../metric.js'

/** One table's rows, and by kind of fault which of them have it. */
export interface FaultyTable {
  readonly name: string
  readonly rows: number
  readonly faults: Readonly<Record<string, readonly number[]>>
}

/**
 * The share of rows with a fault among the rows of all tables, and how many of each kind every table has. No fault found is
 * exactly 0; the interval is Wilson's otherwise.
 */
export function faultyShare(tables: readonly FaultyTable[]): MetricResult {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  if (rows === 0) return { status: 'skipped', reason: 'the tables have no rows' }
  const counted = tables.map(({ name, rows: own, faults }) => ({
    ...{ name, rows: own },
    ...Object.fromEntries(Object.entries(faults).map(([kind, found]) => [kind, found.length])),
    faulty: new Set(Object.values(faults).flat()).size,
  }))
  const faulty = counted.reduce((sum, table) => sum + table.faulty, 0)
  return {
    status: 'ok',
    value: faulty / rows,
    interval: faulty === 0 ? [0, 0] : wilsonInterval({ successes: faulty, trials: rows }),
    detail: { faulty, tables: counted },
  }
}
