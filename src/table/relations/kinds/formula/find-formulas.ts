import type { NumberColumn } from '../../../column.js'
import { columnStep } from '../../../schema.js'
import { type Candidate, type Search, schemaOf, searchedAmounts } from '../../find/candidate.js'
import { atShare, nearShare, screenedRows, screensOf, spreadOf } from './formula-screens.js'
import { mostPaired, type Template, templatesOf } from './formula-templates.js'
import { exactFactor, plainNumber, scaledText } from './plain-factor.js'
import type { FormulaRelation } from './relation.js'

/** The formula must miss by that much more when one of its columns is taken from another row. */
const needed = 5

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

function roundedUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  return Number((Math.ceil(value / unit) * unit).toPrecision(1))
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
