import { type CodedRows, type FittedModel, findModel, type Model, models } from '../../models/index.js'
import { MirrorwardError } from '../errors.js'
import type { Rng } from '../math/index.js'
import { parseIssues } from '../messages/index.js'
import type { Schema, Table } from '../table/index.js'
import { fitWithCheckpoint } from './checkpoint-file.js'
import { chooseModel } from './contest/choose-model.js'
import type { CodingOptions } from './large/code-rows.js'
import type { RunContext } from './progress.js'

export interface FitRequest extends RunContext {
  readonly schema: Schema
  /** Id in the catalogue of models, or `auto`: whichever suits these rows. */
  readonly model: string
  readonly options?: Readonly<Record<string, unknown>>
  readonly rng: Rng
  /** Kept on the model card, first. */
  readonly notes?: readonly string[]
  /** Random id of the release that the model is for. */
  readonly release?: string
  /** A file that keeps the state of the fit, and that it goes on from when it exists; for models that can. */
  readonly checkpoint?: string | undefined
  /** Where the training rows given are a sample of more: the codes of all, for models that learn from these. */
  readonly coded?: ((options: Omit<CodingOptions, 'sample'>) => Promise<CodedRows>) | undefined
}

/**
 * Looks a model up, parses its options and fits it. Throws `bad-option` for an unknown model or option, or a checkpoint asked
 * of a model that keeps none; `bad-model` when the checkpoint is of another fit.
 */
export async function fitModel(train: Table, request: FitRequest): Promise<FittedModel> {
  const { schema, options = {}, rng, release, checkpoint, onProgress, signal } = request
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
  const context = {
    schema,
    options: parsed.data,
    rng,
    notes: [...(request.notes ?? []), ...notes],
    ...(release !== undefined && { release }),
    ...(onProgress && {
      onProgress: (share: number, step?: string) =>
        // The contest of auto was the first half.
        onProgress({
          stage: 'fit',
          share: request.model === 'auto' ? 0.5 + share / 2 : share,
          ...(step !== undefined && { step }),
        }),
    }),
    ...(signal && { signal }),
  }
  if (request.coded !== undefined && model.fitCoded !== undefined) {
    const { bins, rare } = parsed.data as Omit<CodingOptions, 'sample'>
    return model.fitCoded(await request.coded({ bins, rare }), context)
  }
  if (checkpoint === undefined) return model.fit(train, context)
  if (model.resumes) return fitWithCheckpoint(checkpoint, (kept) => model.fit(train, { ...context, ...kept }))
  if (request.model === 'auto') return model.fit(train, context)
  const able = models.flatMap(({ id, resumes }) => (resumes ? [id] : []))
  throw new MirrorwardError('bad-option', `model "${id}" keeps no checkpoint (those that do: ${able.join(', ')})`)
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
