import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MetricResult } from '../metric.js'
import type { Task, TaskData } from '../run-task.js'
import type { EvaluationTables } from '../table-sample.js'
import { sharing } from './shared-columns.js'
import type { SentColumns, WorkerInput } from './worker.js'

export interface TaskPool {
  /** Runs tasks one after the other in one thread. */
  run(tasks: readonly Task[]): Promise<MetricResult[]>
  close(): Promise<void>
}

/**
 * Threads that run tasks of the catalogue's metrics. Null where there is only one thread to use, or where the code runs
 * from its sources: threads need the built files.
 */
export async function openPool(
  { schema, tables, sample, origins }: TaskData,
  threads: number,
): Promise<TaskPool | null> {
  const worker = new URL('./worker.js', import.meta.url)
  if (threads < 2 || !existsSync(fileURLToPath(worker))) return null
  const { Tinypool } = await import('tinypool')
  const share = sharing()
  const columnsOf = (all: EvaluationTables) =>
    Object.fromEntries(
      Object.entries(all).map(([key, table]) => [key, table.columns.map(share)]),
    ) as unknown as SentColumns
  const workerData = {
    ...{ schema, columns: columnsOf(tables) },
    ...(origins && { origins }),
    ...(sample && { sample: { columns: columnsOf(sample.tables), trainRows: sample.trainRows } }),
  } satisfies WorkerInput
  const pool = new Tinypool({ filename: worker.href, workerData, minThreads: threads, maxThreads: threads })
  return { run: (tasks) => pool.run(tasks) as Promise<MetricResult[]>, close: () => pool.destroy() }
}
