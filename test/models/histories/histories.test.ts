import { expect, test } from 'vitest'
import { histories } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { collectLinked, fitLinked } from '../../../src/pipeline/linked/index.js'
import { tableToArrow } from '../../../src/table/arrow/index.js'
import { type LevelColumn, type NumberColumn, Table } from '../../../src/table/index.js'
import { LinkedTables } from '../../../src/table/linked/index.js'
import { clinic } from './visits.js'

const options = { trees: 2 }
const fitted = await fitLinked(clinic(300), { model: 'histories', options, rng: createRng(1) })
const synthetic = await collectLinked(fitted.sample(1500, { rng: createRng(2) }), fitted)

function numbers(tables: LinkedTables, table: string, column: string): Float64Array {
  return (tables.table(table).column(column) as NumberColumn).values
}

async function bytesOf(model: typeof fitted, people: number, batchPeople: number): Promise<string> {
  const tables = await collectLinked(model.sample(people, { rng: createRng(3), batchPeople }), model)
  return ['patients', 'visits'].map((name) => JSON.stringify(tableToArrow(tables.table(name)).toArray())).join()
}

test('keys are fresh and unique, and every row of a child has its parent', () => {
  const ids = (synthetic.table('patients').column('id') as LevelColumn).levels
  expect(ids).toHaveLength(1500)
  expect(ids.every((id) => !id.startsWith('r'))).toBe(true)
  expect(synthetic.parentRows('visits').every((row) => row >= 0)).toBe(true)
})

test('no row lies after the end of its person, and times rise', () => {
  const parents = synthetic.parentRows('visits')
  const days = numbers(synthetic, 'visits', 'day')
  const ends = numbers(synthetic, 'patients', 'end')
  expect(days.length).toBeGreaterThan(1500)
  days.forEach((day, row) => {
    expect(day).toBeLessThanOrEqual(ends[parents[row]!]!)
    if (parents[row] === parents[row - 1]) expect(day).toBeGreaterThanOrEqual(days[row - 1]!)
  })
})

test('some people have no rows, some one, some many', () => {
  const counts = new Int32Array(1500)
  for (const parent of synthetic.parentRows('visits')) counts[parent]!++
  for (const count of [0, 1, 2, 3]) expect(counts.filter((own) => own === count).length).toBeGreaterThan(50)
})

test('the same seed gives the same bytes whatever the size of a batch', async () => {
  const whole = await bytesOf(fitted, 1100, 1024)
  expect(await bytesOf(fitted, 1100, 7)).toBe(whole)
  expect(await bytesOf(fitted, 1100, 1)).toBe(whole)
})

test('a saved model draws the same people, and saves the same bytes', async () => {
  const bytes = fitted.save()
  const loaded = histories.load(bytes)
  expect(Buffer.from(loaded.save()).equals(Buffer.from(bytes))).toBe(true)
  expect(await bytesOf(loaded, 50, 1024)).toBe(await bytesOf(fitted, 50, 1024))
  expect(loaded.card()).toEqual(fitted.card())
})

test('no key of a training row is in the file', () => {
  expect(Buffer.from(fitted.save()).toString('latin1')).not.toMatch(/r\d{2,}/)
})

test('the log-likelihood is one number a person, and a person whose marker jumps is less likely', () => {
  const unseen = clinic(200, 9)
  const nats = fitted.logLikelihood!(unseen)
  expect(nats).toHaveLength(200)
  expect(nats.every((own) => own < 0)).toBe(true)
  const visits = unseen.table('visits')
  const markers = visits.column('marker') as NumberColumn
  const jumping = { ...markers, values: markers.values.map((_, row) => (row % 2 === 0 ? 2 : -2)) }
  const changed = LinkedTables.of(
    new Map([
      ['patients', unseen.table('patients')],
      ['visits', Table.of(visits.columns.map((column) => (column.name === 'marker' ? jumping : column)))],
    ]),
    unseen.schema,
  )
  const finite = (all: Float64Array) => all.map((own) => Math.max(own, -200)).reduce((sum, own) => sum + own, 0)
  expect(finite(fitted.logLikelihood!(changed))).toBeLessThan(finite(nats) - 100)
})

test('what is drawn is as likely as unseen people are', () => {
  const mean = (all: Float64Array) => all.reduce((sum, own) => sum + own, 0) / all.length
  const [drawn, unseen] = [synthetic, clinic(1000, 11)].map((tables) => mean(fitted.logLikelihood!(tables)))
  expect(Math.abs(drawn! - unseen!)).toBeLessThan(2)
})
