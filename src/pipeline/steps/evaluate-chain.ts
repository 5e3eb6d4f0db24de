import { availableParallelism } from 'node:os'
import {
  buildEvaluation,
  type Evaluation,
  evaluate,
  type MetricRecord,
  metrics,
  type Policy,
} from '../../../evaluators/index.js'
import type { Rng } from '../../math/index.js'
import { isOfPeople, patientIndex, type Schema, Table } from '../../table/index.js'
import { environment } from '../../version.js'
import type { Depth } from '../depth.js'
import type { RunContext } from '../progress.js'
import type { Split } from '../split.js'
import type { ChainResult } from './chain.js'
import { asBefore, withMiddles } from './representatives.js'
import { schemaWithin } from './schema-within.js'
import type { StepResult } from './step.js'

export interface EvaluateChainRequest extends RunContext {
  /** Of the real table. */
  readonly schema: Schema
  readonly split: Split
  readonly rng: Rng
  readonly title: string
  readonly depth?: Depth
  readonly policy?: Policy | undefined
  readonly release?: string
  readonly configuration?: Readonly<Record<string, unknown>>
  /** The table that is released, made of everybody by the same steps. */
  readonly published?: Evaluation['published']
  readonly notes?: readonly string[]
  /** Ids of metrics; all of the depth when absent. */
  readonly only?: readonly string[]
  readonly threads?: number
  /** Of the file of the release, where there is one already. */
  readonly sha256?: string
}

/** What is measured: what steps made, or what another tool did, where nobody may know which row was made of which. */
export interface MeasuredRelease extends Omit<ChainResult, 'origins' | 'results'> {
  readonly origins?: Int32Array
  readonly results: readonly Pick<StepResult, 'technique' | 'nature' | 'card'>[]
}

/** Read as fine as the real table; everything else at the coarseness of the release. */
const fine = new Set(['fidelity.original-shape', 'fidelity.original-pairs'])
const byName = new Set(['privacy.homogeneous-classes'])

/**
 * The evidence about what steps made of the training people (the twin), with people who are not in it as controls: attacks and
 * fidelity at the coarseness of the release, use and the two metrics of the original coarseness with middles of bands and
 * commonest levels. One evaluation, whatever the technique.
 */
