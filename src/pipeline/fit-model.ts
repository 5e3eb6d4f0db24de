import { type FittedModel, findModel, type Model } from '../../models/index.js'
import { MirrorwardError } from '../errors.js'
import type { Rng } from '../math/index.js'
import type { Schema, Table } from '../table/index.js'
import type { RunContext } from './progress.js'

export interface FitRequest extends RunContext {
  readonly schema: Schema
  /** Id in the catalogue of models. */
  readonly model: string
  readonly options?: Readonly<Record<string, unknown>>
  readonly rng: Rng
}

/** Looks a model up, parses its options and fits it. Throws `bad-option` for an unknown model or option. */
export async function fitModel(
  train: Table,
  { schema, model: id, options = {}, rng, onProgress, signal }: FitRequest,
): Promise<FittedModel> {
  const model: Model<unknown> = findModel(id)
  const parsed = model.options.safeParse(options)
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({
      message: `options.${issue.path.join('.')}: ${issue.message.toLowerCase()}`,
    }))
    throw new MirrorwardError('bad-option', `options do not fit model "${id}"`, { issues })
  }
  return model.fit(train, {
    schema,
    options: parsed.data,
    rng,
    ...(onProgress && { onProgress: (share: number) => onProgress({ stage: 'fit', share }) }),
    ...(signal && { signal }),
  })
}
