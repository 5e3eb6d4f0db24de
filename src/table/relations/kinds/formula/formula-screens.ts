import type { NumberColumn } from '../../../column.js'
import type { Search } from '../../find/candidate.js'
import type { Template } from './formula-templates.js'
import { reaches, someFactorReaches } from './screen-formula.js'

export const screenedRows = 40
const fewestRows = 30
/** Near: nineteen rows in twenty lie this close to the formula, in quartile ranges of the column. */
export const nearShare = 0.05

export interface Screens {
  /** Whether the formula may be near the target, by a few rows and without the cost of a fit. */
  passes(target: NumberColumn, template: Template): boolean
}

/** The screened cells and spreads, kept while the same rows are asked for: without missing cells they are always the same. */
export function screensOf(search: Search): Screens {
  const cells = new WeakMap<NumberColumn | Template, { readonly rows: Uint32Array; readonly values: Float64Array }>()
  const spreads = new WeakMap<Float64Array, number>()
  const remember = (of: NumberColumn | Template, rows: Uint32Array, make: () => Float64Array): Float64Array => {
    const before = cells.get(of)
    if (before?.rows === rows) return before.values
    const values = make()
    cells.set(of, { rows, values })
    return values
  }
  const cellsOf = (column: NumberColumn, rows: Uint32Array) =>
    remember(column, rows, () => Float64Array.from(rows, (row) => column.values[row]!))
  const formulaOf = (template: Template, rows: Uint32Array) =>
    remember(template, rows, () => {
      const [first, second] = template.inputs
      const a = cellsOf(first!, rows)
      const b = second === undefined ? a : cellsOf(second, rows)
      const formula = a.map((x, at) => template.value([x, b[at]!]))
      return formula.every(Number.isFinite) ? formula : notFinite
    })
  const spreadAt = (column: NumberColumn, rows: Uint32Array) => {
    const values = cellsOf(column, rows)
    const spread = spreads.get(values) ?? spreadOf(column, rows)
    spreads.set(values, spread)
    return spread
  }
  return {
    passes(target, template) {
      const rows = search.spreadRows([target, ...template.inputs], screenedRows)
      if (rows.length < fewestRows) return false
      const formula = formulaOf(template, rows)
      const reach = 5 * nearShare * spreadAt(target, rows)
      if (formula === notFinite || reach === 0) return false
      return (template.isScaled ? someFactorReaches : reaches)(cellsOf(target, rows), formula, reach)
    },
  }
}

const notFinite = new Float64Array(0)

/** The distance between quartiles. */
export function spreadOf(column: NumberColumn, rows: Uint32Array): number {
  const sorted = Float64Array.from(rows, (row) => column.values[row]!).sort()
  return atShare(sorted, 0.75) - atShare(sorted, 0.25)
}

/** The value that so large a share of the others lies below. */
export function atShare(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
