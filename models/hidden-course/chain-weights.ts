import { type Chain, places, type TimeModel } from './course.js'

/** The chain ready to multiply: its probabilities, and those of times by states. */
export interface ChainWeights extends Chain {
  /** Of the first time of a unit: cell (pressure·classes + class)·states + state; absent without a clock. */
  readonly first?: Float64Array
  readonly gap?: Float64Array
  readonly firstClasses: number
  readonly gapClasses: number
}

export function chainWeights(chain: Chain, times: TimeModel | undefined): ChainWeights {
  return {
    ...chain,
    ...(times && { first: times.first.byState, gap: times.gap.byState }),
    firstClasses: times?.first.classes ?? 0,
    gapClasses: times?.gap.classes ?? 0,
  }
}

/** Where the first states of a class start. */
export function initialAt({ classes, states }: Chain, { isLast, group }: { isLast: boolean; group: number }): number {
  return ((isLast ? places - 1 : 0) * classes + group) * states
}

/** Where the transitions of a class start. */
export function transitionsAt(chain: Chain, at: { isLast: boolean; group: number }): number {
  return initialAt(chain, at) * chain.states
}
