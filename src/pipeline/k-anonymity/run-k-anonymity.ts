import { join } from 'node:path'
import {
  type AppliedPlan,
  coarsenTable,
  type HomogeneousClass,
  kAnonymityOptions,
  type Plan,
} from '../../../anonymizers/k-anonymity/index.js'
import type { RiskAssessment } from '../../../evaluators/disclosure/index.js'
import type { Evaluation } from '../../../evaluators/index.js'
import { MirrorwardError } from '../../errors.js'
import { hashFile, writeFileAtomically, writeTable } from '../../io/index.js'
import { createRng, permutation } from '../../math/index.js'
import { parseIssues } from '../../messages/index.js'
import { formatSchema, type Schema, Table } from '../../table/index.js'
import { freshRelease } from '../fresh.js'
import { type Job, type JobInput, parseJob } from '../job.js'
import { loadInput } from '../load-input.js'
import { buildManifest, type Manifest, type ManifestFile } from '../manifest.js'
import type { RunContext } from '../progress.js'
import { hashText, recipeInput, recreatingCommand, writeRecipe } from '../recipe.js'
import { checkWritable, writeTogether } from '../staging.js'
import { readHierarchies } from './read-hierarchies.js'
import { readPopulation } from './read-population.js'

/** A release of people's own rows, made coarser. */
export interface GeneralisedRelease {
  readonly folder: string
  readonly plan: Plan
  readonly table: Table
  readonly schema: Schema
  /** The largest released classes that give a sensitive value away, for the terminal alone. */
  readonly homogeneous: readonly HomogeneousClass[]
  /** Of the table as it was, and of the rows that were released; absent when the job said `evaluate: false`. */
  readonly risk?: { readonly before: RiskAssessment; readonly after: RiskAssessment }
  /** Of a twin: the same recipe on the training people, attacked with the others as controls. */
  readonly evaluation?: Evaluation
  /** Why there is no evaluation though one was asked for: k cannot be kept on fewer people. */
  readonly refused?: string
  readonly manifest: Manifest
}

/**
 * Makes a table k-anonymous and writes it with its schema, the plan that makes it again (`plan.json`), the risks before and after,
 * a manifest and `internal/recipe.json`. Rows come out in an order drawn from the seed. Throws as `planKAnonymity` does, and as
 * `run` for jobs and tables with errors.
 */
export async function runKAnonymity(input: JobInput, context: RunContext = {}): Promise<GeneralisedRelease> {
  const { onProgress, signal } = context
  const job = parseJob({ ...input, technique: 'k-anonymity' })
  const hierarchies = await readHierarchies(job.options)
  const { population: populationPath, ...stated } = hierarchies.options
  const options = optionsOf({ ...job, options: stated })
  await checkWritable(job.out)
  const release = job.release ?? freshRelease()
  onProgress?.({ stage: 'read', share: 0 })
  const loaded = await loadInput({ ...job, path: job.input, ownRows: true }, job.schema)
  onProgress?.({ stage: 'read', share: 1 })
  const { table, schema } = loaded
  const population = populationPath === undefined ? undefined : await readPopulation(String(populationPath), schema)
  const { plan, applied, homogeneous } = coarsenTable(table, { schema, options, population, signal })
  signal?.throwIfAborted()
  const shuffled = applied.table.take(permutation(table.rowCount, createRng(job.seed).fork('rows')))
  const risk = job.evaluate ? await risksOf(applied, { table, schema, k: options.k }) : undefined

  return writeTogether(job.out, async (folder) => {
    const outputs: ManifestFile[] = []
    const file = `generalised.${job.format}`
    await writeTable(shuffled, join(folder, file), { schema: applied.schema, ...(signal && { signal }) })
    const sha256 = await hashFile(join(folder, file))
    outputs.push({ file, sha256, rows: shuffled.rowCount })
    await write('schema.yaml', formatSchema(applied.schema))
    await write('plan.json', json({ ...plan, representatives: applied.representatives }))
    if (risk !== undefined) {
      const { renderRisk } = await import('../../report/risk/index.js')
      const page = { language: job.language, inferred: loaded.inferred }
      await write('risk.json', json(risk))
      const title = job.title ?? schema.name
      await write(
        'risk-before.html',
        renderRisk(risk.before, { ...page, title: `${title}${stateWords[job.language][0]}` }),
      )
      await write(
        'risk-after.html',
        renderRisk(risk.after, { ...page, title: `${title}${stateWords[job.language][1]}` }),
      )
    }
    const found = job.evaluate
      ? await evidenceOf({
          ...{ job, release, loaded, plan, sha256, context, rows: shuffled.rowCount },
          options: { ...options, ...(populationPath !== undefined && { population: populationPath }) },
        })
      : undefined
    if (found?.page !== undefined) {
      await write('evaluation.json', json(found.evaluation))
      await write('report.html', found.page)
    }
    const manifest = buildManifest(job, {
      ...{ release, outputs, nature: 'generalised' },
      evidence: found?.page === undefined ? 'none' : 'twin',
    })
    const manifestText = json(manifest)
    await writeFileAtomically(join(folder, 'manifest.json'), manifestText)
    await writeRecipe(folder, {
      ...{ format: 'mirrorward/recipe', version: 1, release, seed: String(job.seed) },
      command: recreatingCommand(job, release),
      inputs: [
        await recipeInput('input', { path: job.input, sha256: loaded.sha256, rows: table.rowCount }),
        ...(job.schema === undefined ? [] : [await recipeInput('schema', { path: job.schema })]),
        ...(populationPath === undefined
          ? []
          : [await recipeInput('population', { path: String(populationPath), rows: population?.rowCount ?? 0 })]),
        ...(await Promise.all(hierarchies.files.map(({ role, path }) => recipeInput(role, { path })))),
      ],
      ...{ job: parseJob({ ...job, release }), manifest: hashText(manifestText) },
    })
    signal?.throwIfAborted()
    return {
      folder: job.out,
      plan,
      homogeneous,
      table: shuffled,
      schema: applied.schema,
      ...(risk && { risk }),
      ...found?.told,
      manifest,
    }

    async function write(name: string, text: string): Promise<void> {
      await writeFileAtomically(join(folder, name), text)
      outputs.push({ file: name, sha256: await hashFile(join(folder, name)) })
    }
  })
}

