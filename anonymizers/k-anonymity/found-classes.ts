import type { KAnonymityOptions } from './options.js'
import type { Plan } from './plan.js'
import type { CodedTable } from './search-problem.js'

/** The classes that a search chose: what a plan says of them, and which one each combination is in; −1 where in none. */
export interface FoundClasses {
  readonly plan: Plan
  readonly of: Int32Array
}

/** What a plan is made from. */
export interface PlanRequest extends Pick<CodedTable, 'coded' | 'specs' | 'problem'> {
  readonly options: KAnonymityOptions
  readonly rows: number
}

/** Of a plan, what does not depend on how classes were found. */
export function planHead({
  problem,
  options,
}: PlanRequest): Pick<Plan, 'format' | 'version' | 'k' | 'unit' | 'missing' | 'suppression' | 'models' | 'gone'> {
  return {
    ...{ format: 'mirrorward/k-anonymity-plan', version: 1, k: options.k },
    unit: problem.combinations.person === undefined ? 'rows' : 'people',
    ...{ missing: options.missing, suppression: options.suppression, models: options.models },
    gone: [],
  }
}

/** A sum to the digits that do not depend on the order of its terms, which differs between sources of counts. */
export function settled(sum: number): number {
  return Number(sum.toPrecision(12))
}
