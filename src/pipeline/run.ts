import { join } from 'node:path'
import { type Evaluation, externalEvaluation, type Policy } from '../../evaluators/index.js'
import type { FittedModel } from '../../models/index.js'
import { MirrorwardError } from '../errors.js'
import { hashFile, isDatabase, writeFileAtomically } from '../io/index.js'
import { createRng, type Rng } from '../math/index.js'
import { renderReport } from '../report/index.js'
import {
  asReleased,
  formatSchema,
  isModelled,
  parseExpression,
  plainSchema,
  type Schema,
  type Table,
} from '../table/index.js'
import { checkWhere } from './check-where.js'
import { databaseOutput, folderOf, placeOf } from './database-output.js'
import { evaluateRelease, withBefore } from './evaluate-release.js'
import type { FitRequest } from './fit-model.js'
import { freshRelease } from './fresh.js'
import { type Job, type JobInput, parseJob } from './job.js'
import { evaluatedPart, evaluatedRows, mostEvaluatedWhole } from './large/evaluated-part.js'
import { type LargeInput, openLarge } from './large/large-input.js'
import { sampledEvaluation } from './large/sampled-evaluation.js'
import { learn } from './learn.js'
import { loadInput } from './load-input.js'
import { loadPolicy } from './load-policy.js'
import { buildManifest, type Manifest, type ManifestFile } from './manifest.js'
import { checkRoom, leastBytes } from './output-place.js'
import { estimateRun, type PreflightWarning, preflight, type RunEstimate } from './preflight/index.js'
import type { RunContext } from './progress.js'
import { hashText, type ReleaseRecipe, recipeInput, recreatingCommand, writeRecipe } from './recipe.js'
import { type Split, splitByPatient } from './split.js'
import { checkWritable, writeTogether } from './staging.js'
import { drawSets, pooledTables, type WrittenSet, writeSets } from './write-sets.js'

export interface Release {
  /** The folder that holds every file below. */
  readonly folder: string
  readonly schema: Schema
  readonly model: FittedModel
  /** The synthetic table, the first of them where the job wanted several. */
  readonly synthetic: Table
  /** Every synthetic table. */
  readonly sets: readonly Table[]
  /** Absent when the job said `evaluate: false`. */
  readonly evaluation?: Evaluation
  /** Keys and checks of a database that the rows do not keep, and so were not added; absent where `out` is a folder. */
  readonly keysLeftOut?: readonly string[]
  readonly manifest: Manifest
  /** Seed, command and what went in: for nobody outside. */
  readonly recipe: ReleaseRecipe
  /** What was worth a look before the run; also in the recipe and the evaluation. */
  readonly warnings: readonly PreflightWarning[]
}

/** What is known before anything is fitted. */
export interface Preflight {
  readonly warnings: readonly PreflightWarning[]
  readonly estimate: RunEstimate
}

/** What `run` accepts beside the job. */
export interface RunOptions extends RunContext, Pick<FitRequest, 'checkpoint'> {
  /** Called once the table is read and checked. Abort the signal to stop there. */
  readonly onPreflight?: ((preflight: Preflight) => void) | undefined
}

/**
 * The main job: read, split by patient, fit on the training rows, sample, evaluate, and write
 * `synthetic.csv` (or another `format`; `synthetic-1.csv` and so on with `sets`), `model.safetensors`, `schema.yaml`,
 * `evaluation.json`, `report.html`, `manifest.json`, and `internal/recipe.json`, the only one that names seed, command and what went in.
 * Nothing appears in `out` unless everything was written. `checkpoint` is no part of the job: it changes no byte. Throws
 * `bad-option` for a job with errors, `bad-data` for a table that does not fit its schema, and the signal's reason once it
 * is aborted.
 *
 * @example
 * const release = await run(
 *   { input: 'patients.csv', schema: 'schema.yaml', out: 'release', seed: 7 },
 *   { onProgress: ({ stage, share }) => console.error(stage, share), signal: AbortSignal.timeout(600_000) },
 * )
 */
