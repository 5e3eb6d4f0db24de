import { expect, test } from 'vitest'
import { courses } from '../../../evaluators/linked/validity/courses.js'
import { findLinkedModel, linkedModels } from '../../../models/index.js'
import { deriveCourses, restoreCourses } from '../../../models/linked-rows/courses/derivation-kinds.js'
import { planCourses } from '../../../models/linked-rows/courses/plan-courses.js'
import { createRng } from '../../../src/math/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import { cellAt } from '../../../src/table/index.js'
import { courseKindOf, courseTable, type LinkedTables } from '../../../src/table/linked/index.js'
import { courseSchema, madeCourses, madeRelations, statedSchema } from '../../table/linked/courses/made-courses.js'

const train = madeCourses(250, { schema: statedSchema })
const derivations = planCourses(train)
const model = findLinkedModel('histories')
const options = model.options.parse({ trees: 1 })
const fitted = await model.fit(train, { options, rng: createRng(1) })
const drawn = await collectLinked(fitted.sample(400, { rng: createRng(2) }), fitted)

function cellsOf(tables: LinkedTables, table: string): Record<string, unknown[]> {
  return Object.fromEntries(
    tables
      .table(table)
      .columns.map((column) => [
        column.name,
        Array.from({ length: tables.table(table).rowCount }, (_, row) => cellAt(column, row)),
      ]),
  )
}

test('what is derived of real tables makes them again, cell by cell', () => {
  expect(derivations.map(({ type }) => type)).toEqual(['line', 'hold', 'steps', 'steps', 'hold', 'slack', 'origin'])
  const again = restoreCourses(deriveCourses(train, derivations), { schema: statedSchema, derivations })
  for (const { name, columns } of statedSchema.tables) {
    const [before, after] = [cellsOf(train, name), cellsOf(again, name)]
    for (const column of columns) expect([column.name, after[column.name]]).toEqual([column.name, before[column.name]])
  }
})

test.each(madeRelations.map((relation) => [`${relation.type} of ${relation.column}`, relation] as const))(
  'nobody drawn breaks it: %s',
  (_, relation) => {
    const { of, broken } = courseKindOf(relation).broken(relation, courseTable(drawn, 'visits')!)
    expect(of).toBeGreaterThan(100)
    expect(broken).toEqual([])
  },
)

test('without the relations stated, each is broken: what is measured can fail', async () => {
  const bare = madeCourses(250)
  const other = await model.fit(bare, { options, rng: createRng(1) })
  const free = await collectLinked(other.sample(400, { rng: createRng(2) }), other)
  const context = { schema: statedSchema, train, holdout: train, reference: train, rng: createRng(1) }
  const stated = { ...statedSchema }
  const measured = courses.compute({ ...context, schema: stated, synthetic: free })
  const kept = courses.compute({ ...context, schema: stated, synthetic: drawn })
  expect(await kept).toMatchObject({ status: 'ok', value: 0 })
  const result = await measured
  expect(result.status === 'ok' && result.value).toBeGreaterThan(0.1)
  const relations = result.status === 'ok' ? (result.detail?.relations as { broken: number; real: number }[]) : []
  expect(relations.map(({ real }) => real)).toEqual(madeRelations.map(() => 0))
  expect(relations.filter(({ broken }) => broken > 0).length).toBeGreaterThan(4)
})

test('columns, end and missing cells are those of the schema', () => {
  expect(drawn.schema).toEqual(statedSchema)
  for (const { name, columns } of courseSchema.tables)
    expect(drawn.table(name).columnNames).toEqual(columns.map((column) => column.name))
  const [real, own] = [cellsOf(train, 'visits'), cellsOf(drawn, 'visits')]
  const missing = (cells: unknown[]) => cells.filter((cell) => cell === null).length / cells.length
  for (const column of ['sum', 'stage', 'age']) expect(missing(own[column]!)).toBeCloseTo(missing(real[column]!), 1)
  const ends = drawn.table('patients').column('end')
  const dates = drawn.table('visits').column('date')
  drawn.parentRows('visits').forEach((person, row) => {
    expect(cellAt(dates, row)! <= cellAt(ends, person)!).toBe(true)
  })
})

test('the file of the model draws the same, and is written again byte by byte', async () => {
  const bytes = fitted.save()
  const again = model.load(bytes)
  expect(again.save()).toEqual(bytes)
  const other = await collectLinked(again.sample(30, { rng: createRng(5) }), again)
  const own = await collectLinked(fitted.sample(30, { rng: createRng(5) }), fitted)
  expect(cellsOf(other, 'visits')).toEqual(cellsOf(own, 'visits'))
  expect(again.logLikelihood!(train)).toEqual(fitted.logLikelihood!(train))
})

test('a schema that states none gets the model itself, byte for byte', async () => {
  const bare = madeCourses(60)
  const [wrapped, inner] = await Promise.all(
    [model, linkedModels[0]!].map((each) => each.fit(bare, { options, rng: createRng(1) })),
  )
  expect(wrapped!.save()).toEqual(inner!.save())
  expect(wrapped!.schema).toBe(courseSchema)
})

test('filled cells keep what was observed, and lie where the relations say', async () => {
  const hidden = findLinkedModel('hidden-course')
  const own = await hidden.fit(train, { options: hidden.options.parse({}), rng: createRng(1) })
  const filled = await own.impute!(train, { rng: createRng(2) })
  const [before, after] = [cellsOf(train, 'visits'), cellsOf(filled, 'visits')]
  for (const [column, cells] of Object.entries(before))
    cells.forEach((cell, row) => {
      if (cell !== null) expect(after[column]![row]).toBe(cell)
    })
  expect(after.sum!.filter((cell) => cell === null).length).toBeLessThan(
    before.sum!.filter((cell) => cell === null).length,
  )
  for (const relation of madeRelations.filter(({ column }) => column === 'sum' || column === 'age'))
    expect(courseKindOf(relation).broken(relation, courseTable(filled, 'visits')!).broken).toEqual([])
})
