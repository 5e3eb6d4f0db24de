import type { NumberColumn } from '../../../column.js'
import { quoteName } from '../../../expression/quote.js'
import { columnStep } from '../../../schema.js'
import { type Candidate, type Search, schemaOf, searchedAmounts } from '../../find/candidate.js'
import type { FormulaRelation } from './relation.js'

/** Beyond as many numeric columns no sums of many are searched. */
const mostSummed = 200
/** Complete rows beyond the columns, so that no sum fits for want of rows. */
const spareRows = 30
const rowsPerColumn = 3
const fewestTerms = 3
const tolerance = 1e-7

/**
 * Columns that are a sum of three others or more, some of them taken off, in every complete row: what elimination leaves
 * nothing of. A total follows from its parts where it can. Numbers that are rounded after they were added are not found.
 * Columns `given` by other formulas are left out. O(rows × numbers²), of a sample of rows.
 */
export function findSums(search: Search, given: ReadonlySet<string>): Candidate<FormulaRelation>[] {
  const columns = ampleColumns(
    searchedAmounts(search).filter(({ name }) => !given.has(name)),
    search,
  )
  if (columns.length <= fewestTerms || columns.length > mostSummed) return []
  const rows = search.spreadRows(columns, rowsPerColumn * columns.length + spareRows)
  return dependences(columns, rows).flatMap((terms) => {
    const { target, parts } = totalOf(terms.filter(({ factor }) => factor !== 0))
    if (parts.length < fewestTerms || parts.some(({ factor }) => Math.abs(factor) !== 1)) return []
    const all = search.spreadRows([target, ...parts.map(({ column }) => column)])
    const reach = columnStep(schemaOf(search, target.name)) / 2
    const holds = all.every((row) => {
      const sum = parts.reduce((total, { column, factor }) => total + factor * column.values[row]!, 0)
      const value = target.values[row]!
      return Math.abs(value - sum) <= reach + 1e-9 * Math.max(1, Math.abs(value))
    })
    const formula = sumText(parts)
    return holds && formula !== undefined
      ? [{ relation: { type: 'formula' as const, column: target.name, formula }, rows: all.length }]
      : []
  })
}

interface Term {
  readonly column: NumberColumn
  readonly factor: number
}

/** The columns that vary, without those that are missing most often until enough rows are complete in the rest. */
function ampleColumns(amounts: readonly NumberColumn[], search: Search): NumberColumn[] {
  const present = (column: NumberColumn) => search.spreadRows([column]).length
  const byPresence = amounts
    .filter((column) => column.values.some((value) => value !== column.values[0]))
    .sort((a, b) => present(b) - present(a))
  while (byPresence.length > fewestTerms && search.spreadRows(byPresence).length < byPresence.length + spareRows)
    byPresence.pop()
  return amounts.filter((column) => byPresence.includes(column))
}

/** Of columns that add up to nothing: the one that stands alone on its side, else the last. */
function totalOf(terms: readonly Term[]): { readonly target: NumberColumn; readonly parts: readonly Term[] } {
  const sides = [1, -1].map((sign) => terms.filter(({ factor }) => Math.sign(factor) === sign))
  const total = (sides.find((side) => side.length === 1)?.[0] ?? terms.at(-1)) as Term
  const parts = terms
    .filter((term) => term !== total)
    .map(({ column, factor }) => ({ column, factor: -factor / total.factor }))
  return { target: total.column, parts }
}

/** Columns that add up to nothing, by elimination: a column that those before it give, beside those of them that none gives. */
function dependences(columns: readonly NumberColumn[], rows: Uint32Array): (readonly Term[])[] {
  const pivots: {
    readonly column: NumberColumn
    readonly row: number
    readonly rest: Float64Array
    readonly by: Float64Array
  }[] = []
  const found: (readonly Term[])[] = []
  for (const target of columns) {
    const rest = Float64Array.from(rows, (row) => target.values[row]!)
    const size = largestOf(rest)
    const factors = new Float64Array(pivots.length)
    for (const { row, rest: pivot, by } of pivots) {
      const factor = rest[row]! / pivot[row]!
      if (factor === 0) continue
      for (let at = 0; at < rest.length; at++) rest[at]! -= factor * pivot[at]!
      for (let at = 0; at < by.length; at++) factors[at]! += factor * by[at]!
    }
    const largest = largestOf(rest)
    if (largest > tolerance * size) {
      const row = rest.findIndex((value) => Math.abs(value) === largest)
      const by = Float64Array.from({ length: pivots.length + 1 }, (_, at) => (at < pivots.length ? -factors[at]! : 1))
      pivots.push({ column: target, row, rest, by })
    } else
      found.push([
        ...pivots.map(({ column }, at) => ({ column, factor: nearlyWhole(factors[at]!) })),
        { column: target, factor: -1 },
      ])
  }
  return found
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

function nearlyWhole(factor: number): number {
  const whole = Math.round(factor)
  return Math.abs(factor - whole) < 1e-4 ? whole : factor
}

/** Added parts first. */
function sumText(parts: readonly Term[]): string | undefined {
  const [first, ...rest] = [...parts].sort((a, b) => b.factor - a.factor)
  if (first === undefined || first.factor < 0) return undefined
  const text = rest.map(({ column, factor }) => ` ${factor > 0 ? '+' : '-'} ${quoteName(column.name)}`)
  return `${quoteName(first.column.name)}${text.join('')}`
}
