import { join } from 'node:path'
import type { LinkedEvaluation } from '../../../evaluators/index.js'
import type { FittedLinkedModel } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import { hashFile, writeFileAtomically } from '../../io/index.js'
import { createRng } from '../../math/index.js'
import { renderLinkedReport } from '../../report/index.js'
import { type Evidence, parseExpression, whereOf } from '../../table/index.js'
import {
  formatLinkedSchema,
  type LinkedTables,
  lift,
  melt,
  peopleTables,
  pivot,
  unlift,
} from '../../table/linked/index.js'
import { freshRelease } from '../fresh.js'
import { type JobInput, parseJob } from '../job.js'
import { buildManifest, type Manifest, type ManifestFile } from '../manifest.js'
import type { PreflightWarning } from '../preflight/index.js'
import type { RunContext } from '../progress.js'
import { hashText, type ReleaseRecipe, recipeInput, recreatingCommand, writeRecipe } from '../recipe.js'
import { checkWritable, writeTogether } from '../staging.js'
import { collectLinked } from './collect-linked.js'
import { evaluateLinked } from './evaluate-linked.js'
import { fitLinked } from './fit-linked.js'
import { linkedSchemaName } from './linked-files.js'
import { loadLinked } from './load-linked.js'
import { preflightLinked } from './preflight-linked.js'
import { splitLinked } from './split-linked.js'
import { writeLinked } from './write-linked.js'

export interface LinkedRelease {
  readonly folder: string
  readonly synthetic: LinkedTables
  readonly model: FittedLinkedModel
  /** Absent when the job said `evaluate: false`. */
  readonly evaluation?: LinkedEvaluation
  readonly manifest: Manifest
  readonly recipe: ReleaseRecipe
  readonly warnings: readonly PreflightWarning[]
}

export interface RunLinkedOptions extends RunContext {
  /** Called once the tables are read and checked. */
  readonly onPreflight?: ((warnings: readonly PreflightWarning[]) => void) | undefined
}

/**
 * The main job for people with rows in several tables: read, split by person, learn the training people, draw as many
 * people as there are (`rows`), judge, and write one file a table, `linked.yaml`, `model.safetensors`, `evaluation.json`,
 * `report.html`, `manifest.json` and `internal/recipe.json`. Long tables are judged pivoted, a column a measurement. Columns that are constant
 * within a person are lifted and long tables pivoted before learning, and put back in what is written. Nothing appears in
 * `out` unless everything was written. Throws as `run` does, and `unsupported` for keys of a job that mean nothing here yet.
 */
