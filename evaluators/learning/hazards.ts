import type { Schema, Table } from '../../src/table/index.js'
import { durationsOf, type FollowUp, followUpsOf } from './follow-up.js'
import { followUpTwins } from './follow-up-twins.js'
import { predictorNames } from './predictor-names.js'
import { type LeakingColumn, leakingColumns } from './target-leakage.js'

/** A time to an event, and from what it can be predicted. */
export interface Hazard {
  readonly pair: FollowUp
  readonly features: readonly string[]
  /** Columns that tell by themselves in the training rows whether the event happened, or when. */
  readonly leaking: readonly LeakingColumn[]
}

/** The schema's time-to-event pairs that vary in the training rows and have a feature. */
export function hazardsOf(schema: Schema, train: Table): Hazard[] {
  const names = predictorNames(schema)
  const twins = followUpTwins(schema, train)
  return followUpsOf(schema, train).flatMap((pair): Hazard[] => {
    const { rows, events } = durationsOf(train, pair)
    const told = leakingColumns(train.take(rows), Float64Array.from(events), { names, task: 'classification' })
    const leaking = [...told, ...twins.filter((twin) => told.every(({ name }) => name !== twin.name))]
    const features = names.filter((name) => leaking.every((leak) => leak.name !== name))
    return features.length === 0 ? [] : [{ pair, features, leaking }]
  })
}
