import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Evaluation,
  type Frontier,
  type FrontierPoint,
  frontierOf,
  frontierOthers,
  frontierRisks,
  frontierUses,
} from '../../../evaluators/index.js'
import { MirrorwardError } from '../../errors.js'
import { writeFileAtomically } from '../../io/index.js'
import { createRng, type Rng } from '../../math/index.js'
import { budgetOf, unsaidSize } from '../../privacy/index.js'
import { renderFrontier } from '../../report/index.js'
import { isModelled, type Schema } from '../../table/index.js'
import { freshSeed } from '../fresh.js'
import { stepSchema } from '../job.js'
import { type InputFile, type LoadedInput, loadInput, loadSchema } from '../load-input.js'
import { estimateRun } from '../preflight/index.js'
import type { RunContext } from '../progress.js'
import { hashText } from '../recipe.js'
import { type Split, splitByPatient } from '../split.js'
import { applyChain, evaluateChain, rehearsedStep, stepsOf } from '../steps/index.js'
import { type Candidate, type CandidateOptions, candidatesOf } from './candidates.js'
import { withoutPublicLimits } from './without-public-limits.js'

export interface FrontierRequest extends RunContext, CandidateOptions {
  readonly input: InputFile
  /** Of a schema file; inferred when absent. */
  readonly schema?: string | undefined
  /** A folder: `frontier.html`, `frontier.json`, and `points/` to go on from after a stop. */
  readonly out: string
  readonly seed?: number | string | undefined
  readonly language?: 'en' | 'fr' | undefined
  readonly title?: string | undefined
  /** Told before the first point: seconds, from and to. */
  readonly onEstimate?: (estimate: { readonly seconds: readonly [number, number]; readonly points: number }) => void
  readonly onPoint?: (point: FrontierPoint, kept: boolean) => void
}

/**
 * Measures several ways of releasing one table under one evaluator: each is made of the training people alone and attacked with the
 * others as controls. A point is written when it is done; run again with the same table, schema and seed, those that are there are kept. One
 * page and one JSON. Budgets of differential privacy are rehearsed: no ledger is charged, and the page is outside any guarantee. Throws `bad-option`
 * before anything is read where a budget protects nobody.
 */
export async function runFrontier(request: FrontierRequest): Promise<Frontier> {
  const { input, schema: path, out, seed = freshSeed(), language = 'en', onEstimate, onPoint, signal } = request
  for (const epsilon of request.epsilons ?? []) budgetOf({ epsilon, publicSize: unsaidSize })
  const written = path === undefined ? undefined : await loadSchema(path)
  const described = written && withoutPublicLimits(written)
  const learnt = await loadInput({ ...input, partial: true }, described)
  const { table, schema, sha256 = '' } = learnt
  const rng = createRng(seed)
  const divided = ({ table: whole, schema: own }: LoadedInput) => {
    const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
    return {
      schema: own,
      split: splitByPatient(whole, own, { shares, rng: createRng(seed).fork('split') }),
    }
  }
  // A model learns places as regions; people's own rows are released, and attacked, with their codes.
  const sides = {
    learnt: divided(learnt),
    own: divided(
      schema.columns.some(({ learnt: region, rare }) => region !== undefined || rare !== undefined)
        ? await loadInput({ ...input, partial: true, ownRows: true }, described)
        : learnt,
    ),
  }
  const { split } = sides.learnt
  const candidates = candidatesOf(schema, request)
  onEstimate?.({ seconds: estimateOf(candidates, { rows: table.rowCount, schema }), points: candidates.length })
  await mkdir(join(out, 'points'), { recursive: true, mode: 0o700 })
  const points: FrontierPoint[] = []
  for (const [place, candidate] of candidates.entries()) {
    signal?.throwIfAborted()
    // Whoever brings another table, schema or seed begins anew.
    const key = hashText(JSON.stringify([sha256, schema, written, String(seed), candidate, 2]))
    const file = join(out, 'points', `${candidate.id}.json`)
    const kept = await keptPoint(file, key)
    const point =
      kept ??
      (await measured(candidate, {
        ...(candidate.steps.some(({ technique }) => technique === 'synthesis') ? sides.learnt : sides.own),
        ...{ written, rng, place, of: candidates.length, context: request },
      }))
    if (kept === undefined) await writeFileAtomically(file, `${JSON.stringify({ key, point }, null, 1)}\n`)
    points.push(point)
    onPoint?.(point, kept !== undefined)
  }
  const frontier = frontierOf(points, {
    ...{ title: request.title ?? schema.name, rows: table.rowCount, trainRows: split.train.rowCount },
  })
  await writeFileAtomically(join(out, 'frontier.json'), `${JSON.stringify(frontier, null, 1)}\n`)
  await writeFileAtomically(join(out, 'frontier.html'), renderFrontier(frontier, { language }))
  return frontier
}

