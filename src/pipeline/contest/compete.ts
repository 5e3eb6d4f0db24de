import { clearRelations, relationLoss, twoSampleTest } from '../../../evaluators/index.js'
import { type FittedModel, findModel } from '../../../models/index.js'
import { defaultBins } from '../../encode/index.js'
import type { Rng } from '../../math/index.js'
import type { Schema, Table } from '../../table/index.js'
import { collectTable, sampleModel } from '../sample-model.js'
import type { Division } from './divisions.js'
import type { Round } from './pick-contender.js'

/** Validation rows up to which chance of the draw is worth a second one. */
const fewRows = 1_000
/** Fitted cells up to which all of them are told from drawn ones; of larger tables as many rows as validate. */
const fewCells = 20_000
/** Of a round's time, what the fit takes; the rest is drawing, and telling from real rows. */
const fitShare = 0.6

export interface CompeteOptions {
  readonly schema: Schema
  readonly rng: Rng
  /** The stream of real rows: of one path for all candidates of a division, so that they are held against the same rows. */
  readonly realRng: Rng
  readonly signal: AbortSignal | undefined
  /** Called with the share of this round's work that is done. */
  readonly onShare: (share: number) => void
}

/**
 * One candidate on one division: a fit with its default options, as it would be published, a table of as many rows drawn (two
 * where few rows validate), and how they look.
 */
export async function compete(id: string, division: Division, options: CompeteOptions): Promise<Round> {
  const { fitted: rows, validation } = division
  const { schema, rng, realRng, signal, onShare } = options
  const model = findModel(id)
  const fitted = await model.fit(rows, {
    schema,
    options: model.options.parse({}),
    rng: rng.fork('fit'),
    onProgress: (share: number) => onShare(fitShare * share),
    ...(signal && { signal }),
  })
  const draw = (stream: string) => collectTable(sampleModel(fitted, rows.rowCount, { rng: rng.fork(stream), signal }))
  const drawn = await draw('draw')
  const tables = validation.rowCount < fewRows ? [drawn, await draw('second draw')] : [drawn]
  onShare((1 + fitShare) / 2)
  const against = (real: Table, synthetic: Table, side: string) =>
    twoSampleTest(real, synthetic, {
      ...{ schema, rng: rng.fork(side), realRng: realRng.fork(side) },
      ...(rows.rowCount * rows.columns.length > fewCells && { rows: validation.rowCount }),
    })
  const unseen = tables.map((table, index) => against(validation, table, `unseen ${index}`))
  return {
    unseen: unseen.reduce((sum, each) => sum + areaOf(each), 0) / unseen.length,
    fitted: areaOf(against(rows, drawn, 'fitted')),
    lost: lostRelationsOf(drawn, rows, options),
    heldOut: await nats(id, fitted, { division, schema, rng }),
    variance: varianceOfArea(unseen[0]?.rowsOfEachSide ?? 1),
  }
}

function areaOf(tested: { readonly area: number } | null | undefined): number {
  return tested?.area ?? 1
}

/**
 * Nats of each validation row above those of independent columns of the same bins: finer bins cost both alike, so that models of
 * different bins may be compared. A row that independent columns cannot have says nothing.
 */
async function nats(
  id: string,
  fitted: FittedModel,
  { division, schema, rng }: Pick<CompeteOptions, 'schema' | 'rng'> & { readonly division: Division },
): Promise<Float64Array> {
  const own = fitted.logLikelihood?.(division.validation)
  if (own === undefined) return new Float64Array(0)
  const bins = findModel(id).bins?.(division.fitted, schema) ?? defaultBins(division.fitted.rowCount)
  const marginals = findModel('marginals')
  const options = marginals.options.parse({ bins })
  const alone = await marginals.fit(division.fitted, { schema, options, rng: rng.fork('alone') })
  const base = alone.logLikelihood?.(division.validation) ?? new Float64Array(own.length)
  return own.map((value, row) => (Number.isFinite(base[row]) ? value - base[row]! : 0))
}

function lostRelationsOf(synthetic: Table, train: Table, { schema, rng, realRng }: CompeteOptions): number {
  const nobody = train.take([])
  const found = clearRelations({
    schema,
    train,
    holdout: nobody,
    reference: nobody,
    synthetic,
    rng: rng.fork('relations'),
    realRng: realRng.fork('relations'),
  })
  return found === null ? 0 : relationLoss(found)
}

/** Of the area where both sides are alike and hold as many rows (Mann and Whitney 1947). */
function varianceOfArea(rows: number): number {
  return (2 * rows + 1) / (12 * rows * rows)
}
