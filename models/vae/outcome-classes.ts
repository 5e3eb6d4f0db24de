import type { RowsOfStates } from './inputs.js'
import type { LatentClasses } from './latent-prior.js'

export interface OutcomeClasses extends Pick<LatentClasses, 'columns' | 'states'> {
  /** The rows of every class. */
  readonly members: readonly Uint32Array[]
}

const mostClasses = 12

/**
 * The classes that rows form by their outcomes: of the columns, in order, as many as give at most twelve classes.
 * Null when that leaves fewer than two classes.
 */
export function outcomeClasses(
  { columns: all, rowCount }: RowsOfStates,
  outcomes: readonly number[],
): OutcomeClasses | null {
  let columns: readonly number[] = []
  let groups = new Map<string, number[]>()
  for (const column of outcomes) {
    const wider = [...columns, column]
    const grouped = groupRows(
      wider.map((each) => all[each]!),
      rowCount,
    )
    if (grouped.size > mostClasses) continue
    columns = wider
    groups = grouped
  }
  if (groups.size < 2) return null
  const sorted = [...groups.keys()].sort()
  return {
    columns,
    states: sorted.map((key) => key.split(' ').map(Number)),
    members: sorted.map((key) => Uint32Array.from(groups.get(key) ?? [])),
  }
}

function groupRows(columns: readonly ArrayLike<number>[], rowCount: number): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (let row = 0; row < rowCount; row++) {
    const key = columns.map((states) => states[row]).join(' ')
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [row])
    else members.push(row)
  }
  return groups
}
