import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { externalLinkedEvaluation, type LinkedEvaluation } from '../../../evaluators/index.js'
import type { FittedLinkedModel, TablesOfPeople } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import { type FormatWriter, hashFile, type LinkedFormat, writeFileAtomically } from '../../io/index.js'
import { createRng, type Rng } from '../../math/index.js'
import { renderLinkedReport } from '../../report/index.js'
import {
  formatLinkedSchema,
  type LinkedSchema,
  type LinkedTables,
  lift,
  peopleTables,
  peopleWhere,
  poolLinked,
} from '../../table/linked/index.js'
import { databaseOutput, folderOf, placeOf, type ReleasedTable } from '../database-output.js'
import { freshRelease } from '../fresh.js'
import { type Job, type JobInput, parseJob } from '../job.js'
import { buildManifest, type Manifest, type ManifestFile } from '../manifest.js'
import type { PreflightWarning } from '../preflight/index.js'
import type { RunContext } from '../progress.js'
import { hashText, type ReleaseRecipe, recipeInput, recreatingCommand, writeRecipe } from '../recipe.js'
import { checkWritable, writeTogether } from '../staging.js'
import { collectLinked } from './collect-linked.js'
import { drawSets, keptSets, mostJudged } from './draw-sets.js'
import { evaluateLinked } from './evaluate-linked.js'
import { keepFirstPeople } from './first-people.js'
import { fitLinked } from './fit-linked.js'
import { type LearntTables, learnLinked } from './learn-linked.js'
import { saveLearnt } from './learnt-file.js'
import { linkedSchemaName } from './linked-files.js'
import { loadLinkedPolicies } from './linked-policies.js'
import { loadLinked } from './load-linked.js'
import { inForm, normalised } from './normal-form.js'
import { preflightLinked } from './preflight-linked.js'
import { releaseForm } from './release-form.js'
import { notesOf } from './run-notes.js'
import type { KeptPeople } from './sample-linked.js'
import { splitLinked } from './split-linked.js'
import { namesOfSet, tablesOfSet } from './tables-of-set.js'
import { schemaAsWritten, writePeople } from './write-linked.js'

