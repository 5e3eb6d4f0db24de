import { isMissing, type NumberColumn } from '../table/index.js'
import type { NumberCell } from './codebook.js'
import { snapTo } from './grid.js'

export interface LimitOptions {
  readonly step: number
  readonly minCount: number
  /** The patient of each row; null when every row is a patient. */
  readonly patientOf: Int32Array | null
}

export interface Limits {
  /** One a detection limit that `minCount` patients share, in ascending order. */
  readonly atoms: readonly Extract<NumberCell, { type: 'atom' }>[]
  /** 1 for each row that one of them stands for. */
  readonly rows: Uint8Array
}

interface Limit {
  readonly value: number
  readonly flag: 1 | 2
  readonly rows: number[]
  readonly patients: Set<number>
}

/**
 * The detection limits of a censored column: `<0.5` and 0.5 are different cells. A limit of fewer than `minCount` patients
 * is no code: its rows count as the plain value. O(rows).
 */
export function chooseLimits(column: NumberColumn, { step, minCount, patientOf }: LimitOptions): Limits {
  const rows = new Uint8Array(column.values.length)
  const { flags, values } = column
  if (flags === undefined) return { atoms: [], rows }
  const snap = snapTo(step)
  const limits = new Map<string, Limit>()
  flags.forEach((flag, row) => {
    if ((flag !== 1 && flag !== 2) || isMissing(column, row)) return
    const value = snap(values[row]!)
    const key = `${flag} ${value}`
    const limit = limits.get(key) ?? { value, flag, rows: [], patients: new Set<number>() }
    limit.rows.push(row)
    limit.patients.add(patientOf?.[row] ?? row)
    limits.set(key, limit)
  })
  const shared = [...limits.values()].filter(({ patients }) => patients.size >= minCount)
  for (const limit of shared) for (const row of limit.rows) rows[row] = 1
  shared.sort((a, b) => a.value - b.value || a.flag - b.flag)
  return { atoms: shared.map(({ value, flag }) => ({ type: 'atom', value, flag })), rows }
}
