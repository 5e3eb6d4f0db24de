import type { CodedRows, FittedModel } from '../../models/index.js'
import type { Rng } from '../math/index.js'
import type { Table } from '../table/index.js'
import { type FitRequest, fitModel } from './fit-model.js'
import type { Job } from './job.js'
import type { CodingOptions } from './large/code-rows.js'

export interface LearnRequest extends Omit<FitRequest, 'rng' | 'model' | 'options' | 'coded'> {
  readonly job: Pick<Job, 'model' | 'options' | 'learnFrom' | 'evaluate'>
  /** Everybody. */
  readonly all: Table
  readonly train: Table
  /** Where `train` is a sample: see `FitRequest.coded`. */
  readonly coded?: ((options: CodingOptions) => Promise<CodedRows>) | undefined
  /** The stream of the run. */
  readonly rng: Rng
}

export interface Learnt {
  /** What is released, and what the released rows are drawn from. */
  readonly published: FittedModel
  /** What the evidence is about: learnt from the training rows alone; `published` itself unless everybody was learnt from. */
  readonly measured: FittedModel
}

/**
 * The model of a release and the one that is measured. With `learnFrom: all` they are two of one kind: `auto` chooses on the
 * training rows, the twin learns from these, and the published one from everybody. Without an evaluation the twin is fitted
 * only where `auto` has to choose.
 */
export async function learn({
  job,
  all,
  train,
  rng,
  checkpoint,
  coded,
  onProgress,
  ...request
}: LearnRequest): Promise<Learnt> {
  const { model, options } = job
  const half = (from: number): FitRequest['onProgress'] =>
    onProgress && ((event) => onProgress({ ...event, share: from + event.share / 2 }))
  const fitOn = (
    rows: Table,
    more: Pick<FitRequest, 'model' | 'rng' | 'onProgress' | 'checkpoint' | 'coded' | 'notes'>,
  ) => fitModel(rows, { ...request, options, ...more })
  if (job.learnFrom === 'train') {
    const sampled = coded && ((coding: Omit<CodingOptions, 'sample'>) => coded({ ...coding, sample: train }))
    const fitted = await fitOn(train, { model, rng: rng.fork('fit'), checkpoint, coded: sampled, onProgress })
    return { published: fitted, measured: fitted }
  }
  const twin =
    job.evaluate || model === 'auto'
      ? await fitOn(train, { model, rng: rng.fork('fit'), onProgress: half(0) })
      : undefined
  const { model: id = model, notes = [] } = twin?.card() ?? {}
  const published = await fitOn(all, {
    ...{ model: id, rng: rng.fork('fit:all'), checkpoint, onProgress: half(0.5) },
    // Why this one was chosen.
    ...(model === 'auto' && { notes: notes.slice(0, 1) }),
  })
  return { published, measured: twin ?? published }
}
