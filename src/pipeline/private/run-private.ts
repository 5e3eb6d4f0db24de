import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Evaluation } from '../../../evaluators/index.js'
import type { FittedModel } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import { hashFile, isDatabase, writeFileAtomically } from '../../io/index.js'
import { createRng } from '../../math/index.js'
import { chargesSaid, checkStudy, openStudy, type StudyRequest } from '../../privacy/index.js'
import { type Answers, ask, boughtFile, planQueries } from '../../privacy/queries/index.js'
import { renderAnswers, renderPrivateReport } from '../../report/index.js'
import { formatSchema, parseExpression, plainSchema, type Schema, type Table, whereOf } from '../../table/index.js'
import { freshRelease } from '../fresh.js'
import { type Job, type JobInput, parseJob } from '../job.js'
import { loadSchema } from '../load-input.js'
import { loadPolicy } from '../load-policy.js'
import type { Manifest, ManifestFile } from '../manifest.js'
import type { RunContext } from '../progress.js'
import { type QueryRequest, questionsIn } from '../queries/index.js'
import { hashText, type ReleaseRecipe, recipeInput, writeRecipe } from '../recipe.js'
import { checkWritable, writeTogether } from '../staging.js'
import { writeSets } from '../write-sets.js'
import { checkHeader } from './check-header.js'
import { checkDomains, refuseOpenKinds } from './declared-schema.js'
import { internalEvaluation } from './internal-evaluation.js'
import { learnPrivately } from './learn-privately.js'
import { type PrivateMask, privateMask } from './masked-input.js'
import { type PrivacyRecord, privacyRecord } from './privacy-record.js'
import { hasPrivateSteps, type PrivateChain, privateChain } from './private-chain.js'
import { privateManifest, redrawingCommand } from './private-manifest.js'
import { asDeclared, readTexts } from './read-declared.js'
import { refuseLooks } from './refuse-looks.js'

/** A release with a privacy budget. */
export interface PrivateRelease {
  readonly folder: string
  readonly schema: Schema
  readonly model: FittedModel
  readonly synthetic: Table
  readonly manifest: Manifest
  /** What may be said outside. */
  readonly privacy: PrivacyRecord
  /** Exact numbers of real patients, outside the guarantee: in `internal/` alone. */
  readonly evaluation?: Evaluation
  /** Why there are no such numbers, where they were asked for. */
  readonly unevaluated?: string
  readonly recipe: ReleaseRecipe
  /** Of the questions of a last step. */
  readonly answers?: Answers
}

/**
 * A synthetic table that is differentially private: learnt from noisy counts of everybody, within the budget of `privacy`. What
 * is wrong with the job, its schema or its ledger is refused before anything is read; every charge is on disk before the table is
 * opened; no cell of it is refused. Writes `synthetic.csv`, `model.safetensors`, `schema.yaml`, `privacy.json`, `report.html` and
 * `manifest.json`, which may leave the house, and `internal/` with exact numbers, which may not. Throws `bad-option`,
 * `budget-exhausted`, `bad-schema`; `bad-data` where the file is no table.
 */
export async function runPrivate(asked: JobInput, context: RunContext = {}): Promise<PrivateRelease> {
  const chain = hasPrivateSteps(parseJob(asked)) ? privateChain(asked) : undefined
  const told = chain?.job ?? asked
  const job = parseJob(told)
  refuseLooks(job, told)
  const stated = await loadSchema(job.schema!)
  const masks = await maskedBy(chain?.masks ?? [], stated)
  const schema = masks.at(-1)?.schema ?? stated
  if (masks.length > 0) refuseOpenKinds(schema, { file: job.schema! })
  checkDomains(schema, { file: job.schema! })
  const plan = chain?.questions && planQueries(await questionsIn(questionsOf(chain.questions)), schema)
  if (job.where !== undefined) whereOf(parseExpression(job.where), schema)
  const request = { ...studyOf(job, schema), ...(chain?.questions && { also: chain.questions.epsilon }) }
  checkStudy(request)
  const policy = job.policy === undefined ? undefined : await loadPolicy(job.policy)
  await checkWritable(job.out)
  await refuseForgetting(job)
  await checkInput(job.input)
  await checkHeader(job, stated)
  const study = openStudy(request)
  const before = study.ledger.entries().length
  const said = chargesSaid(study.ledger, job.privacy?.ledger)
  const release = job.release ?? freshRelease()
  const { onProgress, signal } = context
  const rowsAs = rowsOf(job, { schema: stated, masks })
  const { model, told: known } = await learnPrivately({
    ...{ privacy: job.privacy!, schema, study, release, rowsAs },
    ...context,
  }).catch(said)
  const learntBy = study.ledger.entries().length
  const answers =
    plan &&
    (await ask({
      ...{ plan, ledger: study.ledger, rho: study.rhoAlso },
      // What was bought of other cells is no answer about these.
      store: request.ledger === undefined || masks.length > 0 ? undefined : boughtFile(request.ledger),
      read: async () => (await rowsAs(known)).select(plan.columns),
    }).catch(said))
  const ledger = study.ledger.record()
  const rows = { synthetic: job.rows ?? model.card().trainRows, noisy: model.card().trainRows }
  const title = job.title ?? schema.name
  const privacy = privacyRecord({
    ...{ release, title, ledger, before, learntBy, rows, schema: model.schema },
    notes: model.card().notes,
  })
  const written = job.plain ? plainSchema(model.schema) : model.schema
  return writeTogether(job.out, async (folder) => {
    const outputs: ManifestFile[] = []
    const rng = createRng(job.seed)
    const sets = await writeSets(folder, { job, model, rowCount: rows.synthetic, written, rng, ...context })
    for (const { file, sha256, rows } of sets) outputs.push({ file, sha256, rows: rows ?? 0 })
    await write('model.safetensors', model.save())
    await write('schema.yaml', formatSchema(written))
    await write('privacy.json', `${JSON.stringify(privacy, null, 1)}\n`)
    await write('report.html', renderPrivateReport(privacy, { language: job.language }))
    if (answers !== undefined) {
      await write('answers.json', `${JSON.stringify(answers, null, 1)}\n`)
      await write('answers.html', renderAnswers(answers, { language: job.language, title }))
    }
    const manifest = privateManifest(job, { release, outputs, privacy, steps: stepsTold(chain, masks) })
    const text = `${JSON.stringify(manifest, null, 2)}\n`
    await writeFileAtomically(join(folder, 'manifest.json'), text)
    const { synthetic } = sets[0]!
    const measured =
      job.evaluate && job.audience === 'internal'
        ? await internalEvaluation(folder, {
            ...{ job, schema: known, model, study, statement: privacy.statement, release, synthetic, policy },
            table: () => rowsAs(known),
            ...context,
          })
        : {}
    const recipe: ReleaseRecipe = {
      ...{ format: 'mirrorward/recipe', version: 1, release, seed: String(job.seed) },
      command: redrawingCommand(job, rows.synthetic),
      inputs: [await recipeInput('schema', { path: job.schema! })],
      manifest: hashText(text),
    }
    await writeRecipe(folder, recipe)
    signal?.throwIfAborted()
    onProgress?.({ stage: 'report', share: 1 })
    return {
      ...{ folder: job.out, schema: model.schema, model, synthetic, manifest, privacy, recipe, ...measured },
      ...(answers && { answers }),
    }

    async function write(file: string, content: string | Uint8Array): Promise<void> {
      signal?.throwIfAborted()
      await writeFileAtomically(join(folder, file), content)
      outputs.push({ file, sha256: await hashFile(join(folder, file)) })
    }
  }).catch(said)
}

