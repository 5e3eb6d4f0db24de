import { expect, test } from 'vitest'
import {
  type CountedColumn,
  distinctValues,
  fitCodebook,
  mostHolders,
  outermostPeople,
  withoutExtremePeople,
} from '../../src/encode/index.js'
import { createRng } from '../../src/math/index.js'
import { isMissing, levelColumn, numberColumn, patientIndex, type Schema, Table } from '../../src/table/index.js'

const minCount = 5
const kinds = {
  dose: { kind: 'numeric', role: 'feature', precision: 1 },
  count: { kind: 'numeric', role: 'feature' },
  ward: { kind: 'categorical', role: 'feature' },
  stage: { kind: 'ordinal', role: 'feature', levels: ['i', 'ii', 'iii', 'iv'] },
} as const

function made(rowCount: number, people?: number): { table: Table; schema: Schema } {
  const rng = createRng('counted')
  const rows = Array.from({ length: rowCount }, (_, row) => row)
  const person = (row: number) => (people === undefined ? row : (row * 7919) % people)
  const table = Table.of([
    numberColumn(
      'dose',
      rows.map(() => (rng.uniform() < 0.1 ? null : Math.round(rng.normal() * 90) / 10)),
    ),
    numberColumn(
      'count',
      rows.map(() => Math.floor(-20 * Math.log(1 - rng.uniform()))),
    ),
    levelColumn(
      'ward',
      rows.map(() => `w${Math.floor(60 * rng.uniform() ** 6)}`),
    ),
    levelColumn(
      'stage',
      rows.map(() => ['i', 'ii', 'iii', 'iv'][Math.floor(3.01 * rng.uniform())]!),
      ['i', 'ii', 'iii', 'iv'],
    ),
    ...(people === undefined
      ? []
      : [
          levelColumn(
            'person',
            rows.map((row) => `p${person(row)}`),
          ),
        ]),
  ])
  return {
    table,
    schema: {
      name: 'made',
      columns: [
        ...Object.entries(kinds).map(([name, column]) => ({ name, ...column })),
        ...(people === undefined ? [] : [{ name: 'person', kind: 'identifier', role: 'direct-identifier' } as const]),
      ],
      ...(people !== undefined && { patient: 'person' }),
    },
  }
}

/** What a source says that has the rows: distinct cells, rows, people. */
function countedOf(table: Table, schema: Schema): Map<string, CountedColumn> {
  const personOf = schema.patient === undefined ? null : patientIndex(table, schema)
  const counted = new Map<string, CountedColumn>()
  for (const name of Object.keys(kinds)) {
    const column = table.column(name)
    const present = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !isMissing(column, row))
    const cells = Float64Array.from(present, (row) =>
      column.type === 'number' ? column.values[row]! : column.codes[row]!,
    )
    const all = distinctValues(cells, personOf && Int32Array.from(present, (row) => personOf[row]!))
    const holders = all.holders?.map((people) => people.slice(0, mostHolders(minCount))) ?? null
    if (column.type === 'level') {
      counted.set(name, {
        type: 'level',
        levels: Array.from(all.values, (code) => column.levels[code]!),
        rows: all.rows,
        holders,
      })
      continue
    }
    const outer = new Set(outermostPeople(all, minCount))
    const rowsOf = new Map<string, { person: number; value: number; rows: number }>()
    if (personOf !== null)
      for (const row of present) {
        const [person, value] = [personOf[row]!, column.values[row]!]
        const key = `${person} ${value}`
        if (outer.has(person)) rowsOf.set(key, { person, value, rows: (rowsOf.get(key)?.rows ?? 0) + 1 })
      }
    const distinct = withoutExtremePeople({ ...all, holders }, { minCount, rowsOf: [...rowsOf.values()] })
    counted.set(name, { type: 'number', distinct })
  }
  return counted
}

test('books told from counts are those told from all rows', () => {
  const { table, schema } = made(20_000)
  const options = { bins: 32, rare: { minCount } }
  const few = table.slice(0, 500)
  const counted = fitCodebook(few, schema, { ...options, counted: countedOf(table, schema) })
  expect(counted.books).toEqual(fitCodebook(table, schema, options).books)
  expect(counted.schema.columns).toEqual(fitCodebook(table, schema, options).schema.columns)
  expect(fitCodebook(few, schema, options).books).not.toEqual(counted.books)
})

test('people are counted, and not their rows', () => {
  const { table, schema } = made(20_000, 700)
  const options = { bins: 32, rare: { minCount } }
  const counted = fitCodebook(table.slice(0, 500), schema, { ...options, counted: countedOf(table, schema) })
  const whole = fitCodebook(table, schema, options)
  // Whose zeros are left out of many depends on the order of rows, which counts do not know.
  const untied = ({ books }: typeof whole) => books.filter(({ column }) => column.name !== 'count')
  expect(untied(counted)).toEqual(untied(whole))
  expect(counted.notes).toEqual(whole.notes)
  const { patient: _, ...rows } = schema
  expect(fitCodebook(table, rows, options).books).not.toEqual(whole.books)
})
