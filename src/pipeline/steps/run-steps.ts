import { join } from 'node:path'
import { assessRisk, type Evaluation, externalEvaluation, type RiskAssessment } from '../../../evaluators/index.js'
import { MirrorwardError } from '../../errors.js'
import { hashFile, writeFileAtomically, writeTable } from '../../io/index.js'
import { createRng } from '../../math/index.js'
import { impactAssessment, recordOfProcessing, renderReport, renderRisk } from '../../report/index.js'
import { formatSchema, isOfPeople, type Schema, type Table } from '../../table/index.js'
import { fillPlaces } from '../fill-places.js'
import { freshRelease } from '../fresh.js'
import { type Job, type JobInput, parseJob } from '../job.js'
import { loadInput } from '../load-input.js'
import { loadPolicy } from '../load-policy.js'
import { buildManifest, type Manifest, type ManifestFile } from '../manifest.js'
import type { RunContext } from '../progress.js'
import { hashText, recipeInput, recreatingCommand, writeRecipe } from '../recipe.js'
import { collectTable } from '../sample-model.js'
import { checkWritable, writeTogether } from '../staging.js'
import { applyChain, type ChainResult } from './chain.js'
import { evaluateTwin } from './evaluate-twin.js'
import { statedSteps, stepsOf } from './steps-of.js'

/** What a list of techniques made of a table. */
export interface SteppedRelease {
  readonly folder: string
  readonly table: Table
  readonly schema: Schema
  readonly nature: Manifest['nature']
  readonly steps: readonly Readonly<Record<string, unknown>>[]
  /** Of the twin; absent where the job said `evaluate: false`, and where `refused` says why it could not be made. */
  readonly evaluation?: Evaluation
  readonly refused?: string
  readonly manifest: Manifest
}

/**
 * Runs the `steps` of a job on everybody as one release: the table with its schema, the files of each step, the evidence of the
 * twin, the risks before and after where rows are people's own, one manifest and one recipe. Throws as the steps do.
 */
