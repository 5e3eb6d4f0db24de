import { externalEnvironment, externalEvaluation } from '../audience/external-evaluation.js'
import type { Audience, Evaluation } from '../evaluation.js'
import type { MetricRecord, MetricResult } from '../metric.js'
import type { Verdict } from '../policy/judge.js'
import type { DrawnCourses } from './courses/drawn-courses.js'

/** The evaluation of linked tables: together, by person, and each table by itself. Plain JSON, no clock. */
export interface LinkedEvaluation {
  readonly format: 'mirrorward/linked-evaluation'
  readonly version: 1
  readonly release?: string
  readonly title: string
  readonly audience?: Audience
  /** Where the measured tables are a twin's: how many people are released, and from how many was learnt. */
  readonly published?: { readonly people: number; readonly learntFromPeople: number }
  /** How the tables hang together, parents before children, with the rows of each side. */
  readonly map: readonly LinkedMapEntry[]
  readonly protocol: { readonly split: string; readonly notes: readonly string[] }
  readonly model?: Readonly<Record<string, unknown>>
  readonly results: readonly MetricRecord[]
  readonly verdict: Verdict
  /** What the report draws of values over time; absent in evaluations for outsiders. */
  readonly courses?: readonly DrawnCourses[]
  /** The least faithful first: people by themselves, and every child with its parent's columns beside it. */
  readonly tables: readonly { readonly name: string; readonly evaluation: Evaluation }[]
  readonly environment: Readonly<Record<string, string>>
}

export interface LinkedMapEntry {
  readonly name: string
  readonly key?: string
  readonly parent?: { readonly table: string; readonly column: string }
  readonly time?: { readonly column: string; readonly until?: string }
  readonly rows: Readonly<Record<'train' | 'holdout' | 'reference' | 'synthetic', number>>
}

/**
 * As an outsider may have it: values, intervals, controls and the verdict; of linked metrics no detail, of each table what
 * outsiders may see of one; neither what was found before the run nor where it ran.
 */
export function externalLinkedEvaluation(evaluation: LinkedEvaluation): LinkedEvaluation {
  if (evaluation.audience === 'external') return evaluation
  const { model, protocol, environment, courses: _courses, ...rest } = evaluation
  const name = model?.model
  return {
    ...rest,
    audience: 'external',
    protocol: { split: protocol.split, notes: [] },
    environment: externalEnvironment(environment),
    ...(typeof name === 'string' && { model: { model: name } }),
    results: evaluation.results.map((record) => ({
      ...record,
      result: withoutDetail(record.result),
      controls: Object.fromEntries(Object.entries(record.controls).map(([name, each]) => [name, withoutDetail(each)])),
    })),
    tables: evaluation.tables.map((table) => ({ ...table, evaluation: externalEvaluation(table.evaluation) })),
  }
}

function withoutDetail(result: MetricResult): MetricResult {
  if (result.status === 'skipped') return result
  const { detail: _detail, ...numbers } = result
  return numbers
}

/** Any evaluation as an outsider may have it. */
export function toOutsiders(evaluation: Evaluation | LinkedEvaluation): Evaluation | LinkedEvaluation {
  return evaluation.format === 'mirrorward/linked-evaluation'
    ? externalLinkedEvaluation(evaluation)
    : externalEvaluation(evaluation)
}
