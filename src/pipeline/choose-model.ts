import { twoSampleTest } from '../../evaluators/index.js'
import { findModel } from '../../models/index.js'
import { defaultBins } from '../encode/index.js'
import type { Rng } from '../math/index.js'
import type { Schema, Table } from '../table/index.js'
import { type Contender, pickContender } from './pick-contender.js'
import type { RunContext } from './progress.js'
import { collectTable, sampleModel } from './sample-model.js'
import { splitByPatient } from './split.js'

export interface ModelChoice {
  readonly model: string
  /** One sentence for the model card. */
  readonly why: string
  readonly contenders: readonly Contender[]
}

/** In the order of the models' names; the control is not among them. */
const candidates = ['bayes-net', 'hidden-tree', 'sequential-trees'] as const
/** A contest with fewer rows says nothing. */
const fewestRows = 150
const mostFittedRows = 8000
const mostValidationRows = 3000
/** Tables drawn from each candidate: on few rows one is too noisy. */
const draws = 2
/** Of a contender's time, what the fit takes; the rest is drawing, and telling from real rows. */
const fitShare = 0.6

/**
 * The model for these training rows: every candidate is fitted to a part of them, with the same codes, and the one that
 * boosted trees tell least from the validation rows wins; equals go by held-out likelihood. Who resembles its own rows too
 * much is out, unless all do. Distances to closest records are not looked at. The work is bounded by rows, not by a clock.
 */
export async function chooseModel(
  train: Table,
  { schema, rng, onProgress, signal }: { readonly schema: Schema; readonly rng: Rng } & RunContext,
): Promise<ModelChoice> {
  if (train.rowCount < fewestRows)
    return {
      model: 'bayes-net',
      why: `chosen because ${train.rowCount} rows are too few to compare models`,
      contenders: [],
    }
  const parts = partsOf(train, schema, rng.fork('parts'))
  const contenders: Contender[] = []
  for (const [index, model] of candidates.entries()) {
    const onShare = (share: number) =>
      onProgress?.({ stage: 'fit', share: (0.5 * (index + share)) / candidates.length, step: model })
    contenders.push(await compete(model, parts, { schema, rng: rng.fork(model), signal, onShare }))
    onShare(1)
  }
  const winner = pickContender(contenders)
  return { model: winner.model, why: reason(winner, contenders, parts), contenders }
}

interface Parts {
  readonly fitted: Table
  readonly validation: Table
}

function partsOf(train: Table, schema: Schema, rng: Rng): Parts {
  const fitted = Math.min(0.7, mostFittedRows / train.rowCount)
  const holdout = Math.min(1 - fitted, mostValidationRows / train.rowCount)
  const shares = { train: fitted, holdout, reference: Math.max(0, 1 - fitted - holdout) }
  const parts = splitByPatient(train, schema, { shares, rng })
  return { fitted: parts.train, validation: parts.holdout }
}

async function compete(
  id: string,
  { fitted: rows, validation }: Parts,
  {
    schema,
    rng,
    signal,
    onShare,
  }: {
    readonly schema: Schema
    readonly rng: Rng
    readonly signal: AbortSignal | undefined
    /** Called with the share of this contender's work that is done. */
    readonly onShare: (share: number) => void
  },
): Promise<Contender> {
  const model = findModel(id)
  const options = model.options.parse({ bins: defaultBins(rows.rowCount) })
  const onProgress = (share: number) => onShare(fitShare * share)
  const fitted = await model.fit(rows, { schema, options, rng: rng.fork('fit'), onProgress, ...(signal && { signal }) })
  const tables: Table[] = []
  for (let draw = 0; draw < draws; draw++) {
    tables.push(await collectTable(sampleModel(fitted, rows.rowCount, { rng: rng.fork(`draw:${draw}`), signal })))
    onShare(fitShare + ((1 - fitShare) / 2) * ((draw + 1) / draws))
  }
  const area = (real: Table, side: string) =>
    mean(
      tables.map(
        (synthetic, draw) => twoSampleTest(real, synthetic, { schema, rng: rng.fork(`${side}:${draw}`) })?.area ?? 1,
      ),
    )
  return {
    model: id,
    unseen: area(validation, 'unseen'),
    fitted: area(rows, 'fitted'),
    heldOut: finiteMean(fitted.logLikelihood?.(validation) ?? new Float64Array(0)),
  }
}

function reason(winner: Contender, contenders: readonly Contender[], { fitted, validation }: Parts): string {
  const marks = contenders.map(
    ({ model, unseen, fitted: own, heldOut }) =>
      `${model} ${unseen.toFixed(3)} (own rows ${own.toFixed(3)}, ${heldOut.toFixed(2)} nats)`,
  )
  return `${winner.model} was chosen: area under the curve of boosted trees against ${validation.rowCount} validation rows after fitting ${fitted.rowCount}, and held-out log-likelihood a row on shared codes: ${marks.join('; ')}`
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The mean, a row of probability 0 counted as the least likely of the others. */
function finiteMean(values: Float64Array): number {
  const least = values.reduce((low, value) => (Number.isFinite(value) ? Math.min(low, value) : low), 0)
  return mean(Array.from(values, (value) => Math.max(value, least)))
}
