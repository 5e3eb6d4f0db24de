import type { Evaluation, Policy } from '../../evaluators/index.js'
import type { FittedModel } from '../../models/index.js'
import { isFormula } from '../io/index.js'
import type { Rng } from '../math/index.js'
import { isModelled, relationText, type Schema, type Table } from '../table/index.js'
import { evaluateTables } from './evaluate-tables.js'
import type { Job } from './job.js'
import { configurationOf } from './manifest.js'
import { isQuickToRefit, type PreflightWarning } from './preflight/index.js'
import type { RunContext } from './progress.js'
import { openRefits } from './refits.js'
import type { Split } from './split.js'

/** The evaluation with the values of the table as first drawn beside its own. */
export function withBefore(
  evaluation: Evaluation,
  { before, redrawn }: { readonly before: Evaluation; readonly redrawn: number },
): Evaluation {
  const results = before.results.map(({ id, result }) => {
    if (result.status === 'skipped') return { id, result }
    const { detail: _detail, ...rest } = result
    return { id, result: rest }
  })
  return { ...evaluation, before: { redrawn, results } }
}

/** A synthetic table with all that its evaluation says of where it comes from. */
export interface ReleaseParts {
  readonly job: Job
  readonly release: string
  readonly split: Split
  /** Training rows of the model, of which `split` may hold a part. */
  readonly learntRows: number
  readonly schema: Schema
  readonly model: FittedModel
  readonly synthetic: Table
  /** The rows of all synthetic tables, where there are several. */
  readonly pooled: Table | undefined
  readonly rng: Rng
  readonly sha256?: string
  readonly published?: Evaluation['published']
  readonly inferred: boolean
  readonly completed: readonly string[]
  readonly warnings: readonly PreflightWarning[]
  readonly policy: Policy | undefined
  readonly context: RunContext
}

/** The evaluation of a release: its table against the real rows, with notes, configuration and refits of the job. */
export async function evaluateRelease(parts: ReleaseParts): Promise<Evaluation> {
  const {
    job,
    release,
    split,
    learntRows,
    schema,
    model,
    synthetic,
    pooled,
    rng,
    sha256,
    published,
    warnings,
    policy,
    context,
  } = parts
  // What auto chose, not another choice on every shadow's rows.
  const generator = { schema, model: model.card().model, options: job.options, sets: job.sets }
  const learnt = { rows: learntRows, columns: schema.columns.filter(isModelled).length }
  const slow = job.depth === 'standard' && !isQuickToRefit(generator.model, learnt)
  const refits = job.depth === 'quick' || slow ? undefined : await openRefits(generator)
  const evaluation = evaluateTables(synthetic, {
    schema,
    train: split.train,
    holdout: split.holdout,
    reference: split.reference,
    rng,
    release,
    configuration: configurationOf(job),
    depth: job.depth,
    ...(refits && { refit: refits.refit, fewRefits: refits.refit, refitsAtOnce: refits.refitsAtOnce }),
    ...(slow && { fewRefits: 'slow' }),
    ...(pooled && { pooled }),
    ...(policy && { policy }),
    title: job.title ?? schema.name,
    split: split.description,
    ...(sha256 !== undefined && { sha256 }),
    ...(published && { published }),
    model: model.card(),
    notes: notesOf(parts),
    warnings,
    ...context,
  })
  return evaluation.finally(() => refits?.close())
}

/** What a reader must know first. */
function notesOf({ job, schema, inferred, completed }: ReleaseParts): string[] {
  const notes: string[] = []
  if (inferred) notes.push('kinds and roles were inferred from the table; no person confirmed them')
  const found = inferred ? (schema.relations ?? []).map(relationText) : []
  if (found.length > 0)
    notes.push(
      `relations that every row keeps, and hardly by chance, were found and kept; no person confirmed them: ${found.join(', ')}`,
    )
  if (completed.length > 0)
    notes.push(`kinds and roles of ${completed.length} columns were inferred: the schema does not describe them`)
  const guarded = /^[ct]sv/.test(job.format) ? schema.columns.filter(({ levels = [] }) => levels.some(isFormula)) : []
  if (guarded.length > 0)
    notes.push(
      `an apostrophe stands before texts that a spreadsheet would run as formulas: ${guarded.map(({ name }) => name).join(', ')}`,
    )
  if (job.where !== undefined)
    notes.push('synthetic rows were drawn under a condition, so they are compared with unconditioned real rows')
  if (job.sets > 1)
    notes.push(
      `${job.sets} synthetic tables were drawn from one fitted model: privacy is measured on all of them together, everything else on the first`,
    )
  return notes
}
