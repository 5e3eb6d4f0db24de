import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import { fitBoosting } from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import { type TreeColumn, treeFeature } from '../network/index.js'
import type { BoostedOutcome, OutcomeChain, States } from './outcome-chain.js'

/** A column with its states in the training rows. */
export interface StateColumn {
  readonly column: TreeColumn
  readonly states: States
}

export interface OutcomeOptions {
  readonly rng: Rng
  readonly signal?: AbortSignal | undefined
}

/**
 * Boosted trees for each outcome, on all columns and the outcomes before it. A tenth of the rows is held out and says when
 * to stop: trees that know the training rows by heart would pass their outcomes on. Throws `aborted`.
 */
export async function fitOutcomes(
  columns: readonly StateColumn[],
  outcomes: readonly StateColumn[],
  { rng, signal }: OutcomeOptions,
): Promise<OutcomeChain> {
  const features = [...columns, ...outcomes].map(({ column, states }) => treeFeature(column, states))
  const fitted: BoostedOutcome[] = []
  for (const [place, { column, states }] of outcomes.entries()) {
    const table = { features: features.slice(0, columns.length + place), rowCount: states.length }
    const boosted = fitBoosting(table, Float64Array.from(states), {
      task: 'classification',
      classCount: column.variable.codes.length,
      earlyStopping: true,
      rng: rng.fork(`outcome:${column.variable.name}`),
    })
    fitted.push({ column, boosted })
    await setImmediate()
    if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
  }
  return { columns: columns.map(({ column }) => column), outcomes: fitted }
}