export async function evaluateChain(chain: MeasuredRelease, request: EvaluateChainRequest): Promise<Evaluation> {
  const { split, rng, depth = 'standard', only, onProgress, signal } = request
  // Whose a row is cannot be said where nobody knows what it was made of.
  const before = chain.origins === undefined ? withoutPatient(request.schema) : request.schema
  const sides = {
    train: await chain.like(split.train),
    holdout: await chain.like(split.holdout),
    reference: await chain.like(split.reference),
  }
  const generalised = Object.keys(chain.representatives)
  const { schema: coarse, read } = withMiddles(chain.schema, { before, names: generalised })
  const people = (table: Table, real: Table) => withPeople(table, real, before)
  const released = read(chain.table)
  const whose = chain.origins
  const compared = {
    schema: before.patient === undefined ? coarse : withPatient(coarse, before),
    train: people(read(sides.train), split.train),
    holdout: people(read(sides.holdout), split.holdout),
    reference: people(read(sides.reference), split.reference),
    synthetic: withPeopleBy(released, { origins: whose, train: split.train, schema: before }),
  }
  const names = chain.schema.columns.map(({ name }) => name)
  const isFine = generalised.length > 0 && names.every((name) => before.columns.some((column) => column.name === name))
  const original = { ...before, columns: before.columns.filter(({ name }) => names.includes(name)) }
  const finer = {
    schema: withPatient(schemaWithin(original), before),
    train: people(split.train.select(names), split.train),
    holdout: people(split.holdout.select(names), split.holdout),
    reference: people(split.reference.select(names), split.reference),
    synthetic: withPeopleBy(
      asBefore(chain.table, { train: split.train, coarseTrain: sides.train, before, names: generalised }),
      { origins: whose, train: split.train, schema: before },
    ),
  }
  // Classes by the names that the release gives them.
  const named = {
    schema: withPatient(chain.schema, before),
    train: people(sides.train, split.train),
    holdout: people(sides.holdout, split.holdout),
    reference: people(sides.reference, split.reference),
    synthetic: withPeopleBy(chain.table, { origins: whose, train: split.train, schema: before }),
  }
  const wanted = metrics.filter(
    ({ id, cost }) => (only === undefined || only.includes(id)) && (depth !== 'quick' || cost !== 'costly'),
  )
  const readsNames = ({ id }: { readonly id: string }) => byName.has(id)
  const readsFine = ({ id }: { readonly id: string }) => isFine && (fine.has(id) || id.startsWith('utility.'))
  const isNeedless = ({ id }: { readonly id: string }) => fine.has(id) && !isFine
  const parts = [
    { tables: compared, chosen: wanted.filter((each) => !readsFine(each) && !readsNames(each) && !isNeedless(each)) },
    { tables: named, chosen: wanted.filter(readsNames) },
    { tables: finer, chosen: wanted.filter(readsFine) },
  ]
  const results: MetricRecord[] = []
  for (const { tables, chosen } of parts) {
    if (chosen.length === 0) continue
    const done = results.length
    results.push(
      ...(await evaluate({
        ...tables,
        nature: chain.nature,
        ...(isOfPeople(chain.nature) && whose && { origins: whose }),
        rng: rng.fork('metrics'),
        metrics: chosen,
        threads: request.threads ?? availableParallelism(),
        ...(onProgress && {
          onProgress: (share: number, step: string) =>
            onProgress({ stage: 'evaluate', share: (done + share * chosen.length) / wanted.length, step }),
        }),
        ...(signal && { signal }),
      })),
    )
  }
  const order = new Map(metrics.map(({ id }, place) => [id, place]))
  results.sort((a, b) => order.get(a.id)! - order.get(b.id)!)
  const side = (table: Table) => ({
    rows: table.rowCount,
    ...(before.patient !== undefined && { patients: new Set(patientIndex(table, before)).size }),
  })
  return buildEvaluation({
    ...(request.release !== undefined && { release: request.release }),
    title: request.title,
    nature: chain.nature,
    schema: chain.schema,
    inputs: {
      train: side(split.train),
      holdout: side(split.holdout),
      reference: side(split.reference),
      synthetic: { rows: chain.table.rowCount, ...(request.sha256 !== undefined && { sha256: request.sha256 }) },
    },
    ...(request.published && { published: request.published }),
    protocol: { split: split.description, notes: [...(request.notes ?? [])] },
    results,
    model: {
      model: chain.results.map(({ technique }) => technique).join(' + '),
      title: chain.results.map(({ technique }) => technique).join(' + '),
      steps: chain.results.map(({ technique, nature, card }) => ({ technique, nature, ...card })),
    },
    ...(request.policy && { policy: request.policy }),
    ...(request.configuration && { configuration: request.configuration }),
    environment: environment(),
  })
}

/** The column of people, which no release has: for what goes by people. */
function withPeople(table: Table, real: Table, { patient }: Schema): Table {
  if (patient === undefined || table.has(patient)) return table
  return Table.of([...table.columns, real.column(patient)], table.rowCount)
}

function withPeopleBy(
  table: Table,
  {
    origins,
    train,
    schema: { patient },
  }: { readonly origins: Int32Array | undefined; readonly train: Table; readonly schema: Schema },
): Table {
  if (patient === undefined || origins === undefined || table.has(patient)) return table
  if (origins.some((row) => row < 0)) {
    const column = train.column(patient)
    const rows = Int32Array.from(origins, (_, row) => row % train.rowCount)
    return Table.of([...table.columns, train.take(rows).column(column.name)], table.rowCount)
  }
  return Table.of([...table.columns, train.take(origins).column(patient)], table.rowCount)
}

function withPatient(schema: Schema, { patient, columns }: Schema): Schema {
  if (patient === undefined) return schema
  const own = columns.find(({ name }) => name === patient)
  const known = schema.columns.some(({ name }) => name === patient)
  return { ...schema, patient, columns: known || own === undefined ? schema.columns : [...schema.columns, own] }
}

function withoutPatient({ patient: _patient, ...rest }: Schema): Schema {
  return rest
}
