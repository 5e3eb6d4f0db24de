import type { NumberColumn } from '../../../column.js'
import { quoteName } from '../../../expression/quote.js'
import { columnStep } from '../../../schema.js'
import { type Candidate, type Search, schemaOf, searchedAmounts } from '../../find/candidate.js'
import { shortestBetween } from '../../shortest-between.js'
import type { FormulaRelation } from './relation.js'
import { reaches, someFactorReaches } from './screen-formula.js'

const screenedRows = 40
const fewestRows = 30
/** Beyond as many numeric columns besides the target only formulas of one column are tried. */
const mostPaired = 40
/** Near: nineteen rows in twenty lie this close to the formula, in quartile ranges of the column. */
const nearShare = 0.05
/** The formula must miss by that much more when one of its columns is taken from another row. */
const needed = 5

interface Template {
  readonly inputs: readonly NumberColumn[]
  /** Without its constant factor; names are quoted already. */
  readonly text: string
  readonly isScaled: boolean
  value(values: readonly number[]): number
}

interface Fit {
  readonly relation: FormulaRelation
  readonly names: string
  readonly rows: number
  readonly isExact: boolean
  /** The largest residual. */
  readonly largest: number
  /** |correlation| of two inputs: the less they depend on each other, the better they stand for the third. */
  readonly dependence: number
  /** Of the target: what is written more finely follows, for a root is seldom what was measured. */
  readonly step: number
}

/** Columns that one or two others give, exactly or nearly. One form a set of columns. O(numbers³ × screened rows). */
export function findFormulas(search: Search): Candidate<FormulaRelation>[] {
  const amounts = searchedAmounts(search)
  const screens = screensOf(search)
  const templates = templatesOf(amounts, (name) => schemaOf(search, name).unit)
  const fits = amounts.flatMap((target, index) => {
    const hasPairs = amounts.length - 1 <= mostPaired
    return templates.flatMap((template) => {
      if (template.inputs.includes(target) || (template.inputs.length === 2 && !hasPairs)) return []
      // Two columns that are multiples of each other: the later follows from the earlier.
      const isMultiple = template.inputs.length === 1 && template.isScaled
      if (isMultiple && amounts.indexOf(template.inputs[0]!) > index) return []
      return (screens.passes(target, template) && fitTemplate(target, template, search)) || []
    })
  })
  const best = nearestForms(fits.toReversed()).sort(
    (a, b) => Number(b.isExact) - Number(a.isExact) || a.dependence - b.dependence || a.step - b.step,
  )
  const chosen: Fit[] = []
  for (const fit of best)
    if (!chosen.some((each) => each.names === fit.names || each.relation.column === fit.relation.column))
      chosen.push(fit)
  const placeOf = ({ relation }: Fit) => amounts.findIndex(({ name }) => name === relation.column)
  return chosen.sort((a, b) => placeOf(a) - placeOf(b)).map(({ relation, rows }) => ({ relation, rows }))
}

/** Of the forms that give one column from the same others, the one that comes nearest: log(x), say, and not log(x + 1). */
function nearestForms(fits: readonly Fit[]): Fit[] {
  const nearest = new Map<string, Fit>()
  for (const fit of fits) {
    const form = JSON.stringify([fit.relation.column, fit.names])
    const known = nearest.get(form)
    if (known === undefined || fit.largest < known.largest) nearest.set(form, fit)
  }
  return [...nearest.values()]
}