export async function runSteps(input: JobInput, context: RunContext = {}): Promise<SteppedRelease> {
  const { onProgress, signal } = context
  const job = parseJob(input)
  const stated = statedSteps(job)
  const { steps, files } = await stepsOf(stated)
  await checkWritable(job.out)
  const policy = job.policy === undefined ? undefined : await loadPolicy(job.policy)
  const rng = createRng(job.seed)
  const release = job.release ?? freshRelease()
  onProgress?.({ stage: 'read', share: 0 })
  const isLearnt = stated.some(({ technique }) => technique === 'synthesis')
  const loaded = await loadInput({ ...job, path: job.input, ownRows: !isLearnt }, job.schema)
  onProgress?.({ stage: 'read', share: 1 })
  const { table, schema } = loaded
  if (isLearnt) onProgress?.({ stage: 'fit', share: 0 })
  const chain = await applyChain(table, { schema, steps, rng: rng.fork('steps'), signal })
  if (isLearnt) onProgress?.({ stage: 'fit', share: 1 })
  const { nature } = chain
  const identifying = chain.schema.columns.filter(
    ({ role, name }) => role === 'direct-identifier' && isUntouched(name, chain),
  )
  if (isOfPeople(nature) && identifying.length > 0)
    throw new MirrorwardError('bad-option', 'direct identifiers would be released as they are: mask or drop them', {
      issues: identifying.map(({ name }) => ({ message: 'a direct identifier that no step changed', column: name })),
    })
  const cards = chain.results.map(({ technique, nature: made, card }) => ({ technique, nature: made, ...card }))

  return writeTogether(job.out, async (folder) => {
    const outputs: ManifestFile[] = []
    const file = `${isOfPeople(nature) ? 'released' : 'synthetic'}.${job.format}`
    // Codes stand in the place of the regions that were learnt; what is measured is the regions.
    const filled = fillPlaces(chain.table, { schema: chain.schema, rng: rng.fork('places') })
    const written = isLearnt ? await collectTable(filled) : chain.table
    await writeTable(written, join(folder, file), { schema: chain.schema, ...(signal && { signal }) })
    const sha256 = await hashFile(join(folder, file))
    outputs.push({ file, sha256, rows: chain.table.rowCount })
    await write('schema.yaml', formatSchema(chain.schema))
    for (const [place, { files: own }] of chain.results.entries())
      for (const { name, text } of own) await write(stated.length === 1 ? name : `step-${place + 1}-${name}`, text)
    for (const [name, risk] of Object.entries(job.evaluate ? risksOf(chain, { table, schema }) : {})) {
      await write(`risk-${name}.json`, json(risk))
      const page = { language: job.language, inferred: loaded.inferred, title: job.title ?? schema.name }
      await write(`risk-${name}.html`, renderRisk(risk, page))
    }
    const found = job.evaluate
      ? await evaluateTwin({
          ...{ job, table, schema, release, policy, inferred: loaded.inferred, rng },
          steps: chain.results.map(({ settled }) => settled),
          published: { rows: chain.table.rowCount, sha256, learntFromRows: table.rowCount },
          ...context,
        })
      : undefined
    const whole = found?.evaluation
    const evaluation = whole && job.audience === 'external' ? externalEvaluation(whole) : whole
    if (evaluation !== undefined) {
      await write('evaluation.json', json(evaluation))
      await write('report.html', await renderReport(evaluation, { language: job.language }))
    }
    if (job.purpose !== undefined) {
      const facts = {
        ...{
          title: job.title ?? schema.name,
          release,
          nature,
          outputs: [...outputs],
          recipient: job.purpose.recipient,
        },
        steps: cards.map(({ technique }) => technique),
      }
      await write('record-of-processing.md', recordOfProcessing(facts, job.language))
      await write('impact-assessment.md', impactAssessment(facts, job.language))
    }
    const manifest = buildManifest(job, {
      ...{ release, outputs, nature, steps: cards },
      evidence: evaluation === undefined ? 'none' : 'twin',
    })
    const manifestText = json(manifest)
    await writeFileAtomically(join(folder, 'manifest.json'), manifestText)
    await writeRecipe(folder, {
      ...{ format: 'mirrorward/recipe', version: 1, release, seed: String(job.seed) },
      command: recreatingCommand(job, release),
      inputs: [
        await recipeInput('input', {
          path: job.input,
          rows: table.rowCount,
          ...(loaded.sha256 !== undefined && { sha256: loaded.sha256 }),
        }),
        ...(await Promise.all([...placesOf(job), ...files].map(({ role, path }) => recipeInput(role, { path })))),
      ],
      ...{ job: parseJob({ ...job, release }), manifest: hashText(manifestText) },
    })
    signal?.throwIfAborted()
    const refused = found !== undefined && 'refused' in found ? found.refused : undefined
    return {
      ...{ folder: job.out, table: chain.table, schema: chain.schema, nature, steps: cards, manifest },
      ...(evaluation && { evaluation }),
      ...(refused !== undefined && { refused }),
    }

    async function write(name: string, text: string | Uint8Array): Promise<void> {
      await writeFileAtomically(join(folder, name), text)
      outputs.push({ file: name, sha256: await hashFile(join(folder, name)) })
    }
  })
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

function placesOf({ schema, policy }: Job): { readonly role: string; readonly path: string }[] {
  return Object.entries({ schema, policy }).flatMap(([role, path]) => (path === undefined ? [] : [{ role, path }]))
}

/** Whether a column comes out under no mask. */
function isUntouched(name: string, { results }: ChainResult): boolean {
  return results.every(({ card }) => {
    const mask = (card.masks as Readonly<Record<string, string>> | undefined)?.[name]
    return mask === undefined || mask === 'keep'
  })
}

/** Who can be told apart before and after, where rows are people's own and the schema says what is known of them. */
function risksOf(
  chain: ChainResult,
  { table, schema }: { readonly table: Table; readonly schema: Schema },
): Readonly<Record<string, RiskAssessment>> {
  const isKnown = ({ columns }: Schema) => columns.some(({ role }) => role === 'quasi-identifier')
  if (!isOfPeople(chain.nature) || !isKnown(schema)) return {}
  return {
    before: assessRisk(table, { schema }),
    ...(isKnown(chain.schema) && { after: assessRisk(chain.table, { schema: chain.schema }) }),
  }
}
