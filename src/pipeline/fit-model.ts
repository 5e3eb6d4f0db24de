import { type FittedModel, findModel, type Model } from '../../models/index.js'
import { MirrorwardError } from '../errors.js'
import type { Rng } from '../math/index.js'
import { parseIssues } from '../messages/index.js'
import type { Schema, Table } from '../table/index.js'
import { chooseModel } from './choose-model.js'
import type { RunContext } from './progress.js'

export interface FitRequest extends RunContext {
  readonly schema: Schema
  /** Id in the catalogue of models, or `auto`: whichever suits these rows. */
  readonly model: string
  readonly options?: Readonly<Record<string, unknown>>
  readonly rng: Rng
}

/** Looks a model up, parses its options and fits it. Throws `bad-option` for an unknown model or option. */
export async function fitModel(train: Table, request: FitRequest): Promise<FittedModel> {
  const { schema, options = {}, rng, onProgress, signal } = request
  const { id, notes } = await resolve(train, request)
  const model: Model<unknown> = findModel(id)
  const parsed = model.options.safeParse(options)
  if (!parsed.success) {
    const found = parseIssues(parsed.error, { schema: model.options, whole: 'options' })
    const issues = found.map(({ message }) => ({
      message: message.startsWith('options') ? message : `options.${message}`,
    }))
    throw new MirrorwardError('bad-option', `options do not fit model "${id}"`, { issues })
  }
  return model.fit(train, {
    schema,
    options: parsed.data,
    rng,
    notes,
    ...(onProgress && { onProgress: (share: number) => onProgress({ stage: 'fit', share }) }),
    ...(signal && { signal }),
  })
}

async function resolve(
  train: Table,
  { model: id, options = {}, schema, rng, onProgress, signal }: FitRequest,
): Promise<{ readonly id: string; readonly notes: readonly string[] }> {
  if (id !== 'auto') return { id, notes: [] }
  if (Object.keys(options).length > 0)
    throw new MirrorwardError('bad-option', 'options belong to a model: name one instead of auto')
  const { model, why } = await chooseModel(train, { schema, rng: rng.fork('choose'), onProgress, signal })
  return { id: model, notes: [why] }
}
