import type { CodedColumn } from '../../src/encode/index.js'
import { countPair } from '../bayes-net/counting.js'
import { correctedMutualInformation } from '../bayes-net/mutual-information.js'
import type { TreeColumn } from '../network/index.js'
import type { ChainRows } from './chain-rows.js'
import type { Member } from './course.js'

/** Rows that are looked at, from the first on. */
const mostRows = 50_000

/**
 * Which columns follow hidden states together. Columns go together when they tell more of each other in a row than either
 * tells of itself in the next: what a column loses of its own course by sharing states, it gains from the other. What is
 * measured goes with times and numbers of rows below (`apart`, by name) in the first group, which may be empty.
 * O(columns² × rows).
 */
export function groupColumns(
  columns: readonly TreeColumn[],
  states: readonly Int32Array[],
  { starts, apart }: Pick<ChainRows, 'starts'> & { readonly apart: ReadonlySet<string> },
): Member[][] {
  const values = columns.flatMap(({ insideCount, variable }, column) =>
    insideCount > 0 && !apart.has(variable.name) ? [column] : [],
  )
  const rowCount = Math.min(states[0]?.length ?? 0, mostRows)
  const after = neighbours(starts, rowCount)
  const here = Int32Array.from({ length: rowCount }, (_, row) => row)
  const told = (a: number, b: number, of: { readonly first: Int32Array; readonly second: Int32Array }) =>
    informationOf(columns, states, { a, b, ...of })
  const lasting = new Map(
    values.map((column) => [column, told(column, column, { first: after, second: after.map((row) => row - 1) })]),
  )
  const links: { a: number; b: number; weight: number }[] = []
  values.forEach((a, at) => {
    for (const b of values.slice(at + 1)) {
      const weight = told(a, b, { first: here, second: here })
      if (weight > 0 && weight > Math.max(lasting.get(a)!, lasting.get(b)!)) links.push({ a, b, weight })
    }
  })
  const groupOf = new Map(values.map((column) => [column, column]))
  for (const { a, b } of links) {
    const [kept, merged] = [groupOf.get(a)!, groupOf.get(b)!]
    for (const [column, group] of groupOf) if (group === merged) groupOf.set(column, kept)
  }
  const first: Member[] = columns.flatMap(({ insideCount, hasMissing, variable }, column): Member[] => [
    ...(hasMissing && insideCount > 0 ? [{ from: 'flag' as const, column }] : []),
    ...(insideCount > 0 && apart.has(variable.name) ? [{ from: 'value' as const, column }] : []),
  ])
  const groups = [...new Set(groupOf.values())].map((group) =>
    values.filter((column) => groupOf.get(column) === group).map((column): Member => ({ from: 'value', column })),
  )
  return [first, ...groups]
}

/** Rows that are not the first of their unit. */
function neighbours(starts: Int32Array, rowCount: number): Int32Array {
  const isFirst = new Uint8Array(rowCount)
  for (const start of starts) if (start < rowCount) isFirst[start] = 1
  return Int32Array.from({ length: rowCount }, (_, row) => row).filter((row) => isFirst[row] === 0)
}

/** Nats that two columns tell of each other, in rows where both are measured. */
function informationOf(
  columns: readonly TreeColumn[],
  states: readonly Int32Array[],
  { a, b, first, second }: { a: number; b: number; first: Int32Array; second: Int32Array },
): number {
  const [sizeA, sizeB] = [columns[a]!.insideCount, columns[b]!.insideCount]
  const isBoth = (at: number) => {
    const [own, other] = [states[a]![first[at]!]!, states[b]![second[at]!]!]
    return own >= 0 && own < sizeA && other >= 0 && other < sizeB
  }
  const places = first.map((_, at) => at).filter(isBoth)
  const coded = (column: number, size: number, rows: Int32Array): CodedColumn => ({
    ...{ name: '', size },
    codes: Uint16Array.from(places, (at) => states[column]![rows[at]!]!),
  })
  return correctedMutualInformation(countPair(coded(a, sizeA, first), coded(b, sizeB, second)), sizeB)
}
