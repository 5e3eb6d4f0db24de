import { estimableTerms, fitRegression, type Response, regressionDesign, selectTerms } from '../../src/learn/index.js'
import type { Estimate } from '../../src/math/index.js'
import type { Schema, Table } from '../../src/table/index.js'
import { durationsOf } from '../learning/follow-up.js'
import { hazardsOf } from '../learning/hazards.js'
import { outcomesOf, targetsOf } from '../learning/outcomes.js'
import type { LeakingColumn } from '../learning/target-leakage.js'
import { remembered } from '../remembered.js'
import { groupCount, rowGroups } from '../row-groups.js'
import { termNames } from './term-names.js'

const fewestRows = 20
const mostRowsOfErrors = 4000

/** A regression of the training rows: what it explains, from what, and which rows of a table it is about. */
interface Question {
  readonly outcome: string
  readonly model: Response['model']
  readonly features: readonly string[]
  readonly leaking: readonly LeakingColumn[]
  pick(table: Table): { readonly rows: Table; readonly response: Response }
}

/** One regression of the training rows beside the same on other tables. */
export interface RegressionComparison extends Pick<Question, 'outcome' | 'model' | 'leaking'> {
  /** Terms that the training rows have no finite coefficient for: they are not asked about. */
  readonly leftOut: readonly string[]
  readonly terms: readonly {
    readonly term: string
    readonly real: Estimate
    /** One a table; null when one of the tables has no finite coefficient for the term. */
    readonly synthetic: readonly Estimate[] | null
  }[]
  /** The error of a term on one of the tables, from fits without a twentieth of the people at a time; infinite where one has no solution. */
  errorOf(table: Table, term: string): number
}

/**
 * One logistic (levels) or linear (numbers) model per outcome and one Cox model per time-to-event pair, main effects only,
 * fitted to the training rows and to each of the other tables. Terms without a finite coefficient in one of the other tables
 * leave all fits, so that the remaining ones mean the same everywhere; they stay in the list, with the coefficient of the full model.
 */
export function compareRegressions(
  schema: Schema,
  { train, others }: { readonly train: Table; readonly others: readonly Table[] },
): RegressionComparison[] {
  return remembered([schema, train, ...others], 'regressions compared', () => comparisons(schema, train, others))
}

function comparisons(schema: Schema, train: Table, others: readonly Table[]): RegressionComparison[] {
  return [...outcomeQuestions(schema, train), ...hazardQuestions(schema, train)].flatMap((question) => {
    const { design, real, asked, full } = realFit(question, schema, train)
    const names = termNames(design.termNames, { train, schema })
    const made = others.map((table) => sideOf(question, design, table))
    if (full === null || made.some(({ features }) => features.rowCount < fewestRows)) return []
    const shared = made.reduce((kept, side) => {
      const found = estimableTerms(selectTerms(side.features, kept), side.response)
      return found.map((index) => kept[index]!)
    }, asked)
    const own = shared.length === asked.length ? full : termEstimates(real, shared)
    const found = made.map((side) => termEstimates(side, shared))
    const isFitted = own !== null && found.every((each) => each !== null)
    const terms = asked.map((index, place) => {
      const at = isFitted ? shared.indexOf(index) : -1
      return {
        term: names[index]!,
        real: (at < 0 ? full[place] : own?.[at])!,
        synthetic: at < 0 ? null : found.map((each) => each![at]!),
      }
    })
    const leftOut = names.filter((_, index) => !asked.includes(index))
    const { outcome, model, leaking } = question
    const errorOf = (table: Table, term: string) =>
      leftOutErrors(question, schema, { train, table, terms: shared })[shared.indexOf(names.indexOf(term))] ??
      Number.POSITIVE_INFINITY
    return [{ outcome, model, leaking, leftOut, terms, errorOf }]
  })
}

type Side = ReturnType<typeof sideOf>

function sideOf({ pick }: Question, design: ReturnType<typeof regressionDesign>, table: Table) {
  const { rows, response } = pick(table)
  return { features: design.encode(rows), response }
}

/** The training rows' own regression, the same whatever it is compared with; none of too few rows. */
function realFit(question: Question, schema: Schema, train: Table) {
  const { outcome, model, features } = question
  return remembered([schema, train], `${model} regression of ${outcome}`, () => {
    const design = regressionDesign(train, features)
    const real = sideOf(question, design, train)
    if (real.features.rowCount < fewestRows) return { design, real, asked: [], full: null }
    const asked = estimableTerms(real.features, real.response)
    return { design, real, asked, full: termEstimates(real, asked) }
  })
}

/** Of these terms, without an intercept; null when the regression has no solution. */
function termEstimates({ features, response }: Side, terms: readonly number[]): Estimate[] | null {
  const regression = fitRegression(selectTerms(features, terms), response)
  if (regression === undefined) return null
  const { coefficients, errors } = regression
  const estimates = Array.from(coefficients, (value, index) => ({ value, variance: errors[index]! ** 2 }))
  return response.model === 'cox' ? estimates : estimates.slice(1)
}

/** Of each of these terms. A delete-a-group jackknife by people: right for several rows of one, and where the model is not. */
function leftOutErrors(
  question: Question,
  schema: Schema,
  { train, table, terms }: { readonly train: Table; readonly table: Table; readonly terms: readonly number[] },
): readonly number[] {
  const { outcome, model } = question
  return remembered([schema, train, table], `${model} regression of ${outcome} on ${terms.join()} without some`, () => {
    const { design } = realFit(question, schema, train)
    // Rows that are people may stand for more of them: errors fall with the root of their number.
    const step = schema.patient === undefined ? Math.ceil(table.rowCount / mostRowsOfErrors) : 1
    const groups = rowGroups(table, schema)
    const rows = Array.from({ length: Math.floor(table.rowCount / step) }, (_, index) => index * step)
    const scale = Math.sqrt(rows.length / table.rowCount)
    const groupOf = (row: number) => (step === 1 ? groups[row]! : (row / step) % groupCount)
    const fits = Array.from({ length: groupCount }, (_, group) => {
      const side = sideOf(question, design, table.take(rows.filter((row) => groupOf(row) !== group)))
      return termEstimates(side, terms)
    })
    return terms.map((_, place) => {
      const values = fits.map((fit) => fit?.[place]?.value ?? Number.NaN)
      const mean = values.reduce((sum, value) => sum + value, 0) / groupCount
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      const error = scale * Math.sqrt(((groupCount - 1) / groupCount) * squares)
      return Number.isFinite(error) ? error : Number.POSITIVE_INFINITY
    })
  })
}

function outcomeQuestions(schema: Schema, train: Table): Question[] {
  return outcomesOf(schema, train).map((outcome) => {
    const model = outcome.task === 'classification' ? 'logistic' : 'linear'
    return {
      outcome: outcome.name,
      model,
      features: outcome.features,
      leaking: outcome.leaking,
      pick(table) {
        const { rows, targets } = targetsOf(table, outcome)
        return { rows, response: { model, targets } }
      },
    }
  })
}

function hazardQuestions(schema: Schema, train: Table): Question[] {
  return hazardsOf(schema, train).map(({ pair, features, leaking }) => ({
    outcome: `${pair.event} by ${pair.time}`,
    model: 'cox',
    features,
    leaking,
    pick(table) {
      const { rows, ...followed } = durationsOf(table, pair)
      return { rows: table.take(rows), response: { model: 'cox', ...followed } }
    },
  }))
}
