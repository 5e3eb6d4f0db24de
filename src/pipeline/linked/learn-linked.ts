import type { FittedLinkedModel } from '../../../models/index.js'
import type { Rng } from '../../math/index.js'
import type { LinkedTables } from '../../table/linked/index.js'
import type { Job } from '../job.js'
import { type FitLinkedRequest, fitLinked } from './fit-linked.js'
import { type NormalForm, normalised } from './normal-form.js'

/** A model, with the form of the tables that it draws. */
export interface LearntTables {
  readonly model: FittedLinkedModel
  readonly form: NormalForm
}

/** The model of a release and the one that is measured: a twin learnt from the training people where everybody was learnt from. */
export interface LinkedLearnt {
  readonly published: LearntTables
  readonly measured: LearntTables
}

export interface LearnLinkedRequest extends Omit<FitLinkedRequest, 'rng' | 'model' | 'options'> {
  readonly job: Pick<Job, 'model' | 'options' | 'learnFrom' | 'evaluate'>
  readonly all: LinkedTables
  readonly train: LinkedTables
  /** The stream of the run. */
  readonly rng: Rng
}

/** With `learnFrom: all` two models of one kind: see `learn`. Without an evaluation no twin is fitted. */
export async function learnLinked(request: LearnLinkedRequest): Promise<LinkedLearnt> {
  const { job, all, train, rng, onProgress, ...rest } = request
  const { lifts } = normalised(all).form
  const fitOn = async (
    tables: LinkedTables,
    own: Pick<FitLinkedRequest, 'rng' | 'onProgress'>,
  ): Promise<LearntTables> => {
    const normal = normalised(tables, { lifts })
    const model = await fitLinked(normal.tables, { ...rest, model: job.model, options: job.options, ...own })
    return { model, form: normal.form }
  }
  if (job.learnFrom === 'train') {
    const learnt = await fitOn(train, { rng: rng.fork('fit'), ...(onProgress && { onProgress }) })
    return { published: learnt, measured: learnt }
  }
  const half = (from: number): Pick<FitLinkedRequest, 'onProgress'> =>
    onProgress === undefined
      ? {}
      : { onProgress: (event) => onProgress({ ...event, share: job.evaluate ? from + event.share / 2 : event.share }) }
  const twin = job.evaluate ? await fitOn(train, { rng: rng.fork('fit'), ...half(0) }) : undefined
  const published = await fitOn(all, { rng: rng.fork('fit:all'), ...half(0.5) })
  return { published, measured: twin ?? published }
}