export async function run(input: JobInput, options: RunOptions = {}): Promise<Release> {
  const { onPreflight: _, checkpoint, ...context } = options
  const job = parseJob(input)
  if (job.technique === 'k-anonymity') throw new MirrorwardError('bad-option', 'k-anonymity is run by runKAnonymity')
  if (job.privacy !== undefined)
    throw new MirrorwardError('bad-option', 'a release with a privacy budget is run by runPrivate')
  if (checkpoint !== undefined && input.seed === undefined)
    throw new MirrorwardError(
      'bad-option',
      'a checkpoint is of one seed, and without one each run draws another: give a seed',
    )
  const rng = createRng(job.seed)
  const release = job.release ?? freshRelease()
  const { onProgress } = context
  const policy = job.policy === undefined ? undefined : await loadPolicy(job.policy)
  if (job.where !== undefined) parseExpression(job.where)
  const folderOfRelease = folderOf(job)
  await checkWritable(folderOfRelease)
  const database = await databaseOutput(job)
  onProgress?.({ stage: 'read', share: 0 })
  const large = await openLarge(job, { rng, ...context })
  const known = { job, rng, release, policy, folderOfRelease, database, large }
  return makeRelease(known, options).finally(() => large?.close())
}

/** What is known of a run before its table is looked at. */
interface Known {
  readonly job: Job
  readonly rng: Rng
  readonly release: string
  readonly policy: Policy | undefined
  readonly folderOfRelease: string
  readonly database: Awaited<ReturnType<typeof databaseOutput>>
  /** Where there are more rows than are held in memory. */
  readonly large: LargeInput | undefined
}

