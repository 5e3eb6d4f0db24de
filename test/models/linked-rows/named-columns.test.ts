import { expect, test } from 'vitest'
import { findLinkedModel } from '../../../models/index.js'
import { planCourses } from '../../../models/linked-rows/courses/plan-courses.js'
import { createRng } from '../../../src/math/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import { levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const identifier = { kind: 'identifier', role: 'direct-identifier' } as const
const number = { kind: 'numeric', role: 'feature', precision: 0 } as const

/** Stays follow one another; samples are taken within them. */
function schemaOf(stays: Partial<LinkedSchema['tables'][number]> = {}): LinkedSchema {
  return {
    name: 'ward',
    tables: [
      {
        name: 'people',
        key: 'id',
        columns: [
          { name: 'id', ...identifier },
          { name: 'age', ...number },
        ],
      },
      {
        name: 'stays',
        key: 'stay',
        parent: { table: 'people', column: 'id' },
        time: { column: 'enter' },
        courses: [{ type: 'monotone', column: 'leave', direction: 'rises' }],
        columns: [
          { name: 'stay', ...identifier },
          { name: 'id', ...identifier },
          ...['enter', 'leave', 'bill'].map((name) => ({ name, ...number })),
        ],
        ...stays,
      },
      {
        name: 'samples',
        parent: { table: 'stays', column: 'stay' },
        time: { column: 'taken', until: 'leave' },
        columns: [
          { name: 'stay', ...identifier },
          { name: 'taken', ...number },
        ],
      },
    ],
  }
}

function made(schema: LinkedSchema): LinkedTables {
  const rng = createRng(1)
  const ids = Array.from({ length: 200 }, (_, person) => `p${person}`)
  const stays = ids.flatMap((id) => {
    let at = rng.below(400)
    return Array.from({ length: 1 + rng.below(4) }, () => {
      const enter = at
      const leave = enter + 20 + rng.below(30)
      at = leave + 30 + rng.below(200)
      return { id, enter, leave }
    })
  })
  const keys = stays.map((_, row) => `s${row}`)
  const samples = stays.flatMap(({ enter, leave }, row) =>
    Array.from({ length: 1 + rng.below(3) }, () => ({ stay: keys[row]!, taken: enter + rng.below(leave - enter) })),
  )
  const ordered = samples.sort(
    (one, other) => Number(one.stay.slice(1)) - Number(other.stay.slice(1)) || one.taken - other.taken,
  )
  return LinkedTables.of(
    new Map([
      [
        'people',
        Table.of([
          levelColumn('id', ids),
          numberColumn(
            'age',
            ids.map(() => 30 + rng.below(50)),
          ),
        ]),
      ],
      [
        'stays',
        Table.of([
          levelColumn('stay', keys),
          levelColumn(
            'id',
            stays.map(({ id }) => id),
          ),
          numberColumn(
            'enter',
            stays.map(({ enter }) => enter),
          ),
          numberColumn(
            'leave',
            stays.map(({ leave }) => leave),
          ),
          numberColumn(
            'bill',
            stays.map(({ leave }) => leave + 1000),
          ),
        ]),
      ],
      [
        'samples',
        Table.of([
          levelColumn(
            'stay',
            ordered.map(({ stay }) => stay),
          ),
          numberColumn(
            'taken',
            ordered.map(({ taken }) => taken),
          ),
        ]),
      ],
    ]),
    schema,
  )
}

test('what tables below end by is held, not told as a difference: their rows are there, and end by it', async () => {
  const train = made(schemaOf())
  expect(planCourses(train)).toMatchObject([
    { type: 'hold', table: 'stays', column: 'leave', rule: 'rises' },
    { type: 'last', table: 'stays' },
  ])
  const model = findLinkedModel('histories')
  const fitted = await model.fit(train, { options: model.options.parse({ trees: 1 }), rng: createRng(1) })
  const drawn = await collectLinked(fitted.sample(200, { rng: createRng(2) }), fitted)
  const perStay = (tables: LinkedTables) => tables.table('samples').rowCount / tables.table('stays').rowCount
  expect(Math.abs(perStay(drawn) / perStay(train) - 1)).toBeLessThan(0.2)
})

test('so is what relations inside a row speak of; what nothing speaks of is told as a difference', () => {
  const [people, , samples] = schemaOf().tables
  const alone = {
    name: 'ward',
    tables: [people!, { ...schemaOf().tables[1]!, key: undefined }],
  } as unknown as LinkedSchema
  expect(samples!.time!.until).toBe('leave')
  const two = (schema: LinkedSchema) =>
    LinkedTables.of(new Map(schema.tables.map(({ name }) => [name, made(schemaOf()).table(name)])), schema)
  expect(planCourses(two(alone))).toMatchObject([{ type: 'steps', column: 'leave' }, { type: 'last' }])
  const related = {
    ...alone,
    tables: alone.tables.map((table) =>
      table.name === 'stays'
        ? { ...table, relations: [{ type: 'formula', column: 'bill', formula: 'leave + 1000' }] }
        : table,
    ),
  } as LinkedSchema
  expect(planCourses(two(related))).toMatchObject([{ type: 'hold', column: 'leave' }, { type: 'last' }])
})
