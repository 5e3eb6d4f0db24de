import { type DenseFeatures, fitLogistic } from '../logistic/logistic.js'
import { coxRegression, type Followed } from './cox.js'
import { independentTerms } from './independent-terms.js'
import { linearRegression, logisticRegression, type Regression } from './regression.js'
import { monotoneTerms, separatingTerms } from './separation.js'

/** What a regression explains: 0 and 1, a number, or a time to an event. */
export type Response =
  | { readonly model: 'logistic' | 'linear'; readonly targets: Float64Array }
  | ({ readonly model: 'cox' } & Followed)

/** The regression of a kind. Undefined when it does not exist. */
export function fitRegression(features: DenseFeatures, response: Response): Regression | undefined {
  if (response.model === 'cox') return coxRegression(features, response)
  return (response.model === 'linear' ? linearRegression : logisticRegression)(features, response.targets)
}

/**
 * The terms that have a finite coefficient beside one another: neither redundant nor such that they divide the classes. Where
 * only several together divide them, the largest coefficient of a slightly penalised fit is given up, one after the
 * other. In their order. O(fits × rows × terms²).
 */
export function estimableTerms(features: DenseFeatures, response: Response): number[] {
  const cells = Array.from({ length: features.featureCount }, (_, term) =>
    Float64Array.from({ length: features.rowCount }, (_, row) => features.values[row * features.featureCount + term]!),
  )
  const independent = independentTerms(cells)
  const infinite = infiniteTerms(features, response)
  let kept = cells.flatMap((_, term) => (independent.has(term) && !infinite.has(term) ? [term] : []))
  if (response.model === 'linear') return kept
  const classes = response.model === 'cox' ? Float64Array.from(response.events) : response.targets
  while (kept.length > 0) {
    const chosen = selectTerms(features, kept)
    if (fitRegression(chosen, response) !== undefined) break
    const sizes = fitLogistic(chosen, classes, { l2: 0.01 }).coefficients.map(Math.abs)
    const largest = sizes.indexOf(Math.max(...sizes))
    kept = kept.filter((_, index) => index !== largest)
  }
  return kept
}

/** The features of some terms, in the order given. */
export function selectTerms(
  { values, rowCount, featureCount }: DenseFeatures,
  terms: readonly number[],
): DenseFeatures {
  const chosen = new Float64Array(rowCount * terms.length)
  for (let row = 0; row < rowCount; row++)
    terms.forEach((term, index) => {
      chosen[row * terms.length + index] = values[row * featureCount + term]!
    })
  return { values: chosen, rowCount, featureCount: terms.length }
}

function infiniteTerms(features: DenseFeatures, response: Response): Set<number> {
  if (response.model === 'linear') return new Set()
  return response.model === 'cox' ? monotoneTerms(features, response) : separatingTerms(features, response.targets)
}