export async function runLinked(input: JobInput, options: RunLinkedOptions = {}): Promise<LinkedRelease> {
  const { onPreflight, ...context } = options
  const { onProgress, signal } = context
  const job = parseJob(input)
  refuseUnsupported(job)
  const rng = createRng(job.seed)
  const release = job.release ?? freshRelease()
  await checkWritable(job.out)
  onProgress?.({ stage: 'read', share: 0 })
  const loaded = await loadLinked(job)
  onProgress?.({ stage: 'read', share: 1 })
  const warnings = preflightLinked(loaded.tables)
  onPreflight?.(warnings)
  signal?.throwIfAborted()
  const { tables: lifted, lifts } = lift(loaded.tables)
  const real = splitLinked(loaded.tables, { shares: job.split, rng: rng.fork('split') })
  onProgress?.({ stage: 'split', share: 1 })
  const pivoted = pivot(lift(real.train, { lifts }).tables)
  const normal = (tables: LinkedTables) => pivot(lift(tables, { lifts }).tables, { pivots: pivoted.pivots }).tables
  const train = pivoted.tables
  const model = await fitLinked(train, {
    ...{ model: job.model, options: job.options, rng: rng.fork('fit'), release },
    ...context,
  })
  const people = job.rows ?? lifted.table(peopleTables(lifted.schema)[0]!.name).rowCount
  const given = job.where === undefined ? undefined : evidenceOfPeople(job.where, model)
  onProgress?.({ stage: 'sample', share: 0 })
  const drawn = await collectLinked(
    model.sample(people, { rng: rng.fork('sample'), ...(given && { given }), ...(signal && { signal }) }),
    model,
  )
  onProgress?.({ stage: 'sample', share: 1 })
  const synthetic = unlift(melt(drawn, pivoted.pivots), lifts)
  const evaluation = job.evaluate
    ? await evaluateLinked(drawn, {
        ...{ schema: train.schema, train, holdout: normal(real.holdout), reference: normal(real.reference) },
        ...{ rng: rng.fork('evaluate'), split: real.description, release, depth: job.depth },
        ...{ model: { ...model.card() }, notes: warnings.map(({ message }) => message) },
        ...context,
      })
    : undefined
  return writeTogether(job.out, async (folder) => {
    const outputs: ManifestFile[] = (
      await writeLinked(synthetic, folder, {
        ...(input.format !== undefined && { format: job.format }),
        plain: job.plain,
        ...(signal && { signal }),
      })
    ).map(({ file, sha256, rows }) => ({ file, sha256, rows }))
    await write(linkedSchemaName, formatLinkedSchema(synthetic.schema))
    await write('model.safetensors', model.save())
    if (evaluation !== undefined) {
      await write('evaluation.json', `${JSON.stringify(evaluation, null, 1)}\n`)
      await write('report.html', await renderLinkedReport(evaluation, { language: job.language }))
    }
    const manifest = buildManifest(job, { release, outputs })
    const manifestText = `${JSON.stringify(manifest, null, 2)}\n`
    await writeFileAtomically(join(folder, 'manifest.json'), manifestText)
    const recipe: ReleaseRecipe = {
      ...{ format: 'mirrorward/recipe', version: 1, release, seed: String(job.seed) },
      command: recreatingCommand(job, release),
      inputs: await Promise.all(
        loaded.files.map(({ path, sha256, table }) =>
          recipeInput('input', { path, sha256, rows: loaded.tables.table(table).rowCount }),
        ),
      ),
      warnings,
      job: parseJob({ ...job, release }),
      manifest: hashText(manifestText),
    }
    await writeRecipe(folder, recipe)
    signal?.throwIfAborted()
    return { folder: job.out, synthetic, model, ...(evaluation && { evaluation }), manifest, recipe, warnings }

    async function write(file: string, content: string | Uint8Array): Promise<void> {
      const path = join(folder, file)
      await writeFileAtomically(path, content)
      outputs.push({ file, sha256: await hashFile(path) })
    }
  })
}

/** What a job of one table may ask and one of several may not. */
function refuseUnsupported(job: ReturnType<typeof parseJob>): void {
  const asked = [
    ...(job.sets > 1 ? ['sets'] : []),
    ...(job.learnFrom === 'all' ? ['learnFrom: all'] : []),
    ...(job.suppressRisky ? ['suppressRisky'] : []),
    ...(job.audience === 'external' ? ['audience: external'] : []),
    ...(job.policy === undefined ? [] : ['policy']),
  ]
  if (asked.length === 0) return
  throw new MirrorwardError(
    'unsupported',
    'a job of linked tables does not do everything that one of a single table does',
    {
      issues: asked.map((key) => ({ message: `not for linked tables: ${key}` })),
    },
  )
}

/** A condition on columns of people as evidence. Throws `unsupported` for one that evidence cannot say. */
function evidenceOfPeople(where: string, { schema }: FittedLinkedModel): Evidence | undefined {
  const people = peopleTables(schema)[0]!
  const { given, accept } = whereOf(parseExpression(where), people)
  if (accept !== undefined)
    throw new MirrorwardError(
      'unsupported',
      `a condition on people names columns of table "${people.name}" one by one, joined by "and"`,
    )
  return given
}
