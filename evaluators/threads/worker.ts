import { workerData } from 'node:worker_threads'
import { type Column, type Schema, Table } from '../../src/table/index.js'
import { metrics } from '../catalogue.js'
import type { MetricResult } from '../metric.js'
import { runTask, type TableKey, type Task } from '../run-task.js'
import type { EvaluationTables } from '../table-sample.js'

/** What every thread is given once. Tables travel as their columns. */
export interface WorkerInput {
  readonly schema: Schema
  readonly columns: SentColumns
  readonly origins?: ArrayLike<number>
  readonly sample?: { readonly columns: SentColumns; readonly trainRows: ArrayLike<number> }
}

export type SentColumns = Readonly<Record<TableKey, readonly Column[]>>

// tinypool keeps the first place for itself.
const [, { schema, columns, sample: sent, origins }] = workerData as [unknown, WorkerInput]
const tables = tablesOf(columns)
const sample = sent && { tables: sampleOf(sent.columns), trainRows: sent.trainRows }

function tablesOf(all: SentColumns): EvaluationTables {
  return Object.fromEntries(Object.entries(all).map(([key, list]) => [key, Table.of(list)])) as EvaluationTables
}

/** Tables that were not sampled are the same objects, so that what is made of them is made once. */
function sampleOf(all: SentColumns): EvaluationTables {
  const sampled = Object.entries(tablesOf(all)).map(([key, table]) => {
    const whole = tables[key as TableKey]
    return [key, table.rowCount === whole.rowCount ? whole : table]
  })
  return Object.fromEntries(sampled) as EvaluationTables
}

/** Runs tasks in this thread, one after the other. */
export default async function run(tasks: readonly Task[]): Promise<MetricResult[]> {
  const results: MetricResult[] = []
  for (const task of tasks) {
    const metric = metrics.find(({ id }) => id === task.metric)
    if (metric === undefined) throw new Error(`no such metric: ${task.metric}`)
    results.push(
      await runTask(metric, task, { schema, tables, ...(sample && { sample }), ...(origins && { origins }) }),
    )
  }
  return results
}
