import { describe, expect, test } from 'vitest'
import { findKeptRows, parseSubset, planSubset, subsetStreams } from '../../../../anonymizers/index.js'
import { createRng } from '../../../../src/math/index.js'
import { cellAt, levelColumn, Table } from '../../../../src/table/index.js'
import { type DatabaseSchema, streamsOf, type TableStreams } from '../../../../src/table/linked/index.js'

const text = { kind: 'text' } as const
type Rows = Readonly<Record<string, readonly (string | null)[]>>
type Points = readonly (readonly [readonly string[], string, readonly string[]])[]

function tablesOf(
  tables: Readonly<Record<string, { readonly rows: Rows; readonly points?: Points }>>,
  batchRows = 2,
): TableStreams {
  const schema: DatabaseSchema = {
    name: 'made',
    tables: Object.entries(tables).map(([name, { rows, points = [] }]) => ({
      ...{ name, isView: false, unique: [], checks: [] },
      columns: Object.keys(rows).map((column) => ({ name: column, type: text, isNullable: true })),
      references: points.map(([columns, table, to]) => ({ columns, table, to })),
    })),
  }
  const made = Object.entries(tables).map(
    ([name, { rows }]) =>
      [name, Table.of(Object.entries(rows).map(([column, cells]) => levelColumn(column, cells)))] as const,
  )
  return streamsOf(new Map(made), { schema, batchRows })
}

async function rowsOf(streams: TableStreams, table: string): Promise<Record<string, string | number | null>[]> {
  const rows: Record<string, string | number | null>[] = []
  for await (const batch of streams.read(table))
    for (let row = 0; row < batch.rowCount; row++)
      rows.push(Object.fromEntries(batch.columns.map((column) => [column.name, cellAt(column, row)])))
  return rows
}

async function keptOf(streams: TableStreams, said: string, who: readonly string[] = []) {
  const subset = parseSubset(said)
  const plan = planSubset(streams.schema, subset.table ?? '')
  const rows = await findKeptRows(streams, { subset, plan, who, isDrawn: (key) => key.includes('1') })
  const part = subsetStreams(streams, rows)
  return async (table: string, column: string) => (await rowsOf(part, table)).map((row) => row[column])
}

const hospital = tablesOf({
  patients: {
    rows: { id: ['1', '2', '3', '4'], age: ['70', '40', '65', null], mother: [null, '1', '2', null] },
    points: [[['mother'], 'patients', ['id']]],
  },
  stays: {
    rows: { ward: ['w1', 'w2', 'w3', 'w1', 'w1'], nr: ['1', '1', '1', '2', '9'], patient: ['1', '2', '3', '3', null] },
    points: [
      [['patient'], 'patients', ['id']],
      [['ward'], 'wards', ['id']],
    ],
  },
  labs: {
    rows: {
      lab: ['a', 'b', 'c', 'd'],
      patient: ['1', '2', '3', '3'],
      ward: ['w1', 'w2', 'w3', null],
      nr: ['1', '1', '1', null],
      other: [null, null, null, '2'],
    },
    points: [
      [['patient'], 'patients', ['id']],
      [['other'], 'patients', ['id']],
      [['ward', 'nr'], 'stays', ['ward', 'nr']],
    ],
  },
  wards: {
    rows: { id: ['w1', 'w2', 'w3', 'w4'], head: ['s1', 's2', 's3', null] },
    points: [[['head'], 'staff', ['id']]],
  },
  staff: {
    rows: {
      id: ['s1', 's2', 's3', 's4', 's5'],
      chief: ['s4', null, 's5', null, 's4'],
      ward: ['w1', null, null, 'w2', null],
    },
    points: [
      [['chief'], 'staff', ['id']],
      [['ward'], 'wards', ['id']],
    ],
  },
  codes: { rows: { code: ['x', 'y'] } },
})

describe('a part of a database', () => {
  test('keeps children of kept people only, and whatever kept rows point at, round circles too', async () => {
    const of = await keptOf(hospital, 'patients where age >= 60')
    // 2 is there for 3 points at her as the mother, but nothing of hers.
    expect(await of('patients', 'id')).toEqual(['1', '2', '3'])
    expect(await of('stays', 'patient')).toEqual(['1', '3', '3'])
    // d is of 3 and of 2, who was not chosen.
    expect(await of('labs', 'lab')).toEqual(['a', 'c'])
    // w2: the ward of s4, the chief of s1, who heads w1.
    expect(await of('wards', 'id')).toEqual(['w1', 'w2', 'w3'])
    expect(await of('staff', 'id')).toEqual(['s1', 's2', 's3', 's4', 's5'])
    expect(await of('codes', 'code')).toEqual(['x', 'y'])
  })

  test('a share is of whole people, by who they are', async () => {
    const of = await keptOf(hospital, 'patients 30%', ['id'])
    expect(await of('patients', 'id')).toEqual(['1'])
    expect(await of('stays', 'patient')).toEqual(['1'])
    expect(await of('wards', 'id')).toEqual(['w1', 'w2'])
    expect(await of('staff', 'id')).toEqual(['s1', 's2', 's4'])
  })

  test('leaves no key without its row, and no row without need, in a hundred made graphs of tables', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const rng = createRng(seed)
      const upTo = (count: number) => Math.floor(rng.uniform() * count)
      const names = Array.from({ length: 2 + upTo(5) }, (_, at) => `t${at}`)
      const count = 4 + upTo(20)
      const made = names.map((name) => {
        const points = names.filter(() => rng.uniform() < 0.4)
        const keys = points.map((to) => [
          `to_${to}`,
          Array.from({ length: count }, () => (rng.uniform() < 0.2 ? null : `${upTo(count)}`)),
        ])
        const rows: Rows = { id: Array.from({ length: count }, (_, at) => `${at}`), ...Object.fromEntries(keys) }
        return [name, { rows, points: points.map((to) => [[`to_${to}`], to, ['id']] as const) }] as const
      })
      const streams = tablesOf(Object.fromEntries(made), 1 + upTo(30))
      const subset = parseSubset('t0 where id in ("0", "2")')
      const plan = planSubset(streams.schema, 't0')
      const part = subsetStreams(streams, await findKeptRows(streams, { subset, plan, who: [], isDrawn: () => true }))
      const kept = new Map(await Promise.all(names.map(async (name) => [name, await rowsOf(part, name)] as const)))
      const ids = new Map([...kept].map(([name, rows]) => [name, new Set(rows.map(({ id }) => id))]))
      const pointed = new Set<string>()
      for (const { name, references } of streams.schema.tables)
        for (const row of kept.get(name)!)
          for (const { columns, table } of references) {
            const key = row[columns[0]!]!
            if (key === null) continue
            pointed.add(`${table}/${key}`)
            expect(ids.get(table)!.has(key), `seed ${seed}: ${name} to ${table}`).toBe(true)
          }
      const roles = new Map(plan.map(({ name, role }) => [name, role]))
      for (const [name, rows] of kept)
        for (const { id } of rows)
          if (roles.get(name) === 'parent') expect(pointed.has(`${name}/${id}`), `seed ${seed}: ${name}`).toBe(true)
      expect(['0', '2'].every((id) => ids.get('t0')!.has(id))).toBe(true)
    }
  })

  test('a subset that says nothing known is refused', () => {
    for (const said of ['', 'some', '0%', '101%', 'patients whre age > 3'])
      expect(() => parseSubset(said), said).toThrow(/subset/)
    expect(() => planSubset(hospital.schema, 'patient')).toThrow(/no table is called "patient".*patients/)
  })
})