function templatesOf(amounts: readonly NumberColumn[], unitOf: (name: string) => string | undefined): Template[] {
  const named = amounts.flatMap((column) => {
    const name = quoteName(column.name)
    return name === null ? [] : [{ column, name }]
  })
  const singles = named.flatMap(({ column, name }): Template[] => [
    { inputs: [column], text: name, isScaled: true, value: ([a]) => a! },
    ...curves.map(({ text, value }) => ({
      inputs: [column],
      text: text(name),
      isScaled: false,
      value: ([a]: readonly number[]) => value(a!),
    })),
  ])
  if (named.length > mostPaired + 1) return singles
  const pairs = named.flatMap((left, index) =>
    named.flatMap((right, other): Template[] => {
      if (index === other) return []
      const inputs = [left.column, right.column]
      const [a, b] = [left.name, right.name]
      const units = [left, right].map(({ column }) => unitOf(column.name))
      const areOfOneUnit = units.includes(undefined) || units[0] === units[1]
      const ordered: Template[] = [
        ...(areOfOneUnit
          ? [{ inputs, text: `${a} - ${b}`, isScaled: false, value: ([x, y]: readonly number[]) => x! - y! }]
          : []),
        { inputs, text: `${a} / ${b}`, isScaled: true, value: ([x, y]) => x! / y! },
        { inputs, text: `${a} / (${b} * ${b})`, isScaled: true, value: ([x, y]) => x! / (y! * y!) },
        { inputs, text: `${a} * ${b} * ${b}`, isScaled: true, value: ([x, y]) => x! * y! * y! },
      ]
      if (index > other) return ordered
      return [
        ...(areOfOneUnit
          ? [{ inputs, text: `${a} + ${b}`, isScaled: false, value: ([x, y]: readonly number[]) => x! + y! }]
          : []),
        { inputs, text: `${a} * ${b}`, isScaled: true, value: ([x, y]) => x! * y! },
        ...ordered,
      ]
    }),
  )
  return [...singles, ...pairs]
}

/** Of one column, beside its multiples. */
const curves: readonly { text(name: string): string; value(number: number): number }[] = [
  { text: (name) => `log(${name})`, value: Math.log },
  { text: (name) => `log10(${name})`, value: Math.log10 },
  { text: (name) => `log2(${name})`, value: Math.log2 },
  { text: (name) => `log(${name} + 1)`, value: Math.log1p },
  { text: (name) => `log10(${name} + 1)`, value: (number) => Math.log10(number + 1) },
  { text: (name) => `log2(${name} + 1)`, value: (number) => Math.log2(number + 1) },
  { text: (name) => `sqrt(${name})`, value: Math.sqrt },
  { text: (name) => `${name} * ${name}`, value: (number) => number * number },
  { text: (name) => `${name} * ${name} * ${name}`, value: (number) => number ** 3 },
  { text: (name) => `1 / ${name}`, value: (number) => 1 / number },
]

interface Screens {
  /** Whether the formula may be near the target, by a few rows and without the cost of a fit. */
  passes(target: NumberColumn, template: Template): boolean
}

