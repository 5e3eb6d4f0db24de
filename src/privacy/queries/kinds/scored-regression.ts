import type { Schema } from '../../../table/index.js'
import type { AnswerCell } from '../answer.js'
import { conditionOf } from '../condition.js'
import { columnNamed, declaredBounds, refused } from '../domain.js'
import { joined, noiseInterval, normalRange } from '../interval.js'
import { hazardLikelihood } from '../likelihoods/hazard.js'
import { logisticLikelihood } from '../likelihoods/logistic.js'
import { type Likelihood, scored, scoringProcedure } from '../scoring.js'
import { type Terms, termsOf } from '../terms.js'
import { type Approach, overDraws, type QuestionOf, sceneOf } from './kind.js'

/** Logistic regression: log odds of an event by terms. */
export function logisticApproach(question: QuestionOf<'logistic'>, schema: Schema): Approach {
  const { id } = question
  const event = conditionOf(question.event, schema, id)
  const terms = termsOf(question.on, { schema, question: id })
  const likelihood = logisticLikelihood({ event, terms, schema })
  return regressionApproach(question, {
    schema,
    terms,
    likelihood,
    before: 0,
    method: 'Newton’s steps with noise on slope and curvature',
  })
}

/** Cox regression: log hazard ratios by terms, the baseline hazard even within steps of time. */
export function coxApproach(question: QuestionOf<'cox'>, schema: Schema): Approach {
  const { id, time, until, steps } = question
  const event = conditionOf(question.event, schema, id)
  const terms = termsOf(question.on, { schema, question: id })
  const column = columnNamed(time, schema, id)
  const { max } = declaredBounds(column, id)
  const last = Math.min(until ?? max, max)
  if (!(last > 0)) throw refused('times of follow-up must reach above 0', { column, question: id })
  const likelihood = hazardLikelihood({ event, terms, schema, time, last, steps })
  return regressionApproach(question, {
    ...{ schema, terms, likelihood, before: steps },
    method: 'hazards even within steps of time, Newton’s steps with noise on slope and curvature',
  })
}

interface Regression {
  readonly schema: Schema
  readonly terms: Terms
  readonly likelihood: Likelihood
  /** Coefficients that stand before those of the terms and are not told: the terms then have no intercept. */
  readonly before: number
  readonly method: string
}

function regressionApproach(
  question: QuestionOf<'logistic' | 'cox'>,
  { schema, terms, likelihood, before, method }: Regression,
): Approach {
  const { id, ask, by } = question
  if (by.length > 0) throw refused('a regression has no groups: ask one for each, with where', { question: id })
  const { cohort } = sceneOf(question, schema)
  const procedure = scoringProcedure(likelihood, { title: `${ask} regression`, cohort, schema })
  return {
    parts: [{ procedure, share: 1 }],
    answer(_released, rounds) {
      const found = scored(likelihood, rounds(procedure))
      const named = terms.names.map((name, term) => ({ name, term })).filter(({ term }) => before === 0 || term > 0)
      return {
        method,
        cells: named.map(({ name: measure, term }): AnswerCell => {
          if (found === undefined) return { group: {}, measure }
          const weights = weightsOf(term, { terms, before, size: likelihood.size })
          const told = (coefficients: Float64Array) =>
            weights.reduce((sum, weight, at) => sum + weight * coefficients[at]!, 0)
          const value = told(found.coefficients)
          const deviation = Math.sqrt(Math.max(0, quadratic(weights, found.sampling)))
          return {
            group: {},
            measure,
            estimate: joined(value, {
              noise: noiseInterval(
                value,
                overDraws(found.draws.length, (draw) => told(found.draws[draw]!)),
              ),
              sampling: normalRange(value, deviation),
            }),
          }
        }),
      }
    },
  }
}

/** A coefficient of a column itself as a sum of those of scaled terms: the intercept takes up where the middles lie. */
function weightsOf(
  term: number,
  {
    terms: { halves, middles },
    before,
    size,
  }: { readonly terms: Terms; readonly before: number; readonly size: number },
): Float64Array {
  const weights = new Float64Array(size)
  const place = (at: number) => (before === 0 ? at : before + at - 1)
  weights[place(term)] = 1 / halves[term]!
  if (before === 0 && term === 0) for (let at = 1; at < halves.length; at++) weights[at] = -middles[at]! / halves[at]!
  return weights
}

function quadratic(weights: Float64Array, matrix: Float64Array): number {
  const size = weights.length
  let sum = 0
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) sum += weights[row]! * weights[column]! * matrix[row * size + column]!
  return sum
}
