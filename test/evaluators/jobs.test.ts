import { expect, test } from 'vitest'
import { metrics } from '../../evaluators/catalogue.js'
import { jobsOf, tablesEach } from '../../evaluators/jobs.js'

const jobs = jobsOf(metrics, 'seed:1')

test('every metric on every table, once', () => {
  const places = jobs.flatMap((job) => job.map(({ place }) => place)).sort((a, b) => a - b)
  expect(places).toEqual(Array.from({ length: metrics.length * tablesEach }, (_, place) => place))
  for (const { metric, task, place } of jobs.flat()) {
    expect(metrics[Math.floor(place / tablesEach)]).toBe(metric)
    expect(task.name === 'synthetic').toBe(place % tablesEach === 0)
  }
})

test('a workbench is one job, and nothing else joins it', () => {
  for (const job of jobs)
    expect(new Set(job.map(({ metric }) => metric.workbench ?? `${metric.id} alone`)).size).toBe(1)
  const benches = jobs.flatMap((job) => job[0]?.metric.workbench ?? [])
  expect(new Set(benches).size).toBe(benches.length)
  expect(benches).toContain('distances')
})

test('metrics that draw as another are on its workbench: they are to find its rows', () => {
  for (const { drawsAs, workbench } of metrics)
    if (drawsAs !== undefined) expect(metrics.find(({ id }) => id === drawsAs)?.workbench).toBe(workbench)
})
