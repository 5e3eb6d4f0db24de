import { clearRelations, relationLoss, twoSampleTest } from '../../../evaluators/index.js'
import { findModel } from '../../../models/index.js'
import { defaultBins } from '../../encode/index.js'
import type { Rng } from '../../math/index.js'
import type { Schema, Table } from '../../table/index.js'
import { collectTable, sampleModel } from '../sample-model.js'
import type { Division } from './divisions.js'
import type { Round } from './pick-contender.js'

/** Of a round's time, what the fit takes; the rest is drawing, and telling from real rows. */
const fitShare = 0.6

export interface CompeteOptions {
  readonly schema: Schema
  readonly rng: Rng
  readonly signal: AbortSignal | undefined
  /** Called with the share of this round's work that is done. */
  readonly onShare: (share: number) => void
}

/** One candidate on one division: a fit with its default options, a table of as many rows drawn, and how both look. */
export async function compete(id: string, division: Division, options: CompeteOptions): Promise<Round> {
  const { fitted: rows, validation } = division
  const { schema, rng, signal, onShare } = options
  const model = findModel(id)
  const fitted = await model.fit(rows, {
    schema,
    options: model.options.parse({ bins: defaultBins(rows.rowCount) }),
    rng: rng.fork('fit'),
    onProgress: (share: number) => onShare(fitShare * share),
    ...(signal && { signal }),
  })
  const synthetic = await collectTable(sampleModel(fitted, rows.rowCount, { rng: rng.fork('draw'), signal }))
  onShare((1 + fitShare) / 2)
  const against = (real: Table, side: string) => twoSampleTest(real, synthetic, { schema, rng: rng.fork(side) })
  const unseen = against(validation, 'unseen')
  return {
    unseen: unseen?.area ?? 1,
    fitted: against(rows, 'fitted')?.area ?? 1,
    lost: lostRelationsOf(synthetic, rows, options),
    heldOut: fitted.logLikelihood?.(validation) ?? new Float64Array(0),
    variance: varianceOfArea(unseen?.rowsOfEachSide ?? 1),
  }
}

function lostRelationsOf(synthetic: Table, train: Table, { schema, rng }: CompeteOptions): number {
  const nobody = train.take([])
  const found = clearRelations({
    schema,
    train,
    holdout: nobody,
    reference: nobody,
    synthetic,
    rng: rng.fork('relations'),
  })
  return found === null ? 0 : relationLoss(found)
}

/** Of the area where both sides are alike and hold as many rows (Mann and Whitney 1947). */
function varianceOfArea(rows: number): number {
  return (2 * rows + 1) / (12 * rows * rows)
}
