import { expect, test } from 'vitest'
import type { Metric } from '../../evaluators/index.js'
import { runTask, type Task } from '../../evaluators/run-task.js'
import { type EvaluationTables, sampleTables } from '../../evaluators/table-sample.js'
import { createRng } from '../../src/math/index.js'
import { numberColumn, type Schema, Table } from '../../src/table/index.js'

const schema: Schema = {
  name: 'visits',
  patient: 'person',
  columns: [
    { name: 'person', kind: 'identifier', role: 'feature' },
    { name: 'x', kind: 'numeric', role: 'feature' },
  ],
}

/** People of one to four rows each. */
function visits(people: number): Table {
  const persons = Array.from({ length: people }, (_, person) => new Array<number>(1 + (person % 4)).fill(person)).flat()
  return Table.of([
    numberColumn('person', persons),
    numberColumn(
      'x',
      persons.map((_, row) => row),
    ),
  ])
}

function tablesOf(large: Table, small: Table): EvaluationTables {
  return {
    ...{ train: large, holdout: small, reference: small, synthetic: large },
    ...{ independent: large, copula: small, 'unseen-half': small, 'reference-half': small },
  }
}

const tables = tablesOf(visits(400), visits(40))
const rng = createRng('sample')

test('people come with all of their rows, in the order of the table, as many as find room', () => {
  const { tables: sampled, trainRows } = sampleTables(tables, schema, { rng, mostRows: 300 })!
  const [whole, drawn] = [tables.train, sampled.train].map((table) => {
    const rows = new Map<number, number>()
    const column = table.column('person')
    if (column.type === 'number') for (const person of column.values) rows.set(person, (rows.get(person) ?? 0) + 1)
    return rows
  }) as [Map<number, number>, Map<number, number>]
  expect(drawn.size).toBeLessThan(whole.size)
  for (const [person, rows] of drawn) expect(rows).toBe(whole.get(person))
  expect(sampled.train.rowCount).toBe(300)
  const column = sampled.train.column('x')
  expect(column.type === 'number' && [...column.values]).toEqual([...Array.from(trainRows)])
  expect([...Array.from(trainRows)].sort((a, b) => a - b)).toEqual([...Array.from(trainRows)])
})

test('tables that are small enough stay the same objects, and nothing is sampled where all are', () => {
  expect(sampleTables(tables, schema, { rng, mostRows: 300 })!.tables.holdout).toBe(tables.holdout)
  expect(sampleTables(tables, schema, { rng, mostRows: 2000 })).toBeNull()
})

test('a metric that asks rows is given the sample and says so; one that counts is given all', async () => {
  const sample = sampleTables(tables, schema, { rng, mostRows: 300 })!
  const metric = {
    id: 'fidelity.rows',
    compute: ({ train, trainRows }) => ({
      status: 'ok',
      value: train.rowCount,
      detail: { placed: trainRows !== undefined },
    }),
  } as Pick<Metric, 'id' | 'compute'> as Metric
  const task: Task = {
    metric: metric.id,
    name: 'synthetic',
    synthetic: 'synthetic',
    reference: 'reference',
    rngPath: rng.path,
  }
  const data = { schema, tables, sample }
  expect(await runTask({ ...metric, asksRows: 300 }, task, data)).toEqual({
    ...{ status: 'ok', value: 300, basis: { sampled: 300 } },
    detail: { placed: true },
  })
  expect(await runTask(metric, task, data)).toEqual({ status: 'ok', value: 1000, detail: { placed: false } })
})
