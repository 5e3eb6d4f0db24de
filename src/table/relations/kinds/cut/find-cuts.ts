import type { NumberColumn } from '../../../column.js'
import { quoteName } from '../../../expression/quote.js'
import { type Candidate, type Search, searchedAmounts, searchedColumns } from '../../find/candidate.js'
import { logChanceOfStretches } from '../../find/chance.js'
import type { Found } from '../../relation-kind.js'
import { statesOf } from '../../states.js'

const screenedRows = 60
const mostGroups = 20
/** Beyond as many numeric columns only single ones are tried: pairs grow with their square. */
const mostPaired = 40

interface Term {
  readonly text: string
  readonly columns: readonly NumberColumn[]
  value(row: number): number
}

/** Columns of levels or few numbers that tell between which thresholds a number, or two put together, lies. O(levels × numbers² × rows). */
export function findCuts(search: Search, found: readonly Found[]): Candidate[] {
  const known = found.filter(({ relation }) => relation.type === 'function')
  const terms = termsOf(searchedAmounts(search))
  const targets = searchedColumns(search).filter(
    (column) => statesOf(column).states.length <= mostGroups + 1 && !known.some((each) => each.column === column.name),
  )
  const logAlarm = search.logAlarm - Math.log(Math.max(1, targets.length * terms.length))
  return targets.flatMap((target) => {
    const { states, indices } = statesOf(target)
    for (const { text, columns, value } of terms) {
      if (columns.some(({ name }) => name === target.name || isDecidedBy(target.name, name, known))) continue
      const screen = search.spreadRows([target, ...columns], screenedRows)
      if (!areStretches(screen, { groups: indices, groupCount: states.length, value })) continue
      const rows = search.spreadRows([target, ...columns])
      const counts = new Float64Array(states.length)
      for (const row of rows) counts[indices[row]!]! += 1
      const used = [...counts].filter((count) => count > 0)
      const isAmple = used.length >= 2 && used.every((count) => count >= search.minCount)
      if (!isAmple || logChanceOfStretches(used) > logAlarm) continue
      if (areStretches(rows, { groups: indices, groupCount: states.length, value }))
        return [{ relation: { type: 'cut', column: target.name, formula: text }, rows: rows.length }]
    }
    return []
  })
}

/** Whether a function says already that the second column follows from the first. */
function isDecidedBy(of: string, column: string, known: readonly Found[]): boolean {
  return known.some((each) => each.column === column && each.inputs.includes(of))
}

/** Single columns first, then sums, differences, products and quotients of two. */
function termsOf(amounts: readonly NumberColumn[]): Term[] {
  const named = amounts.flatMap((column) => {
    const name = quoteName(column.name)
    return name === null ? [] : [{ column, name }]
  })
  const singles = named.map(
    ({ column, name }): Term => ({ text: name, columns: [column], value: (row) => column.values[row]! }),
  )
  if (named.length > mostPaired) return singles
  const pairs = named.flatMap((left, index) =>
    named.flatMap((right, other): Term[] => {
      if (index === other) return []
      const columns = [left.column, right.column]
      const [a, b] = [left.column.values, right.column.values]
      const term = (sign: string, value: (row: number) => number): Term => ({
        text: `${left.name} ${sign} ${right.name}`,
        columns,
        value,
      })
      const quotient = term('/', (row) => a[row]! / b[row]!)
      if (index > other) return [quotient]
      return [
        term('+', (row) => a[row]! + b[row]!),
        term('-', (row) => a[row]! - b[row]!),
        term('*', (row) => a[row]! * b[row]!),
        quotient,
      ]
    }),
  )
  return [...singles, ...pairs]
}

/** Whether the groups' stretches of values do not meet. */
function areStretches(
  rows: Uint32Array,
  {
    groups,
    groupCount,
    value,
  }: { readonly groups: Int32Array; readonly groupCount: number; value(row: number): number },
): boolean {
  const low = new Float64Array(groupCount).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(groupCount).fill(Number.NEGATIVE_INFINITY)
  for (const row of rows) {
    const number = value(row)
    if (!Number.isFinite(number)) return false
    const group = groups[row]!
    if (number < low[group]!) low[group] = number
    if (number > high[group]!) high[group] = number
  }
  const order = Array.from(low, (_, group) => group).sort((a, b) => low[a]! - low[b]!)
  return order.every(
    (group, at) => at === 0 || low[group] === Number.POSITIVE_INFINITY || high[order[at - 1]!]! < low[group]!,
  )
}
