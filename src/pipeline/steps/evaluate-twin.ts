import type { Evaluation, Policy } from '../../../evaluators/index.js'
import { MirrorwardError } from '../../errors.js'
import type { Rng } from '../../math/index.js'
import type { Schema, Table } from '../../table/index.js'
import type { Job } from '../job.js'
import { configurationOf } from '../manifest.js'
import type { RunContext } from '../progress.js'
import { splitByPatient } from '../split.js'
import { applyChain, type ChainResult } from './chain.js'
import { evaluateChain } from './evaluate-chain.js'
import type { Step } from './step.js'

export interface TwinRequest extends RunContext {
  readonly job: Job
  /** Everybody. */
  readonly table: Table
  readonly schema: Schema
  /** As they were settled on everybody. */
  readonly steps: readonly Step[]
  readonly rng: Rng
  readonly release: string
  readonly published: NonNullable<Evaluation['published']>
  readonly policy: Policy | undefined
  readonly inferred: boolean
}

/** The evidence of a release of people's own rows, or why there is none. */
export type TwinEvidence =
  | { readonly evaluation: Evaluation; readonly twin: ChainResult }
  | { readonly evaluation?: undefined; readonly refused: string }

/**
 * Divides the people, makes the twin (the same steps on the training people) and attacks it with the others as controls. The table
 * that is released holds everybody, and nobody is left to measure it against. Where the steps cannot be kept on fewer people there
 * is no evidence, and why is said.
 */
export async function evaluateTwin(request: TwinRequest): Promise<TwinEvidence> {
  const { job, table, schema, steps, rng, release, published, policy, inferred, onProgress, signal } = request
  try {
    const split = splitByPatient(table, schema, { shares: job.split, rng: rng.fork('split') })
    const twin = await applyChain(split.train, { schema, steps, rng: rng.fork('twin'), signal })
    const evaluation = await evaluateChain(twin, {
      ...{ schema, split, published, policy, release, depth: job.depth, rng: rng.fork('evaluate') },
      ...{ title: job.title ?? schema.name, configuration: configurationOf(job) },
      notes: [
        ...(inferred ? ['kinds and roles were inferred from the table; no person confirmed them'] : []),
        ...notesOf(twin),
      ],
      ...(onProgress && { onProgress }),
      ...(signal && { signal }),
    })
    return { evaluation, twin }
  } catch (error) {
    if (!(error instanceof MirrorwardError) || (error.code !== 'bad-option' && error.code !== 'bad-data')) throw error
    return { refused: error.message }
  }
}

/** What was done to the twin, where that may differ from what was done to everybody. */
function notesOf({ results }: ChainResult): string[] {
  return results.flatMap(({ technique, card }) => {
    const levels = card.levels as Readonly<Record<string, string>> | undefined
    if (technique !== 'k-anonymity' || levels === undefined) return []
    const said = Object.entries(levels).map(([name, level]) => `${name} ${level}`)
    const lost = Object.keys(levels).filter((name) => isTop(levels[name]!))
    return [
      ...(lost.length === 0 ? [] : [`nothing is left of these columns, in which every value is *: ${lost.join(', ')}`]),
      `the twin of k-anonymity has levels of its own, for fewer people share a class: ${said.join(', ')}; ${String(card.suppressedRows)} rows suppressed`,
    ]
  })
}

/** Of "6 of 6": the column says nothing any more. */
function isTop(level: string): boolean {
  const [at, of] = level.split(' of ')
  return at === of
}
