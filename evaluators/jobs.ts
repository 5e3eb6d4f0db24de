import { controlStands } from './controls.js'
import { controlNames, type Metric } from './metric.js'
import type { Task } from './run-task.js'

/** The synthetic table and its controls. */
export const tablesEach = 1 + controlNames.length

/** A metric on one table, and where its result belongs: metric by metric, the synthetic table first. */
export interface Pending {
  readonly metric: Metric
  readonly task: Task
  readonly place: number
}

/** What one thread does at a stretch. */
export type TaskJob = readonly Pending[]

const expected = { costly: 10, moderate: 3, cheap: 1 } as const

/**
 * All tasks of an evaluation: those of a workbench together, table by table, every other by itself; the longest jobs first,
 * so that threads end together.
 */
export function jobsOf(metrics: readonly Metric[], rngPath: string): TaskJob[] {
  const jobs = new Map<string, Pending[]>()
  metrics.forEach((metric, index) => {
    tasksOf(metric, rngPath).forEach((task, table) => {
      const bench = metric.workbench ?? `${metric.id} ${task.name}`
      jobs.set(bench, [...(jobs.get(bench) ?? []), { metric, task, place: index * tablesEach + table }])
    })
  })
  const tableOf = ({ place }: Pending) => place % tablesEach
  for (const job of jobs.values()) job.sort((a, b) => tableOf(a) - tableOf(b) || a.place - b.place)
  const length = (job: TaskJob) => job.reduce((sum, { metric }) => sum + expected[metric.cost], 0)
  return [...jobs.values()].sort((a, b) => length(b) - length(a) || a[0]!.place - b[0]!.place)
}

function tasksOf({ id, usesReference = false }: Metric, rngPath: string): Task[] {
  const stands = controlStands(usesReference)
  return [
    { metric: id, name: 'synthetic', synthetic: 'synthetic', reference: 'reference', rngPath },
    ...controlNames.map((name): Task => ({ metric: id, name, ...stands[name], rngPath })),
  ]
}