async function makeRelease(known: Known, options: RunOptions): Promise<Release> {
  const { job, rng, release, policy, folderOfRelease, database, large } = known
  const { onPreflight, checkpoint, ...context } = options
  const { onProgress, signal } = context
  const loaded = large?.loaded ?? (await loadInput({ ...job, path: job.input }, job.schema))
  onProgress?.({ stage: 'read', share: 1 })
  const { table } = loaded
  const tableRows = large?.rowCount ?? table.rowCount
  const warnings = preflight(table, loaded.schema, { replaced: loaded.replaced })
  onPreflight?.({ warnings, estimate: estimateOf(job, table, loaded.schema) })
  signal?.throwIfAborted()
  const real = large?.split ?? splitByPatient(table, loaded.schema, { shares: job.split, rng: rng.fork('split') })
  onProgress?.({ stage: 'split', share: 1 })
  const rowCount = job.rows ?? tableRows
  const size = { rows: job.sets * rowCount, columns: loaded.schema.columns.length, format: job.format }
  await checkRoom(folderOfRelease, leastBytes(database === undefined ? size : { ...size, rows: 0 }))
  if (job.where !== undefined) checkWhere(job.where, { train: real.train, schema: loaded.schema, options: job.options })
  const { published: model, measured: twin } = await learn({
    ...{ job, all: table, train: real.train, schema: loaded.schema, rng, release, checkpoint },
    ...(large && { coded: large.coded }),
    ...context,
  })

  // From here on nothing is known of levels that few patients hold: released, compared and reported is what was learnt.
  const { schema } = model
  const split = coarsened(real, twin.schema)

  return writeTogether(folderOfRelease, async (folder) => {
    const outputs: ManifestFile[] = []
    const written = job.plain ? plainSchema(schema) : schema
    const keep = database !== undefined
    const sets = await writeSets(folder, {
      job,
      model,
      rowCount,
      written,
      split,
      rng,
      keep,
      ...context,
      ...(large && { mostKept: large.mostKept }),
    })
    const [set] = sets as [WrittenSet]
    if (!keep) for (const { file, sha256, rows } of sets) outputs.push({ file, sha256, rows: rows ?? 0 })

    await write('model.safetensors', model.save())
    await write('schema.yaml', formatSchema(written))
    const part =
      large || tableRows > mostEvaluatedWhole
        ? evaluatedPart(split, { schema: twin.schema, rows: evaluatedRows[job.depth], rng: rng.fork('evaluated part') })
        : undefined
    const asked = (table: Table) => part?.synthetic(table) ?? table
    const parts = {
      job,
      release,
      split: part?.split ?? split,
      learntRows: split.train.rowCount,
      schema: twin.schema,
      model: twin,
      rng: rng.fork('evaluate'),
      inferred: loaded.inferred,
      completed: loaded.completed,
      warnings,
      policy,
      context,
    }
    const { synthetic, first, sha256 } = set
    const isTwin = twin !== model
    const tables = sets.map((each) => each.synthetic)
    const drawn =
      isTwin && job.evaluate ? await drawSets(twin, { job, rowCount, rng: rng.fork('twin'), ...context }) : tables
    const found = job.evaluate
      ? await evaluateRelease({
          ...{ ...parts, synthetic: asked(drawn[0] ?? synthetic), pooled: pooledTables(drawn.map(asked)) },
          ...(isTwin ? { published: { rows: synthetic.rowCount, sha256, learntFromRows: tableRows } } : { sha256 }),
        })
      : undefined
    const measured =
      found && part ? sampledEvaluation(found, { real: tableRows, synthetic: set.rows ?? rowCount }) : found
    const before =
      measured &&
      first &&
      (await evaluateRelease({
        ...{
          ...parts,
          synthetic: asked(first),
          pooled: pooledTables(sets.map((each) => asked(each.first ?? each.synthetic))),
        },
      }))
    const redrawn = sets.reduce((sum, each) => sum + each.redrawn, 0)
    const whole = measured && before ? withBefore(measured, { before, redrawn }) : measured
    const evaluation = whole && job.audience === 'external' ? externalEvaluation(whole) : whole
    if (evaluation !== undefined) {
      await write('evaluation.json', `${JSON.stringify(evaluation, null, 1)}\n`)
      onProgress?.({ stage: 'report', share: 0 })
      await write('report.html', await renderReport(evaluation, { language: job.language }))
      onProgress?.({ stage: 'report', share: 1 })
    }
    const forDatabase = sets.map(({ released }, index) => [
      {
        ...{ table: released!, schema, like: schema.name },
        name: sets.length === 1 ? schema.name : `${schema.name}_${index + 1}`,
      },
    ])
    const manifest = buildManifest(job, { release, outputs, ...(database && placeOf(database, forDatabase)) })
    const manifestText = `${JSON.stringify(manifest, null, 2)}\n`
    await writeFileAtomically(join(folder, 'manifest.json'), manifestText)
    const recipe: ReleaseRecipe = {
      ...{ format: 'mirrorward/recipe', version: 1, release, seed: String(job.seed) },
      command: recreatingCommand(job, release),
      inputs: await inputsOf(job, {
        sha256: loaded.sha256 ?? '',
        rows: tableRows,
        streamed: large !== undefined && isDatabase(job.input),
      }),
      warnings,
      job: parseJob({ ...job, release }),
      manifest: hashText(manifestText),
    }
    await writeRecipe(folder, recipe)
    signal?.throwIfAborted()
    // Last of all: what is in the database can be taken back by its user alone.
    const inDatabase = await database?.write(forDatabase, release)
    return {
      folder: folderOfRelease,
      schema,
      model,
      synthetic,
      sets: tables,
      ...(evaluation && { evaluation }),
      ...(inDatabase && { keysLeftOut: inDatabase.leftOut }),
      manifest,
      recipe,
      warnings,
    }

    async function write(file: string, content: string | Uint8Array): Promise<void> {
      signal?.throwIfAborted()
      const path = join(folder, file)
      await writeFileAtomically(path, content)
      outputs.push({ file, sha256: await hashFile(path) })
    }
  })
}

/** Every file that was read, the real table first. */
async function inputsOf(
  job: Job,
  table: { readonly sha256: string; readonly rows: number; readonly streamed: boolean },
) {
  const others = { schema: job.schema, policy: job.policy }
  return Promise.all([
    recipeInput('input', { path: job.input, ...table }),
    ...Object.entries(others).flatMap(([role, path]) => (path === undefined ? [] : [recipeInput(role, { path })])),
  ])
}

/** The real rows at the coarseness of what is released. */
function coarsened(split: Split, schema: Schema): Split {
  const { train, holdout, reference } = split
  return {
    ...split,
    train: asReleased(train, schema),
    holdout: asReleased(holdout, schema),
    reference: asReleased(reference, schema),
  }
}

function estimateOf(job: Job, { rowCount }: Table, schema: Schema): RunEstimate {
  return estimateRun({
    rows: rowCount,
    columns: schema.columns.filter(isModelled).length,
    model: job.model,
    trainShare: job.split.train,
    learnFrom: job.learnFrom,
    ...(job.evaluate && { depth: job.depth }),
  })
}
