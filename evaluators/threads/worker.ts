import { workerData } from 'node:worker_threads'
import { type Column, type Schema, Table } from '../../src/table/index.js'
import { metrics } from '../catalogue.js'
import type { MetricResult } from '../metric.js'
import { runTask, type TableKey, type Task } from '../run-task.js'

/** What every thread is given once. Tables travel as their columns. */
export interface WorkerInput {
  readonly schema: Schema
  readonly columns: Readonly<Record<TableKey, readonly Column[]>>
}

// tinypool keeps the first place for itself.
const [, { schema, columns }] = workerData as [unknown, WorkerInput]
const tables = Object.fromEntries(
  Object.entries(columns).map(([key, list]) => [key, Table.of(list)]),
) as unknown as Record<TableKey, Table>

/** Runs tasks in this thread, one after the other. */
export default async function run(tasks: readonly Task[]): Promise<MetricResult[]> {
  const results: MetricResult[] = []
  for (const task of tasks) {
    const metric = metrics.find(({ id }) => id === task.metric)
    if (metric === undefined) throw new Error(`no such metric: ${task.metric}`)
    results.push(await runTask(metric, task, { schema, tables }))
  }
  return results
}