export interface LinkedRelease {
  readonly folder: string
  /** What was drawn, as written; of more than 50,000 people those drawn first, so that it has room in memory. */
  readonly synthetic: LinkedTables
  /** Every set of tables, each like `synthetic`, which is the first. */
  readonly sets: readonly LinkedTables[]
  readonly model: FittedLinkedModel
  /** Absent when the job said `evaluate: false`. */
  readonly evaluation?: LinkedEvaluation
  /** How many people were drawn for the condition of the job, and kept, where evidence alone could not say it. */
  readonly kept?: KeptPeople
  /** Keys and checks of a database that the rows do not keep, and so were not added; absent where `out` is a folder. */
  readonly keysLeftOut?: readonly string[]
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
 * `report.html`, `manifest.json` and `internal/recipe.json`. With `sets`, `patients-1.csv` and `linked-1.yaml` and so on; with
 * `learnFrom: all`, what is judged is a twin. Rows are written as people are drawn: a million of them need no more memory than 50,000, and those
 * drawn first are judged. Long tables are judged pivoted, a column a measurement. Columns that are constant
 * within a person are lifted and long tables pivoted before learning, and put back in what is written. Nothing appears in
 * `out` unless everything was written. Throws as `run` does, and `unsupported` for keys of a job that mean nothing here yet.
 */
export async function runLinked(input: JobInput, options: RunLinkedOptions = {}): Promise<LinkedRelease> {
  const { onPreflight, ...context } = options
  const { onProgress, signal } = context
  const job = parseJob(input)
  if (job.privacy !== undefined)
    throw new MirrorwardError('bad-option', 'linked tables have no private model yet: give one table')
  refuseUnsupported(job)
  const rng = createRng(job.seed)
  const release = job.release ?? freshRelease()
  const policies = job.policy === undefined ? {} : await loadLinkedPolicies(job.policy)
  const place = folderOf(job)
  await checkWritable(place)
  const database = await databaseOutput(job)
  onProgress?.({ stage: 'read', share: 0 })
  const loaded = await loadLinked(job)
  onProgress?.({ stage: 'read', share: 1 })
  const warnings = preflightLinked(loaded.tables)
  onPreflight?.(warnings)
  signal?.throwIfAborted()
  if (job.where !== undefined) checkWhere(job.where, loaded.tables)
  const real = splitLinked(loaded.tables, { shares: job.split, rng: rng.fork('split') })
  onProgress?.({ stage: 'split', share: 1 })
  const { published, measured } = await learnLinked({
    ...{ job, all: loaded.tables, train: real.train, rng, release },
    ...context,
  })
  const { model, form } = published
  const everybody = peopleOf(lift(loaded.tables, { lifts: form.lifts }).tables)
  const people = job.rows ?? everybody
  onProgress?.({ stage: 'sample', share: 0 })
  let kept: KeptPeople | undefined
  const onKept = (more: KeptPeople) => {
    kept = { drawn: more.drawn + (kept?.drawn ?? 0), kept: more.kept + (kept?.kept ?? 0) }
  }
  const draws = { people, job, rng, ...(signal && { signal }) }
  return writeTogether(place, async (folder) => {
    const outputs: ManifestFile[] = []
    const sets: LinkedTables[] = []
    const released: LinkedTables[] = []
    const forDatabase: ReleasedTable[][] = []
    const undo = releaseForm(model.schema, form)
    for (const [index, source] of drawSets(published, { ...draws, onKept, name: 'sample' }).entries()) {
      const set = job.sets > 1 ? index + 1 : undefined
      const first = keepFirstPeople(source, {
        ...{ schema: model.schema, most: mostJudged },
        onPeople: (count) => onProgress?.({ stage: 'sample', share: (index + count / Math.max(1, people)) / job.sets }),
      })
      const isTyped = database !== undefined && loaded.format?.typedTables !== undefined
      const copies = await loaded.format?.writer(join(folder, `${loaded.format.writes}${setEnd(set)}`), {
        ...{
          rng: rng.fork('ids'),
          layout: job.layout,
          files: job.format === 'parquet' && !isTyped ? 'parquet' : 'csv',
        },
      })
      const plain = undo.batches(first.batches)
      const batches = copies === undefined ? plain : copied(plain, { schema: undo.schema, to: copies })
      if (isTyped) for await (const _ of batches) signal?.throwIfAborted()
      else if (database !== undefined)
        forDatabase.push(tablesOfSet(await collectLinked(batches, { schema: undo.schema }), set))
      const written =
        database !== undefined
          ? []
          : await writePeople(batches, folder, {
              schema: undo.schema,
              ...(input.format !== undefined && { format: job.format }),
              ...(set !== undefined && { set }),
              plain: job.plain,
              ...(signal && { signal }),
            })
      for (const { file, sha256, rows } of written) outputs.push({ file, sha256, rows })
      const filesOfFormat = (await copies?.finish()) ?? []
      if (isTyped) forDatabase.push(await typedTablesOf(loaded.format!, { folder, set }))
      else
        for (const { file, sha256, rows } of filesOfFormat)
          outputs.push({ file: `${loaded.format?.writes}${setEnd(set)}/${file}`, sha256, rows })
      sets.push(first.kept())
      released.push(undo.tables(first.kept()))
      const name = set === undefined ? linkedSchemaName : linkedSchemaName.replace('.', `-${set}.`)
      await write(name, formatLinkedSchema(schemaAsWritten(released[index]!.schema, written)))
    }
    const isTwin = measured !== published
    const twins = isTwin ? await keptSets(measured, { ...draws, name: 'twin' }) : sets
    onProgress?.({ stage: 'sample', share: 1 })
    const judged = job.evaluate
      ? await evaluateLinked(twins[0]!, {
          ...{ schema: measured.model.schema, train: inForm(real.train, measured.form) },
          ...{ holdout: inForm(real.holdout, measured.form), reference: inForm(real.reference, measured.form) },
          ...{ rng: rng.fork('evaluate'), split: real.description, release, depth: job.depth },
          ...{ model: { ...measured.model.card() }, notes: notesOf(job, { warnings, people, kept }) },
          ...(twins.length > 1 && { pooled: poolLinked(twins) }),
          ...(isTwin && { published: { people, learntFromPeople: everybody } }),
          ...(job.depth === 'deep' && { refit: refitOf(measured, { job, people }) }),
          ...(policies.together && { policy: policies.together }),
          ...(policies.each && { tablePolicy: policies.each }),
          ...(job.title !== undefined && { title: job.title }),
          ...context,
        })
      : undefined
    const evaluation = judged && job.audience === 'external' ? externalLinkedEvaluation(judged) : judged
    await write('model.safetensors', saveLearnt(published))
    if (evaluation !== undefined) {
      await write('evaluation.json', `${JSON.stringify(evaluation, null, 1)}\n`)
      await write('report.html', await renderLinkedReport(evaluation, { language: job.language }))
    }
    const manifest = buildManifest(job, { release, outputs, ...(database && placeOf(database, forDatabase)) })
    const manifestText = `${JSON.stringify(manifest, null, 2)}\n`
    await writeFileAtomically(join(folder, 'manifest.json'), manifestText)
    const others = { schema: job.schema, policy: job.policy }
    const recipe: ReleaseRecipe = {
      ...{ format: 'mirrorward/recipe', version: 1, release, seed: String(job.seed) },
      command: recreatingCommand(job, release),
      inputs: await Promise.all([
        ...loaded.files.map(({ path, sha256, table }) =>
          recipeInput('input', { path, sha256, rows: loaded.tables.table(table).rowCount }),
        ),
        ...Object.entries(others).flatMap(([role, path]) => (path === undefined ? [] : [recipeInput(role, { path })])),
      ]),
      warnings,
      job: parseJob({ ...job, release }),
      manifest: hashText(manifestText),
    }
    await writeRecipe(folder, recipe)
    signal?.throwIfAborted()
    // Last of all: what is in the database can be taken back by its user alone.
    const inDatabase = await database?.write(forDatabase, release)
    return {
      ...{ folder: place, synthetic: released[0]!, sets: released, model },
      ...(evaluation && { evaluation }),
      ...(kept && { kept }),
      ...(inDatabase && { keysLeftOut: inDatabase.leftOut }),
      ...{ manifest, recipe, warnings },
    }

    async function write(file: string, content: string | Uint8Array): Promise<void> {
      const path = join(folder, file)
      await writeFileAtomically(path, content)
      outputs.push({ file, sha256: await hashFile(path) })
    }
  })
}

/** The tables of a format that were written into a folder, for a database in their place. */
async function typedTablesOf(
  format: LinkedFormat,
  { folder, set }: { readonly folder: string; readonly set: number | undefined },
): Promise<ReleasedTable[]> {
  const place = join(folder, `${format.writes}${setEnd(set)}`)
  const tables = await format.typedTables!(place)
  await rm(place, { recursive: true })
  return tables.map((each) => ({ ...each, ...namesOfSet(each.schema.name, set) }))
}

function setEnd(set: number | undefined): string {
  return set === undefined ? '' : `-${set}`
}

/** The same batches, written in a format of their own on the way. */
async function* copied(
  batches: AsyncIterable<TablesOfPeople>,
  { schema, to }: { readonly schema: LinkedSchema; readonly to: FormatWriter },
): AsyncGenerator<TablesOfPeople> {
  for await (const tables of batches) {
    await to.add({ tables, schemas: schema.tables })
    yield tables
  }
}

/** Refuses a condition that no model of these tables could be asked under, before one is fitted. */
function checkWhere(where: string, tables: LinkedTables): void {
  peopleWhere(where, { schema: normalised(tables).tables.schema, released: tables.schema })
}

/** The measured model, learnt from other people in its form, and as many drawn from it. */
function refitOf({ model }: LearntTables, { job, people }: { readonly job: Job; readonly people: number }) {
  return async (train: LinkedTables, rng: Rng): Promise<LinkedTables> => {
    const again = await fitLinked(train, { model: model.card().model, options: job.options, rng: rng.fork('fit') })
    return collectLinked(again.sample(Math.min(people, mostJudged), { rng: rng.fork('sample') }), again)
  }
}

function peopleOf(tables: LinkedTables): number {
  return tables.table(peopleTables(tables.schema)[0]!.name).rowCount
}

/** What a job of one table may ask and one of several may not. */
function refuseUnsupported(job: Job): void {
  const asked = [...(job.suppressRisky ? ['suppressRisky'] : [])]
  if (asked.length === 0) return
  throw new MirrorwardError(
    'unsupported',
    'a job of linked tables does not do everything that one of a single table does',
    {
      issues: asked.map((key) => ({ message: `not for linked tables: ${key}` })),
    },
  )
}