/** The screened cells and spreads, kept while the same rows are asked for: without missing cells they are always the same. */
function screensOf(search: Search): Screens {
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

function fitTemplate(target: NumberColumn, template: Template, search: Search): Fit | undefined {
  const { inputs, value } = template
  const all = [target, ...inputs]
  const step = columnStep(schemaOf(search, target.name))
  const screen = search.spreadRows(all, screenedRows)
  if (residuals(screen, { target, template, step }) === undefined) return undefined
  const rows = search.spreadRows(all)
  const measured = residuals(rows, { target, template, step })
  if (measured === undefined) return undefined
  const { factor, largest, close } = measured
  const shifted = inputs.map((_, moved) =>
    Float64Array.from(rows, (row, at) => {
      const other = rows[(at + 1) % rows.length]!
      return Math.abs(
        target.values[row]! - factor * value(inputs.map(({ values }, index) => values[index === moved ? other : row]!)),
      )
    }).sort(),
  )
  if (shifted.some((sorted) => atShare(sorted, 0.95) < needed * close)) return undefined
  const isExact = largest <= step / 2 + 1e-9 * Math.max(1, spreadOf(target, rows))
  return {
    relation: {
      type: 'formula',
      column: target.name,
      formula: scaledText(template.text, factor),
      ...(!isExact && { within: roundedUp(largest) }),
    },
    names: JSON.stringify(all.map(({ name }) => name).sort()),
    rows: rows.length,
    isExact,
    largest,
    step,
    dependence: inputs.length < 2 ? 0 : correlation(inputs[0]!, inputs[1]!, rows),
  }
}

/** How far the target lies from the formula with its best factor; nothing when that is not near. */
function residuals(
  rows: Uint32Array,
  { target, template, step }: { readonly target: NumberColumn; readonly template: Template; readonly step: number },
): { readonly factor: number; readonly largest: number; readonly close: number } | undefined {
  const { inputs, isScaled, value } = template
  const formula = Float64Array.from(rows, (row) => value(inputs.map(({ values }) => values[row]!)))
  if (!formula.every(Number.isFinite)) return undefined
  const ratios = Float64Array.from(rows, (row, at) => target.values[row]! / formula[at]!)
    .filter(Number.isFinite)
    .sort()
  const middle = ratios[ratios.length >> 1] ?? 0
  const factor = !isScaled ? 1 : (exactFactor(rows, { target, formula, step }) ?? plainNumber(middle))
  const sorted = Float64Array.from(rows, (row, at) => Math.abs(target.values[row]! - factor * formula[at]!)).sort()
  const spread = spreadOf(target, rows)
  const close = atShare(sorted, 0.95)
  const largest = sorted.at(-1) ?? 0
  return spread > 0 && close <= nearShare * spread && largest <= 5 * nearShare * spread
    ? { factor, largest, close }
    : undefined
}

/** A factor with as few digits as come within a thousandth of it; four at most. */
function plainNumber(factor: number): number {
  for (let digits = 1; digits < 4; digits++) {
    const rounded = Number(factor.toPrecision(digits))
    if (Math.abs(rounded - factor) <= 0.001 * Math.abs(factor)) return rounded
  }
  return Number(factor.toPrecision(4))
}

function scaledText(text: string, factor: number): string {
  if (factor === 1) return text
  const divisor = Number((1 / factor).toPrecision(12))
  return digitsOf(divisor) < digitsOf(factor) || Number.isInteger(divisor)
    ? `${text} / ${divisor}`
    : `${text} * ${factor}`
}

/**
 * The plainest factor, or the inverse of the plainest divisor (365.25), with which the formula gives every number of the target up
 * to rounding; nothing when there is none or the target has no precision.
 */
function exactFactor(
  rows: Uint32Array,
  { target, formula, step }: { readonly target: NumberColumn; readonly formula: Float64Array; readonly step: number },
): number | undefined {
  if (step === 0) return undefined
  let least = Number.NEGATIVE_INFINITY
  let most = Number.POSITIVE_INFINITY
  for (let at = 0; at < rows.length; at++) {
    const size = formula[at]!
    if (size === 0) continue
    const ends = [(target.values[rows[at]!]! - step / 2) / size, (target.values[rows[at]!]! + step / 2) / size]
    least = Math.max(least, Math.min(...ends))
    most = Math.min(most, Math.max(...ends))
  }
  if (!(least < most) || least <= 0 || !Number.isFinite(most)) return undefined
  const [factor, divisor] = [shortestBetween(least, most), shortestBetween(1 / most, 1 / least)]
  return digitsOf(divisor) < digitsOf(factor) ? 1 / divisor : factor
}

function digitsOf(number: number): number {
  return number.toExponential().replace(/e.*$/, '').replaceAll(/[^\d]/g, '').length
}

/** To one digit, upwards: how far a single row lies from the formula is not told. */
function roundedUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  return Number((Math.ceil(value / unit) * unit).toPrecision(1))
}

/** The distance between quartiles. */
function spreadOf(column: NumberColumn, rows: Uint32Array): number {
  const sorted = Float64Array.from(rows, (row) => column.values[row]!).sort()
  return atShare(sorted, 0.75) - atShare(sorted, 0.25)
}

function atShare(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** |Pearson's correlation|. */
function correlation(one: NumberColumn, other: NumberColumn, rows: Uint32Array): number {
  const mean = ({ values }: NumberColumn) => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length
  const [first, second] = [mean(one), mean(other)]
  let both = 0
  let left = 0
  let right = 0
  for (const row of rows) {
    const a = one.values[row]! - first
    const b = other.values[row]! - second
    both += a * b
    left += a * a
    right += b * b
  }
  return left === 0 || right === 0 ? 1 : Math.abs(both / Math.sqrt(left * right))
}
