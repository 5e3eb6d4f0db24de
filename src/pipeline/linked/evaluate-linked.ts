import {
  drawnCourses,
  evaluatePeople,
  judge,
  type LinkedEvaluation,
  linkedMetrics,
  linkedPolicy,
  type MetricRecord,
  type Policy,
} from '../../../evaluators/index.js'
import type { Rng } from '../../math/index.js'
import { type Column, type Schema, Table, takeRows } from '../../table/index.js'
import type { LinkedSchema, LinkedTableSchema, LinkedTables } from '../../table/linked/index.js'
import { environment } from '../../version.js'
import type { Depth } from '../depth.js'
import { evaluateTables } from '../evaluate-tables.js'
import type { RunContext } from '../progress.js'

export interface EvaluateLinkedRequest extends RunContext {
  readonly schema: LinkedSchema
  readonly train: LinkedTables
  readonly holdout: LinkedTables
  readonly reference: LinkedTables
  readonly rng: Rng
  readonly title?: string
  /** One sentence on how the real people were divided. */
  readonly split?: string
  readonly release?: string
  readonly model?: Readonly<Record<string, unknown>>
  readonly notes?: readonly string[]
  /** `quick` leaves out costly metrics; of single tables as `evaluateTables` does. */
  readonly depth?: Depth
  /** For the tables together. */
  readonly policy?: Policy
  /** For each table by itself; the default policy of single tables when absent. */
  readonly tablePolicy?: Policy
  /** The people of all sets of tables of a release of several: privacy is measured on them, the rest on `synthetic`, one of them. */
  readonly pooled?: LinkedTables
  /** Fits the same model to other people and draws as many: asked ten times at depth `deep`. */
  readonly refit?: (train: LinkedTables, rng: Rng) => Promise<LinkedTables>
  /** Where `synthetic` is a twin: what is released in its place. */
  readonly published?: LinkedEvaluation['published']
}

/** Share of the work that the tables together take. */
const togetherShare = 0.5
const sides = ['train', 'holdout', 'reference', 'synthetic'] as const

/**
 * Linked tables judged together, by person, then every table by the metrics of single tables: people by themselves, each child
 * with its parent's columns beside it. The least faithful table (by `fidelity.c2st`, then `fidelity.shape`) comes first. Throws `bad-schema`,
 * `bad-data`, `aborted`.
 */
