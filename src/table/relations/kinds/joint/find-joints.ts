import { type Column, columnLength, isMissing, type NumberColumn } from '../../../column.js'
import { type Candidate, type Search, searchedAmounts, searchedColumns } from '../../find/candidate.js'
import { logChanceOfEquality } from '../../find/chance.js'
import type { Found } from '../../relation-kind.js'
import { statesOf } from '../../states.js'
import type { JointRelation } from './relation.js'

const fewestValues = 3
const mostCombinations = 128
const rowsPerCombination = 10
/** A column more may bring as many combinations more, for two states may have one price. */
const growth = 1.25
/** Of rows: combinations that fewer than `minCount` hold. */
const mostRare = 0.02
const fewestFlags = 3

/**
 * Numbers of few values that together take hardly more combinations than one of them has values, and groups of columns of 0 and 1
 * of which exactly one is 1 in each row. A shuffled column would make more combinations by chance: fewer than expected by t with
 * a probability of exp(−t² / 2n) at most, for to swap two rows changes their number by two at most (Hoeffding, Azuma). O(columns² × rows).
 */
export function findJoints(search: Search, found: readonly Found[]): Candidate<JointRelation>[] {
  const free = (column: Column) => !found.some(({ settles, column: name }) => settles && name === column.name)
  return [
    ...lookups(searchedAmounts(search).filter(free), search),
    ...flags(searchedColumns(search).filter(free), search),
  ]
}

interface Group {
  readonly columns: readonly NumberColumn[]
  readonly indices: Int32Array
  readonly counts: readonly number[]
}

function lookups(amounts: readonly NumberColumn[], search: Search): Candidate<JointRelation>[] {
  const rowCount = search.table.rowCount
  const logAlarm = search.logAlarm - Math.log(Math.max(1, amounts.length * amounts.length))
  const few = amounts
    .map((column): Group => groupOf([column], statesOf(column).indices, column))
    .filter(({ counts }) => counts.length >= fewestValues && counts.length * rowsPerCombination <= rowCount)
    .filter(({ counts }) => counts.length <= mostCombinations)
    .sort((a, b) => b.counts.length - a.counts.length)
  const taken = new Set<NumberColumn>()
  return few.flatMap((first) => {
    if (taken.has(first.columns[0]!)) return []
    let group = first
    for (const next of few) {
      if (taken.has(next.columns[0]!) || group.columns.includes(next.columns[0]!)) continue
      group = joined(group, next, logAlarm) ?? group
    }
    if (group.columns.length < 2) return []
    for (const column of group.columns) taken.add(column)
    const rows = group.counts.reduce((sum, count) => sum + count, 0)
    const rare = group.counts.filter((count) => count < search.minCount).reduce((sum, count) => sum + count, 0)
    if (rare > mostRare * rows) return []
    const names = amounts.filter((column) => group.columns.includes(column)).map(({ name }) => name)
    return [{ relation: { type: 'joint' as const, columns: names }, rows }]
  })
}

function groupOf(columns: readonly NumberColumn[], indices: Int32Array, missingOf: NumberColumn): Group {
  const counts = new Map<number, number>()
  const own = indices.map((index, row) => (isMissing(missingOf, row) ? -1 : index))
  for (const index of own) if (index >= 0) counts.set(index, (counts.get(index) ?? 0) + 1)
  return { columns, indices: own, counts: [...counts.values()] }
}

/** Both as one, if their cells are missing together and they take hardly more combinations than either alone. */
function joined(group: Group, next: Group, logAlarm: number): Group | undefined {
  const pairs = new Map<number, { readonly index: number; count: number }>()
  const width = mostCombinations + 1
  const indices = new Int32Array(group.indices.length)
  for (let row = 0; row < indices.length; row++) {
    const [one, other] = [group.indices[row]!, next.indices[row]!]
    if (one < 0 !== other < 0) return undefined
    if (one < 0) {
      indices[row] = -1
      continue
    }
    const key = one * width + other
    const known = pairs.get(key) ?? { index: pairs.size, count: 0 }
    known.count += 1
    pairs.set(key, known)
    indices[row] = known.index
  }
  const most = Math.max(group.counts.length, next.counts.length)
  if (pairs.size > Math.min(mostCombinations, growth * most)) return undefined
  const rows = group.counts.reduce((sum, count) => sum + count, 0)
  let expected = 0
  for (const one of group.counts)
    for (const other of next.counts) expected += 1 - (1 - (one / rows) * (other / rows)) ** rows
  const fewer = expected - pairs.size
  if (fewer <= 0 || -(fewer ** 2) / (2 * rows) > logAlarm) return undefined
  const counts = [...pairs.values()].map(({ count }) => count)
  return { columns: [...group.columns, ...next.columns], indices, counts }
}

/** Columns of 0 and 1, of which no two are 1 in one row and one is in every row. */
function flags(columns: readonly Column[], search: Search): Candidate<JointRelation>[] {
  const marked = columns.flatMap((column) => onesOf(column) ?? [])
  const logAlarm = search.logAlarm - Math.log(Math.max(1, marked.length * marked.length))
  const taken = new Set<string>()
  return marked.flatMap((first, at) => {
    if (taken.has(first.name)) return []
    const covered = first.rows.slice()
    const group = [first]
    for (const next of marked.slice(at + 1)) {
      if (taken.has(next.name) || next.rows.some((isOne, row) => isOne === 1 && covered[row] === 1)) continue
      group.push(next)
      next.rows.forEach((isOne, row) => {
        covered[row] = covered[row]! | isOne
      })
    }
    if (group.length < fewestFlags || covered.includes(0)) return []
    if (logChanceOfEquality(group.map(({ count }) => count)) > logAlarm) return []
    for (const { name } of group) taken.add(name)
    return [{ relation: { type: 'joint' as const, columns: group.map(({ name }) => name) }, rows: covered.length }]
  })
}

/** Where a column of two states, never missing, is 1, true or yes. */
function onesOf(
  column: Column,
): { readonly name: string; readonly rows: Uint8Array; readonly count: number } | undefined {
  const { states, indices } = statesOf(column)
  const texts = states.slice(0, -1).map((state) => String(state).toLowerCase())
  if (texts.length !== 2 || !pairsOfFlags.some((pair) => pair.every((text) => texts.includes(text)))) return undefined
  const one = texts.findIndex((text) => yesWords.has(text))
  const rows = Uint8Array.from({ length: columnLength(column) }, (_, row) => (indices[row] === one ? 1 : 0))
  const count = rows.reduce((sum, isOne) => sum + isOne, 0)
  return indices.includes(states.length - 1) || count === 0 ? undefined : { name: column.name, rows, count }
}

const pairsOfFlags: readonly (readonly [string, string])[] = [
  ['0', '1'],
  ['false', 'true'],
  ['no', 'yes'],
  ['non', 'oui'],
]
const yesWords = new Set(pairsOfFlags.map(([, yes]) => yes))