/** Masks one after another, each of what the one before makes of the schema. */
async function maskedBy(stated: PrivateChain['masks'], written: Schema): Promise<readonly PrivateMask[]> {
  const masks: PrivateMask[] = []
  for (const [place, each] of stated.entries())
    masks.push(await privateMask(each, { schema: masks.at(-1)?.schema ?? written, place: place + 1 }))
  return masks
}

/** The table as any schema says of its columns, or masked as one says: read when first asked for, and once. */
function rowsOf(
  job: Job,
  { schema: stated, masks }: { readonly schema: Schema; readonly masks: readonly PrivateMask[] },
): (schema: Schema) => Promise<Table> {
  let texts: Promise<Table> | undefined
  const declared = new Map<Schema, Promise<Table>>()
  const read = async (schema: Schema) => {
    texts ??= readTexts(job, stated)
    let table = asDeclared(await texts, { schema: masks.length > 0 ? stated : schema, file: job.input })
    for (const mask of masks) table = await mask.apply(table)
    return table
  }
  return (schema) => {
    const table = declared.get(schema) ?? read(schema)
    declared.set(schema, table)
    return table
  }
}

function questionsOf({ questions }: NonNullable<PrivateChain['questions']>): QueryRequest['questions'] {
  return typeof questions === 'string' ? questions : { questions }
}

/** What was done before and after the release: no cells, no keys. */
function stepsTold(
  chain: PrivateChain | undefined,
  masks: readonly PrivateMask[],
): readonly Readonly<Record<string, unknown>>[] | undefined {
  if (chain === undefined) return undefined
  return [
    ...masks.map((mask) => ({ technique: 'mask', masks: mask.masks })),
    { technique: 'synthesis', model: 'dp-marginals', epsilon: chain.job.privacy?.epsilon },
    ...(chain.questions === undefined ? [] : [{ technique: 'query', epsilon: chain.questions.epsilon }]),
  ]
}

/** Who the patients are and what may be spent, as the job and its schema say. */
function studyOf(job: Job, schema: Schema): StudyRequest {
  const { privacy } = job
  if (privacy === undefined) throw new MirrorwardError('bad-option', 'a private release needs a budget: say --epsilon')
  const { patients = schema.name, publicSize = schema.publicSize, ...said } = privacy
  return { ...said, patients, publicSize, unit: schema.patient === undefined ? 'row' : 'patient' }
}

/** That there is a file, and no more. */
async function checkInput(path: string): Promise<void> {
  if (path === '-' || isDatabase(path)) return
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new MirrorwardError('not-found', `cannot read file: "${path}"`)
  if (found.isDirectory())
    throw new MirrorwardError('bad-option', 'linked tables have no private model yet: give one table')
}

/** A release that only its folder remembers is not written over: its charges would be forgotten, and counted by nobody. */
async function refuseForgetting({ out, privacy }: Job): Promise<void> {
  if (privacy?.ledger !== undefined) return
  const found = await stat(join(out, 'privacy.json')).catch(() => undefined)
  if (found === undefined) return
  throw new MirrorwardError(
    'bad-option',
    'the folder holds a release whose charges would be forgotten: count both with one --ledger, or say another --out',
  )
}
