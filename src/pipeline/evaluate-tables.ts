import { availableParallelism } from 'node:os'
import {
  buildEvaluation,
  type Evaluation,
  type EvaluationInput,
  evaluate,
  type Metric,
  type MetricRecord,
  metrics,
  type Policy,
  type Recipe,
} from '../../evaluators/index.js'
import type { ModelCard } from '../../models/index.js'
import type { Rng } from '../math/index.js'
import { patientIndex, type Schema, type Table } from '../table/index.js'
import { environment } from '../version.js'
import type { Depth } from './depth.js'
import { fitModel } from './fit-model.js'
import type { PreflightWarning } from './preflight/index.js'
import type { RunContext } from './progress.js'
import { collectTable, sampleModel } from './sample-model.js'

export interface EvaluateRequest extends RunContext {
  readonly schema: Schema
  readonly train: Table
  readonly holdout: Table
  readonly reference: Table
  readonly rng: Rng
  /**
   * The rows of all tables of a release of several: whoever has it has them all, so privacy is measured on them; the rest on
   * `synthetic`, which is one of them.
   */
  readonly pooled?: Table
  /** Named in the report; the path of `rng` when not said. */
  readonly seed?: string
  readonly title: string
  /** One sentence on how the real rows were divided. */
  readonly split: string
  readonly hashes?: Partial<Record<'train' | 'holdout' | 'reference' | 'synthetic', string>>
  readonly model?: ModelCard
  readonly notes?: readonly string[]
  /** What was found in the real table before the run. */
  readonly warnings?: readonly PreflightWarning[]
  /** `quick` leaves out what takes minutes on tens of thousands of rows: classifiers and most attacks. */
  readonly depth?: Depth
  /** Fits the same model on other rows and samples as many: at depth `deep`, attacks run the generator themselves. */
  readonly refit?: (train: Table, rng: Rng) => Promise<Table>
  /** How many calls of `refit` may be under way together; see `openRefits`. */
  readonly refitsAtOnce?: number
  readonly policy?: Policy
  readonly recipe?: Recipe
}

/** Every metric on a synthetic table and on the controls, as evaluation.json. */
export async function evaluateTables(synthetic: Table, request: EvaluateRequest): Promise<Evaluation> {
  const {
    schema,
    train,
    holdout,
    reference,
    rng,
    title,
    split,
    seed = rng.path,
    hashes = {},
    model,
    notes = [],
    warnings = [],
    depth = 'standard',
    policy,
    recipe,
    refit,
    refitsAtOnce = 1,
    pooled,
    onProgress,
    signal,
  } = request
  const wanted = depth === 'quick' ? metrics.filter(({ cost }) => cost !== 'costly') : metrics
  const parts =
    pooled === undefined
      ? [{ table: synthetic, chosen: wanted }]
      : [
          { table: synthetic, chosen: wanted.filter((metric) => !isOfPrivacy(metric)) },
          { table: pooled, chosen: wanted.filter(isOfPrivacy) },
        ]
  const controls = {
    'independent-marginals': await independentMarginals(train, schema, rng.fork('independent-marginals')),
  }
  const results: MetricRecord[] = []
  for (const { table, chosen } of parts) {
    const done = results.length
    const shareOf = (share: number) => (done + share * chosen.length) / wanted.length
    results.push(
      ...(await evaluate({
        schema,
        train,
        holdout,
        reference,
        synthetic: table,
        rng: rng.fork('metrics'),
        metrics: chosen,
        controls,
        threads: availableParallelism(),
        ...(depth === 'deep' && refit && { refit, refitsAtOnce }),
        ...(onProgress && {
          onProgress: (share: number, step: string) => onProgress({ stage: 'evaluate', share: shareOf(share), step }),
        }),
        ...(signal && { signal }),
      })),
    )
  }
  const describe = (table: Table, side: keyof typeof hashes): EvaluationInput => ({
    rows: table.rowCount,
    ...(schema.patient !== undefined && side !== 'synthetic' && { patients: countPatients(table, schema) }),
    ...(hashes[side] !== undefined && { sha256: hashes[side] }),
  })
  return buildEvaluation({
    title,
    schema,
    inputs: {
      train: describe(train, 'train'),
      holdout: describe(holdout, 'holdout'),
      reference: describe(reference, 'reference'),
      synthetic: describe(synthetic, 'synthetic'),
    },
    protocol: {
      ...{ seed, split, notes: [...notes, ...longitudinalNote(train, schema)] },
      ...(warnings.length > 0 && { warnings }),
    },
    results,
    ...(model && { model: { ...model } }),
    ...(policy && { policy }),
    ...(recipe && { recipe }),
    environment: environment(),
  })
}

function isOfPrivacy({ id }: Metric): boolean {
  return id.startsWith('privacy.')
}

async function independentMarginals(train: Table, schema: Schema, rng: Rng): Promise<Table> {
  const fitted = await fitModel(train, { schema, model: 'marginals', rng: rng.fork('fit') })
  return collectTable(sampleModel(fitted, train.rowCount, { rng: rng.fork('sample') }))
}

function countPatients(table: Table, schema: Schema): number {
  return new Set(patientIndex(table, schema)).size
}

function longitudinalNote(train: Table, schema: Schema): string[] {
  if (schema.patient === undefined || countPatients(train, schema) === train.rowCount) return []
  return ['patients have several rows; the model treats rows as independent, and membership is tested row by row']
}
