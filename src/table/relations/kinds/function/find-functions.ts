import type { Column } from '../../../column.js'
import { type Candidate, isLevelColumn, type Search, searchedColumns } from '../../find/candidate.js'
import { logChanceOfFunction } from '../../find/chance.js'
import { presenceStates, statesOf } from '../../states.js'

const mostStates = 64

/** A column as small groups of rows: its levels with missing, few numbers, or present and missing. */
export interface Grouping {
  readonly name: string
  readonly form: 'states' | 'presence'
  readonly groups: Int32Array
  /** Rows in each group; some may be 0. */
  readonly counts: Float64Array
}

/** Columns that are known once another one, or whether that is missing, is known. O(columns² × rows). */
export function findFunctions(search: Search): Candidate[] {
  const columns = searchedColumns(search)
  const targets = columns.flatMap((column) => statesGrouping(column) ?? []).filter((each) => isVaried(each, search))
  const sources = columns.flatMap((column) => [
    ...(isLevelColumn(search, column.name) ? listed(statesGrouping(column)) : []),
    ...listed(presenceGrouping(column, search)),
  ])
  const logAlarm = search.logAlarm - Math.log(Math.max(1, targets.length * sources.length))
  const found: { readonly column: string; readonly of: string; readonly groups: number }[] = []
  for (const target of targets)
    for (const source of sources) {
      if (source.name === target.name || !decides(source, target, logAlarm)) continue
      found.push({ column: target.name, of: source.name, groups: groupCount(source) })
    }
  return chooseSources(found, columns).map(({ column, of }) => ({
    relation: { type: 'function', column, of },
    rows: search.table.rowCount,
  }))
}

/** Whether the groups of one column settle those of the other in every row, and not by chance. O(rows). */
export function decides(source: Grouping, target: Grouping, logAlarm: number): boolean {
  const counts = [...target.counts].filter((count) => count > 0)
  if (logChanceOfFunction(groupCount(source), counts) > logAlarm) return false
  const settled = new Int32Array(source.counts.length).fill(-1)
  return source.groups.every((group, row) => {
    const value = target.groups[row]!
    if (settled[group] === -1) settled[group] = value
    return settled[group] === value
  })
}

/** The states of a column, unless there are too many to be decided by chance alone. */
export function statesGrouping(column: Column): Grouping | undefined {
  const { states, indices } = statesOf(column)
  if (states.length > mostStates) return undefined
  return { name: column.name, form: 'states', groups: indices, counts: countsOf(indices, states.length) }
}

/** Present or missing, when enough rows are either. */
export function presenceGrouping(column: Column, { minCount }: Search): Grouping | undefined {
  const groups = presenceStates(column)
  const counts = countsOf(groups, 2)
  return counts.every((count) => count >= minCount)
    ? { name: column.name, form: 'presence', groups, counts }
    : undefined
}

function countsOf(groups: Int32Array, groupCount: number): Float64Array {
  const counts = new Float64Array(groupCount)
  for (const group of groups) counts[group]! += 1
  return counts
}

export function groupCount({ counts }: Grouping): number {
  return counts.filter((count) => count > 0).length
}

function listed(grouping: Grouping | undefined): Grouping[] {
  return grouping === undefined ? [] : [grouping]
}

/** Two groups at least that are more than a handful. */
export function isVaried({ counts }: Grouping, { minCount }: Search): boolean {
  return counts.filter((count) => count >= minCount).length >= 2
}

interface Pair {
  readonly column: string
  readonly of: string
  readonly groups: number
}

/** One source a column, the one with the fewest groups; of two columns that decide each other the first is the source. */
function chooseSources(found: readonly Pair[], columns: readonly Column[]): Pair[] {
  const position = (name: string) => columns.findIndex((column) => column.name === name)
  const mutual = (pair: Pair) => found.some(({ column, of }) => column === pair.of && of === pair.column)
  const usable = found.filter((pair) => !mutual(pair) || position(pair.of) < position(pair.column))
  const best = new Map<string, Pair>()
  for (const pair of usable) {
    const before = best.get(pair.column)
    if (before === undefined || pair.groups < before.groups) best.set(pair.column, pair)
  }
  return [...best.values()]
}