const stateWords = { en: [': as it was', ': as released'], fr: [' : avant', ' : telle que diffusée'] } as const

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

/** The evidence of the twin, with its page; loaded where it is asked for. */
async function evidenceOf({
  job,
  release,
  loaded: { table, schema, inferred },
  plan,
  options,
  sha256,
  context,
  rows,
}: {
  readonly job: Job
  readonly release: string
  readonly loaded: Awaited<ReturnType<typeof loadInput>>
  readonly plan: Plan
  readonly options: Readonly<Record<string, unknown>>
  readonly sha256: string
  readonly context: RunContext
  readonly rows: number
}) {
  const [{ evaluateTwin, settledOn }, { loadPolicy }, { renderReport }, { externalEvaluation }] = await Promise.all([
    import('../steps/index.js'),
    import('../load-policy.js'),
    import('../../report/index.js'),
    import('../../../evaluators/index.js'),
  ])
  const found = await evaluateTwin({
    ...{ job, table, schema, release, inferred, steps: [settledOn(plan, options)], rng: createRng(job.seed) },
    policy: job.policy === undefined ? undefined : await loadPolicy(job.policy),
    published: { rows, sha256, learntFromRows: table.rowCount },
    ...context,
  })
  if (found.evaluation === undefined) return { told: { refused: found.refused } }
  const evaluation = job.audience === 'external' ? externalEvaluation(found.evaluation) : found.evaluation
  return { evaluation, page: await renderReport(evaluation, { language: job.language }), told: { evaluation } }
}

function optionsOf({ options, technique }: Pick<Job, 'options' | 'technique'>) {
  const parsed = kAnonymityOptions.safeParse(options)
  if (parsed.success) return parsed.data
  const issues = parseIssues(parsed.error, { schema: kAnonymityOptions, whole: 'options' })
  throw new MirrorwardError('bad-option', `the options of ${technique} have errors`, { issues })
}

/** People are counted after as before, though the release no longer says whose a row is. */
async function risksOf(
  { table: released, schema: coarse, keptRows }: AppliedPlan,
  { table, schema, k }: { readonly table: Table; readonly schema: Schema; readonly k: number },
): Promise<{ readonly before: RiskAssessment; readonly after: RiskAssessment }> {
  // Loaded where they are asked for: evaluators take longer to load than a table to be read.
  const { assessRisk } = await import('../../../evaluators/disclosure/index.js')
  const threshold = 1 / Math.max(2, k)
  const before = assessRisk(table, { schema, threshold })
  const { patient } = schema
  const whose = patient === undefined ? released : Table.of([...released.columns, table.column(patient)])
  const after = assessRisk(whose.take(keptRows), {
    schema: patient === undefined ? coarse : { ...coarse, patient },
    threshold,
  })
  return { before, after }
}