export async function evaluateLinked(
  synthetic: LinkedTables,
  request: EvaluateLinkedRequest,
): Promise<LinkedEvaluation> {
  const {
    schema,
    rng,
    title = schema.name,
    split = '',
    release,
    model,
    notes = [],
    depth = 'standard',
    policy = linkedPolicy,
    tablePolicy,
    pooled,
    published,
    refit,
  } = request
  const { onProgress, signal } = request
  const tables = { train: request.train, holdout: request.holdout, reference: request.reference, synthetic }
  const wanted = depth === 'quick' ? linkedMetrics.filter(({ cost }) => cost !== 'costly') : linkedMetrics
  const parts =
    pooled === undefined
      ? [{ people: synthetic, metrics: wanted }]
      : [
          { people: synthetic, metrics: wanted.filter(({ id }) => !isOfPrivacy(id)) },
          { people: pooled, metrics: wanted.filter(({ id }) => isOfPrivacy(id)) },
        ]
  const results: MetricRecord[] = []
  for (const { people, metrics } of parts) {
    const done = results.length
    const shareOf = (share: number) => (togetherShare * (done + share * metrics.length)) / wanted.length
    results.push(
      ...(await evaluatePeople({
        ...{ schema, ...tables, synthetic: people, rng: rng.fork('together'), metrics },
        ...(refit && depth === 'deep' && { refit }),
        ...(onProgress && {
          onProgress: (share: number, step: string) => onProgress({ stage: 'evaluate', share: shareOf(share), step }),
        }),
        ...(signal && { signal }),
      })),
    )
  }
  const evaluated: LinkedEvaluation['tables'][number][] = []
  for (const [index, each] of schema.tables.entries()) {
    const [train, holdout, reference, own] = sides.map((side) => withParent(tables[side], each)) as [
      Table,
      Table,
      Table,
      Table,
    ]
    const evaluation = await evaluateTables(own, {
      ...{ schema: schemaWithParent(schema, each), train, holdout, reference },
      ...{ rng: rng.fork(`table:${each.name}`), title: each.name, split, depth },
      ...(tablePolicy && { policy: tablePolicy }),
      ...(pooled && { pooled: withParent(pooled, each) }),
      ...(onProgress && {
        onProgress: ({ share = 0, ...rest }) =>
          onProgress({
            ...rest,
            share: togetherShare + ((1 - togetherShare) * (index + share)) / schema.tables.length,
          }),
      }),
      ...(signal && { signal }),
    })
    evaluated.push({ name: each.name, evaluation: { ...evaluation, ...(model && { model: nameOf(model) }) } })
  }
  return {
    ...{ format: 'mirrorward/linked-evaluation', version: 1, title },
    ...(release !== undefined && { release }),
    ...(published && { published }),
    map: schema.tables.map(({ name, key, parent, time }) => ({
      name,
      ...(key !== undefined && { key }),
      ...(parent && { parent }),
      ...(time && { time }),
      rows: {
        train: tables.train.table(name).rowCount,
        holdout: tables.holdout.table(name).rowCount,
        reference: tables.reference.table(name).rowCount,
        synthetic: synthetic.table(name).rowCount,
      },
    })),
    protocol: { split, notes },
    ...(model && { model }),
    results,
    verdict: judge(results, policy),
    courses: drawnCourses({ train: tables.train, synthetic, rng: rng.fork('drawn courses') }),
    tables: evaluated.sort((a, b) => badness(b.evaluation) - badness(a.evaluation)),
    environment: environment(),
  }
}

/** What a table's own page says of the model that made all of them. */
function nameOf({ model, title }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...(model !== undefined && { model }), ...(title !== undefined && { title }) }
}

/** A table's own columns, the columns of its parent's row beside them under `parent.column`. */
function withParent(tables: LinkedTables, each: LinkedTableSchema): Table {
  const own = tables.table(each.name)
  const { parent } = each
  if (parent === undefined) return own
  const rows = tables.parentRows(each.name)
  const isKept = Uint32Array.from(rows, (_, row) => row).filter((row) => rows[row]! >= 0)
  const above = tables.table(parent.table)
  const beside = parentColumns(tables.schema, each).map(
    ({ name }): Column => ({
      ...takeRows(
        above.column(name),
        isKept.map((row) => rows[row]!),
      ),
      name: `${parent.table}.${name}`,
    }),
  )
  return Table.of([...own.take(isKept).columns, ...beside], isKept.length)
}

function schemaWithParent(schema: LinkedSchema, each: LinkedTableSchema): Schema {
  const { name, columns, parent, rules, relations, timeToEvent, patient } = each
  const beside = parentColumns(schema, each).map((column) => ({ ...column, name: `${parent?.table}.${column.name}` }))
  const person = parent?.column ?? patient
  return {
    ...{ name, columns: [...columns, ...beside] },
    ...(person !== undefined && { patient: person }),
    ...(rules && { rules }),
    ...(relations && { relations }),
    ...(timeToEvent && { timeToEvent }),
  }
}

/** Without what says who. */
function parentColumns(schema: LinkedSchema, { parent }: LinkedTableSchema) {
  const above = schema.tables.find(({ name }) => name === parent?.table)
  return (above?.columns ?? []).filter(
    ({ name, role, kind }) =>
      name !== above?.key && role !== 'direct-identifier' && kind !== 'identifier' && kind !== 'text',
  )
}

function isOfPrivacy(id: string): boolean {
  return id.startsWith('privacy.')
}

function badness({ results }: LinkedEvaluation['tables'][number]['evaluation']): number {
  const numberOf = (id: string) => {
    const result = results.find((record) => record.id === id)?.result
    return result?.status === 'ok' ? result.value : undefined
  }
  return numberOf('fidelity.c2st') ?? 1 - (numberOf('fidelity.shape') ?? 1)
}
