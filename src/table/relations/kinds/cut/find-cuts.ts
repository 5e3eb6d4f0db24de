import type { NumberColumn } from '../../../column.js'
import { quoteName } from '../../../expression/quote.js'
import type { ColumnSchema } from '../../../schema.js'
import { type Candidate, type Search, schemaOf, searchedAmounts, searchedColumns } from '../../find/candidate.js'
import { logChanceOfStretches } from '../../find/chance.js'
import type { Found } from '../../relation-kind.js'
import { statesOf } from '../../states.js'
import type { CutRelation } from './relation.js'

const screenedRows = 60
const mostGroups = 20
/** Beyond as many numeric columns only single ones are tried: pairs grow with their square. */
const mostPaired = 40

/** Either column from another row must put as many rows into the wrong group. */
const leastNeeded = 0.05

const signs = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
} as const

interface Term {
  readonly text: string
  readonly columns: readonly NumberColumn[]
  /** A sum or a difference, of one number or two. */
  readonly isSum: boolean
  of(values: readonly number[]): number
  value(row: number): number
}

/** Columns of levels or few numbers that tell between which thresholds a number, or two put together, lies. O(levels × numbers² × rows). */
export function findCuts(search: Search, found: readonly Found[]): Candidate<CutRelation>[] {
  const known = found.filter(({ relation }) => relation.type === 'function')
  const terms = termsOf(searchedAmounts(search))
  const targets = searchedColumns(search).filter(
    (column) => statesOf(column).states.length <= mostGroups + 1 && !known.some((each) => each.column === column.name),
  )
  const logAlarm = search.logAlarm - Math.log(Math.max(1, targets.length * terms.length))
  return targets.flatMap((target) => {
    let doubtful: Candidate<CutRelation> | undefined
    const { states, indices } = statesOf(target)
    for (const term of terms) {
      const { text, columns, value, isSum } = term
      if (columns.some(({ name }) => name === target.name || isDecidedBy(target.name, name, known))) continue
      const screen = search.spreadRows([target, ...columns], screenedRows)
      if (!areStretches(screen, { groups: indices, groupCount: states.length, value })) continue
      const rows = search.spreadRows([target, ...columns])
      const counts = new Float64Array(states.length)
      for (const row of rows) counts[indices[row]!]! += 1
      const used = [...counts].filter((count) => count > 0)
      const isAmple = used.length >= 2 && used.every((count) => count >= search.minCount)
      if (!isAmple || logChanceOfStretches(used) > logAlarm) continue
      if (!areStretches(rows, { groups: indices, groupCount: states.length, value })) continue
      const schemas = columns.map(({ name }) => schemaOf(search, name))
      const isClear = columns.length === 1 || (isSum && haveOneUnit(schemas) && areNeeded(rows, columns, term, indices))
      const relation = { type: 'cut' as const, column: target.name, formula: text }
      if (isClear) return [{ relation, rows: rows.length }]
      doubtful ??= { relation, rows: rows.length, doubt: 'contrived' }
    }
    return doubtful ?? []
  })
}

function haveOneUnit(schemas: readonly ColumnSchema[]): boolean {
  return new Set(schemas.flatMap(({ unit }) => unit ?? [])).size <= 1
}

/** Whether groups overlap in one row in twenty or more when either column is taken from another row. */
function areNeeded(rows: Uint32Array, columns: readonly NumberColumn[], { of }: Term, groups: Int32Array): boolean {
  return columns.every((_, moved) => {
    const numbers = Array.from(rows, (row, at) => {
      const other = rows[(at + 1) % rows.length]!
      return {
        group: groups[row]!,
        value: of(columns.map(({ values }, index) => values[index === moved ? other : row]!)),
      }
    }).sort((a, b) => a.value - b.value)
    return misplaced(numbers.map(({ group }) => group)) >= leastNeeded * rows.length
  })
}

/** Of groups in the order of a number: rows that lie beyond the place where their group ends for the most part. */
function misplaced(groups: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1)
  const middles = new Map([...counts.keys()].map((group) => [group, middleOf(groups, group)]))
  const order = [...counts.keys()].sort((a, b) => middles.get(a)! - middles.get(b)!)
  const expected = order.flatMap((group) => Array.from({ length: counts.get(group)! }, () => group))
  return expected.filter((group, at) => group !== groups[at]).length
}

function middleOf(groups: readonly number[], group: number): number {
  const places = groups.flatMap((each, at) => (each === group ? [at] : []))
  return places[places.length >> 1] ?? 0
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
    ({ column, name }): Term => ({
      text: name,
      columns: [column],
      isSum: true,
      of: ([value]) => value!,
      value: (row) => column.values[row]!,
    }),
  )
  if (named.length > mostPaired) return singles
  const pairs = named.flatMap((left, index) =>
    named.flatMap((right, other): Term[] => {
      if (index === other) return []
      const columns = [left.column, right.column]
      const [a, b] = [left.column.values, right.column.values]
      const term = (sign: keyof typeof signs): Term => {
        const put = signs[sign]
        return {
          text: `${left.name} ${sign} ${right.name}`,
          columns,
          isSum: sign === '+' || sign === '-',
          of: ([x, y]) => put(x!, y!),
          value: (row) => put(a[row]!, b[row]!),
        }
      }
      return index > other ? [term('/')] : [term('+'), term('-'), term('*'), term('/')]
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
