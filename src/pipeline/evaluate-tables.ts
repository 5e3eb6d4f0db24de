import { availableParallelism } from 'node:os'
import {
  buildEvaluation,
  type Evaluation,
  type EvaluationContext,
  type EvaluationInput,
  evaluate,
  type Metric,
  type MetricRecord,
  metrics,
  type Policy,
  presumedPeople,
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
  /** Random id of the release, that its files and its recipe have in common. */
  readonly release?: string
  /** How the synthetic table was made, or measured: shown in the internal report. */
  readonly configuration?: Readonly<Record<string, unknown>>
  readonly title: string
  /** One sentence on how the real rows were divided. */
  readonly split: string
  /** Where `synthetic` is a twin: the table that is released in its place. */
  readonly published?: Evaluation['published']
  /** Of the synthetic table's file. Hashes of real files are no part of an evaluation: they test whether somebody is in one. */
  readonly sha256?: string
  readonly model?: ModelCard
  /** What a differentially private release promises, in plain words. */
  readonly privacy?: Evaluation['privacy']
  readonly notes?: readonly string[]
  /** What was found in the real table before the run. */
  readonly warnings?: readonly PreflightWarning[]
  /** `quick` leaves out what takes minutes on tens of thousands of rows: classifiers and most attacks. */
  readonly depth?: Depth
  /** Fits the same model on other rows and samples as many: at depth `deep`, attacks run the generator themselves. */
  readonly refit?: (train: Table, rng: Rng) => Promise<Table>
  /** How many calls of `refit` may be under way together; see `openRefits`. */
  readonly refitsAtOnce?: number
  /** The same for the few fits of `privacy.membership-refit` at depths standard and deep; `slow` where they would take too long. */
  readonly fewRefits?: EvaluationContext['fewRefits']
  readonly policy?: Policy
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
    sha256,
    published,
    release,
    configuration,
    model,
    privacy,
    notes = [],
    warnings = [],
    depth = 'standard',
    policy,
    refit,
    fewRefits,
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
        ...(depth === 'deep' && refit && { refit }),
        ...(fewRefits && { fewRefits }),
        refitsAtOnce,
        ...(onProgress && {
          onProgress: (share: number, step: string) => onProgress({ stage: 'evaluate', share: shareOf(share), step }),
        }),
        ...(signal && { signal }),
      })),
    )
  }
  const real = (table: Table): EvaluationInput => ({
    rows: table.rowCount,
    ...(schema.patient !== undefined && { patients: countPatients(table, schema) }),
  })
  return buildEvaluation({
    ...(release !== undefined && { release }),
    title,
    schema,
    inputs: {
      train: real(train),
      holdout: real(holdout),
      reference: real(reference),
      synthetic: { rows: synthetic.rowCount, ...(sha256 !== undefined && { sha256 }) },
    },
    ...(published && { published }),
    ...(privacy && { privacy }),
    protocol: {
      ...{ split, notes: [...notes, ...longitudinalNote(train, schema)] },
      ...(warnings.length > 0 && { warnings }),
    },
    results,
    ...(model && { model: { ...model } }),
    ...(policy && { policy }),
    ...(configuration && { configuration }),
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
  if (schema.patient === undefined) {
    const people = presumedPeople(schema, train)
    if (people === null) return []
    const named = people.join(', ')
    return [
      `rows alike in ${named} seem to be one person's, and no patient column is named: two-sample tests go by them, the split and the attacks do not`,
    ]
  }
  if (countPatients(train, schema) === train.rowCount) return []
  return ['patients have several rows; the model treats rows as independent, and membership is tested row by row']
}
