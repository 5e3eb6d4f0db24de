import { type FittedLinkedModel, findLinkedModel, type LinkedModel } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import type { Rng } from '../../math/index.js'
import { parseIssues } from '../../messages/index.js'
import type { LinkedTables } from '../../table/linked/index.js'
import type { RunContext } from '../progress.js'

export interface FitLinkedRequest extends RunContext {
  /** `auto` is histories, the only model of linked tables there is. */
  readonly model: string
  readonly options?: Readonly<Record<string, unknown>>
  readonly rng: Rng
  readonly release?: string | undefined
  readonly notes?: readonly string[]
}

/** A fitted model of linked tables. Throws `bad-option` for an unknown model or option, and what the model throws. */
export async function fitLinked(train: LinkedTables, request: FitLinkedRequest): Promise<FittedLinkedModel> {
  const { options = {}, rng, release, notes, onProgress, signal } = request
  const model: LinkedModel<unknown> = findLinkedModel(request.model === 'auto' ? 'histories' : request.model)
  const parsed = model.options.safeParse(options)
  if (!parsed.success) {
    const found = parseIssues(parsed.error, { schema: model.options, whole: 'options' })
    const issues = found.map(({ message }) => ({
      message: message.startsWith('options') ? message : `options.${message}`,
    }))
    throw new MirrorwardError('bad-option', `options do not fit model "${model.id}"`, { issues })
  }
  return model.fit(train, {
    options: parsed.data,
    rng,
    ...(notes && { notes }),
    ...(release !== undefined && { release }),
    ...(onProgress && {
      onProgress: (share: number, step?: string) =>
        onProgress({ stage: 'fit', share, ...(step !== undefined && { step }) }),
    }),
    ...(signal && { signal }),
  })
}