async function keptPoint(file: string, key: string): Promise<FrontierPoint | undefined> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as { readonly key?: string; readonly point?: FrontierPoint }
    return kept.key === key ? kept.point : undefined
  } catch {
    // Not there, or cut short: it is measured again.
    return undefined
  }
}

const asked = [...frontierUses, ...frontierRisks, ...frontierOthers]

async function measured(
  { id, label, steps: stated, epsilon }: Candidate,
  {
    split,
    schema,
    written,
    rng,
    place,
    of,
    context: { onProgress, signal },
  }: {
    readonly split: Split
    readonly schema: Schema
    readonly written: Schema | undefined
    readonly rng: Rng
    readonly place: number
    readonly of: number
    readonly context: RunContext
  },
): Promise<FrontierPoint> {
  const own = { id, label, steps: stated, ...(epsilon !== undefined && { epsilon }) }
  const started = process.hrtime.bigint()
  const seconds = () => Number((Number(process.hrtime.bigint() - started) / 1e9).toFixed(1))
  try {
    const steps =
      epsilon === undefined
        ? (await stepsOf(stated.map((step) => stepSchema.parse(step)))).steps
        : [rehearsedStep({ epsilon }, written)]
    const chain = await applyChain(split.train, { schema, steps, rng: rng.fork(`steps:${id}`), signal })
    const evaluation = await evaluateChain(chain, {
      ...{ schema, split, rng: rng.fork('evaluate'), title: label, only: asked },
      ...(onProgress && {
        onProgress: (event) => onProgress({ ...event, share: (place + event.share) / of, step: label }),
      }),
      ...(signal && { signal }),
    })
    return { ...own, nature: chain.nature, values: valuesOf(evaluation), seconds: seconds() }
  } catch (error) {
    if (!(error instanceof MirrorwardError) || error.code === 'aborted') throw error
    const refused = [error.message, ...error.issues.map(({ message }) => message)].slice(0, 2).join(': ')
    return { ...own, values: {}, refused, seconds: seconds() }
  }
}

function valuesOf({ results }: Evaluation): FrontierPoint['values'] {
  return Object.fromEntries(
    results.flatMap(({ id, result }) =>
      result.status === 'ok'
        ? [[id, { value: result.value, ...(result.interval && { interval: result.interval }) }]]
        : [],
    ),
  )
}

function estimateOf(
  candidates: readonly Candidate[],
  { rows, schema }: { readonly rows: number; readonly schema: Schema },
): [number, number] {
  const columns = schema.columns.filter(isModelled).length
  return candidates
    .map(({ steps, epsilon }) => {
      if (epsilon !== undefined) return estimateRun({ rows, columns, model: 'dp-marginals', depth: 'standard' }).seconds
      const model = steps.map(({ model: id }) => id).find((id) => typeof id === 'string')
      return estimateRun({ rows, columns, model: typeof model === 'string' ? model : 'marginals', depth: 'standard' })
        .seconds
    })
    .reduce<[number, number]>(([from, to], [low, high]) => [from + low, to + high], [0, 0])
}
