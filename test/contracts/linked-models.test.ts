import { describe, expect, test } from 'vitest'
import { linkedModels } from '../../models/index.js'
import { createRng } from '../../src/math/index.js'
import { collectLinked, fitLinked } from '../../src/pipeline/linked/index.js'
import { tableToArrow } from '../../src/table/arrow/index.js'
import {
  type ColumnSchema,
  cellAt,
  levelColumn,
  type NumberColumn,
  numberColumn,
  Table,
} from '../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../src/table/linked/index.js'
import { clinic } from '../models/histories/visits.js'

const id = (name: string): ColumnSchema => ({ name, kind: 'identifier', role: 'direct-identifier' })
const number = (name: string): ColumnSchema => ({ name, kind: 'numeric', role: 'feature', precision: 0 })
const level = (name: string): ColumnSchema => ({ name, kind: 'categorical', role: 'feature' })

const schema: LinkedSchema = {
  name: 'hospital',
  tables: [
    { name: 'wards', key: 'ward', columns: [id('ward'), level('kind')] },
    { name: 'people', key: 'pid', columns: [id('pid'), level('sex')] },
    {
      name: 'stays',
      key: 'sid',
      parent: { table: 'people', column: 'pid' },
      references: [{ column: 'ward', table: 'wards' }],
      time: { column: 'day' },
      columns: [id('sid'), id('pid'), id('ward'), number('day'), number('length'), number('nothing')],
    },
    {
      name: 'labs',
      parent: { table: 'stays', column: 'sid' },
      references: [{ column: 'pid', table: 'people' }],
      time: { column: 'at' },
      columns: [id('sid'), id('pid'), number('at'), number('value')],
    },
    { name: 'drugs', parent: { table: 'people', column: 'pid' }, columns: [id('pid'), level('drug')] },
  ],
}

/** 80 people, the first with 500 laboratory values; two at one time; nobody has drugs, nothing is ever in `nothing`. */
function hospital(): LinkedTables {
  const rng = createRng(4)
  const people = Array.from({ length: 80 }, (_, person) => `p${person}`)
  const stays = people.flatMap((pid, person) =>
    Array.from({ length: person % 4 }, (_, stay) => ({
      sid: `s${person}-${stay}`,
      pid,
      day: 50 * stay + rng.below(9),
    })),
  )
  stays.push({ sid: 's-first', pid: 'p0', day: 3 })
  const labs = stays.flatMap(({ sid, pid, day }) =>
    Array.from({ length: sid === 's-first' ? 500 : rng.below(4) }, (_, lab) => ({
      ...{ sid, pid, at: day + (lab >> 1), value: rng.below(40) },
    })),
  )
  const texts = (name: string, cells: readonly string[]) => levelColumn(name, cells)
  return LinkedTables.of(
    new Map([
      ['wards', Table.of([texts('ward', ['w1', 'w2', 'w3']), texts('kind', ['surgery', 'medicine', 'surgery'])])],
      [
        'people',
        Table.of([
          texts('pid', people),
          texts(
            'sex',
            people.map((_, at) => (at % 2 ? 'f' : 'm')),
          ),
        ]),
      ],
      [
        'stays',
        Table.of([
          texts(
            'sid',
            stays.map(({ sid }) => sid),
          ),
          texts(
            'pid',
            stays.map(({ pid }) => pid),
          ),
          texts(
            'ward',
            stays.map((_, at) => (at % 3 ? 'w1' : 'w2')),
          ),
          numberColumn(
            'day',
            stays.map(({ day }) => day),
          ),
          numberColumn(
            'length',
            stays.map(() => 1 + rng.below(9)),
          ),
          numberColumn(
            'nothing',
            stays.map(() => null),
          ),
        ]),
      ],
      [
        'labs',
        Table.of([
          texts(
            'sid',
            labs.map(({ sid }) => sid),
          ),
          texts(
            'pid',
            labs.map(({ pid }) => pid),
          ),
          numberColumn(
            'at',
            labs.map(({ at }) => at),
          ),
          numberColumn(
            'value',
            labs.map(({ value }) => value),
          ),
        ]),
      ],
      ['drugs', Table.of([texts('pid', []), texts('drug', [])])],
    ]),
    schema,
  )
}

/** Small settings for quick fits. */
const quick: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  histories: { trees: 1 },
  'hidden-course': { classes: 2, states: 3, passes: 5 },
}

test('every linked model has quick settings', () => {
  expect(Object.keys(quick).sort()).toEqual(linkedModels.map(({ id: known }) => known).sort())
})

