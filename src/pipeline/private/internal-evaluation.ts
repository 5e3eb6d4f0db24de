import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Evaluation, Policy } from '../../../evaluators/index.js'
import { dpMarginals, type FittedModel, fitPrivately } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import { writeFileAtomically } from '../../io/index.js'
import { createRng } from '../../math/index.js'
import { boundedRows, createLedger, type Study } from '../../privacy/index.js'
import { renderReport } from '../../report/index.js'
import { asReleased, type Schema, type Table } from '../../table/index.js'
import { evaluateTables } from '../evaluate-tables.js'
import type { Job } from '../job.js'
import type { RunContext } from '../progress.js'
import { recipeFile } from '../recipe.js'
import { collectTable, sampleModel } from '../sample-model.js'
import { splitByPatient } from '../split.js'
import type { PrivacyRecord } from './privacy-record.js'

export interface InternalRequest extends RunContext {
  readonly job: Job
  readonly schema: Schema
  readonly model: FittedModel
  readonly study: Study
  readonly statement: PrivacyRecord['statement']
  readonly release: string
  readonly table: () => Promise<Table>
  readonly synthetic: Table
  readonly policy: Policy | undefined
}

/** Said first in the page of exact numbers. */
export const outsideNote =
  'outside the guarantee: these are exact numbers of real patients, for those alone who may see the rows; the released folder without internal/ holds none of them'

/**
 * The evaluation that other releases have, for those who may see the real rows: `internal/evaluation.json` and
 * `internal/report.html`. Its numbers are a twin's, learnt with the same budget and noise of its own from the training rows, so
 * that others are left to test on; nothing of it reaches a released file. What stops it is said and stops no release: whether an
 * evaluation can be made tells of the rows.
 */
export async function internalEvaluation(
  folder: string,
  request: InternalRequest,
): Promise<{ readonly evaluation?: Evaluation; readonly unevaluated?: string }> {
  try {
    const evaluation = await evaluated(request)
    const place = join(folder, dirname(recipeFile))
    await mkdir(place, { recursive: true, mode: 0o700 })
    await writeFileAtomically(join(place, 'evaluation.json'), `${JSON.stringify(evaluation, null, 1)}\n`)
    const page = await renderReport(evaluation, { language: request.job.language })
    await writeFileAtomically(join(place, 'report.html'), page)
    return { evaluation }
  } catch (error) {
    request.signal?.throwIfAborted()
    return { unevaluated: error instanceof MirrorwardError ? error.message : 'an unexpected error' }
  }
}

async function evaluated(request: InternalRequest): Promise<Evaluation> {
  const { job, schema, model, statement, release, table, synthetic, policy, onProgress, signal } = request
  const rng = createRng(job.seed).fork('internal')
  const all = boundedRows(await table(), schema, schema.rowsPerPatient ?? 1)
  const split = splitByPatient(all, schema, { shares: job.split, rng: rng.fork('split') })
  const twin = await twinOf(split.train, request)
  const drawn = await collectTable(
    sampleModel(twin, synthetic.rowCount, { rng: rng.fork('twin'), where: job.where, signal }),
  )
  const released = (part: Table) => asReleased(part, model.schema)
  return evaluateTables(drawn, {
    schema: model.schema,
    ...{ train: released(split.train), holdout: released(split.holdout), reference: released(split.reference) },
    ...{ rng: rng.fork('evaluate'), release, depth: job.depth, fewRefits: 'slow' },
    ...(policy && { policy }),
    title: job.title ?? schema.name,
    split: split.description,
    published: { rows: synthetic.rowCount, sha256: '', learntFromRows: all.rowCount },
    model: twin.card(),
    privacy: { statement },
    notes: [outsideNote],
    ...{ onProgress, signal },
  })
}

/** Of a part of the people, in the codes that are released, with a budget as large; its noise is its own and its ledger nobody's, for it is never released. */
async function twinOf(train: Table, { model, study, signal }: InternalRequest): Promise<FittedModel> {
  const { epsilon, delta, publicSize } = study.ledger.budget
  const ledger = createLedger({
    ...{ epsilon, delta, publicSize, acceptWeakPrivacy: true, keysShare: 0.1 },
    ...{ unit: study.ledger.unit, patients: `${study.ledger.patients}: a twin, never released` },
  })
  const { release: _release, options } = model.card()
  return fitPrivately(train, {
    ...{ ledger, rho: study.rho * (1 - 1e-6) },
    context: {
      ...{
        schema: model.schema,
        options: dpMarginals.options.parse(options),
        rng: createRng('a private fit takes no seed'),
      },
      ...(signal && { signal }),
    },
  })
}