describe.each(linkedModels.map((model) => [model.id, model] as const))('%s', (name, model) => {
  const fitOn = (tables: LinkedTables) => fitLinked(tables, { model: name, options: quick[name]!, rng: createRng(1) })
  const learn = () => fitOn(hospital())
  const cells = (tables: LinkedTables, table: string, column: string) => {
    const found = tables.table(table)
    return Array.from({ length: found.rowCount }, (_, row) => cellAt(found.column(column), row))
  }

  test('a tree of tables with references keeps its keys, and 0, 1 and many people can be drawn', async () => {
    const fitted = await learn()
    for (const people of [0, 1, 1030]) {
      const drawn = await collectLinked(fitted.sample(people, { rng: createRng(2) }), fitted)
      expect(drawn.table('people').rowCount).toBe(people)
      expect(cells(drawn, 'wards', 'ward')).toEqual(['w1', 'w2', 'w3'])
      for (const table of ['people', 'stays'])
        expect(new Set(cells(drawn, table, table === 'people' ? 'pid' : 'sid')).size).toBe(drawn.table(table).rowCount)
      for (const table of ['stays', 'labs', 'drugs'])
        expect(drawn.parentRows(table).every((row) => row >= 0)).toBe(true)
      expect(cells(drawn, 'stays', 'ward').every((ward) => ['w1', 'w2', 'w3'].includes(String(ward)))).toBe(true)
      const pids = cells(drawn, 'people', 'pid')
      const persons = drawn.personRows('labs')
      expect(cells(drawn, 'labs', 'pid')).toEqual(Array.from(persons, (row) => pids[row]))
      expect(cells(drawn, 'stays', 'nothing').every((cell) => cell === null)).toBe(true)
      expect(drawn.table('drugs').rowCount).toBe(0)
    }
    expect(fitted.card().notes.some((note) => note.includes('rows of table labs'))).toBe(true)
    expect(fitted.card().tables.labs).toBeLessThan(500)
    expect(Buffer.from(model.load(fitted.save()).save()).equals(Buffer.from(fitted.save()))).toBe(true)
  })

  test('a look-up table that names people is refused with a line a column', async () => {
    const named = hospital()
    const wards = {
      ...schema.tables[0]!,
      columns: [id('ward'), { ...level('kind'), role: 'direct-identifier' as const }],
    }
    const tables = new Map(schema.tables.map((each) => [each.name, named.table(each.name)]))
    const bad = LinkedTables.of(tables, { ...schema, tables: [wards, ...schema.tables.slice(1)] })
    await expect(fitLinked(bad, { model: name, rng: createRng(1) })).rejects.toMatchObject({
      code: 'bad-schema',
      issues: [{ column: 'kind' }],
    })
  })

  test('times rise and never pass the end of a person, and people without rows, with one and with many are drawn', async () => {
    const fitted = await fitOn(clinic(150))
    const drawn = await collectLinked(fitted.sample(600, { rng: createRng(2) }), fitted)
    const parents = drawn.parentRows('visits')
    const days = (drawn.table('visits').column('day') as NumberColumn).values
    const ends = (drawn.table('patients').column('end') as NumberColumn).values
    expect(days.length).toBeGreaterThan(500)
    const counts = new Int32Array(600)
    days.forEach((day, row) => {
      counts[parents[row]!]!++
      expect(day).toBeLessThanOrEqual(ends[parents[row]!]!)
      if (parents[row] === parents[row - 1]) expect(day).toBeGreaterThanOrEqual(days[row - 1]!)
    })
    for (const count of [0, 1, 2, 3]) expect(counts.filter((own) => own === count).length).toBeGreaterThan(20)
  })

  test('the same seed gives the same bytes whatever the size of a batch, and from a loaded file', async () => {
    const fitted = await fitOn(clinic(150))
    const bytesOf = async (from: typeof fitted, batchPeople: number) => {
      const tables = await collectLinked(from.sample(1030, { rng: createRng(3), batchPeople }), from)
      return ['patients', 'visits'].map((table) => JSON.stringify(tableToArrow(tables.table(table)).toArray())).join()
    }
    const whole = await bytesOf(fitted, 1024)
    expect(await bytesOf(fitted, 7)).toBe(whole)
    expect(await bytesOf(fitted, 1)).toBe(whole)
    const saved = fitted.save()
    expect(await bytesOf(model.load(saved), 1024)).toBe(whole)
    expect(Buffer.from(saved).toString('latin1')).not.toMatch(/r\d{2,}/)
  })

  test('no more rows are drawn for anybody than somebody had, and a condition on people holds', async () => {
    const fitted = await fitOn(clinic(150))
    const given = new Map([['sex', { levels: ['m'], missing: false }]])
    const drawn = await collectLinked(fitted.sample(300, { rng: createRng(2), given }), fitted)
    expect(new Set(cells(drawn, 'patients', 'sex'))).toEqual(new Set(['m']))
    const counts = new Int32Array(300)
    for (const parent of drawn.parentRows('visits')) counts[parent]!++
    expect(Math.max(...counts)).toBeLessThanOrEqual(7)
  })

  test('a likelihood is one number a person', async () => {
    const fitted = await fitOn(clinic(150))
    const nats = fitted.logLikelihood?.(clinic(20, 8))
    if (nats === undefined) return
    expect(nats).toHaveLength(20)
    expect(nats.every((own) => own < 0)).toBe(true)
  })

  test.runIf(model.imputes)(
    'missing cells are filled, and what was observed, keys, times and order stand',
    async () => {
      const tables = clinic(150)
      const fitted = await fitOn(tables)
      const filled = await fitted.impute!(tables, { rng: createRng(4) })
      const again = await model.load(fitted.save()).impute!(tables, { rng: createRng(4) })
      const before = cells(tables, 'visits', 'stage')
      const after = cells(filled, 'visits', 'stage')
      expect(before.filter((cell) => cell === null).length).toBeGreaterThan(50)
      expect(after.every((cell, row) => cell !== null && (before[row] === null || before[row] === cell))).toBe(true)
      for (const column of ['patient', 'day', 'marker'])
        expect(cells(filled, 'visits', column)).toEqual(cells(tables, 'visits', column))
      expect(cells(again, 'visits', 'stage')).toEqual(after)
    },
  )

  test.runIf(model.imputes)('a tree of tables with orphans and empty tables is filled', async () => {
    const fitted = await learn()
    const filled = await fitted.impute!(hospital(), { rng: createRng(4) })
    for (const { name: table } of schema.tables)
      expect(filled.table(table).rowCount).toBe(hospital().table(table).rowCount)
    expect(cells(filled, 'labs', 'pid')).toEqual(cells(hospital(), 'labs', 'pid'))
  })
})
