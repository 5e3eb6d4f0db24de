import { levelColumn, numberColumn, Table } from '../../src/table/index.js'
import type { DatabaseSchema } from '../../src/table/linked/index.js'

/** Two tables, one of people, that every technique is tried on: `visits.person` points at `people.id`. */
export const exampleSchema: DatabaseSchema = {
  name: 'clinic',
  tables: [
    {
      name: 'people',
      isView: false,
      columns: [
        { name: 'id', type: { kind: 'text' }, isNullable: false },
        { name: 'name', type: { kind: 'text' }, isNullable: true },
        { name: 'sex', type: { kind: 'text' }, isNullable: true },
        { name: 'age', type: { kind: 'integer', bits: 32 }, isNullable: true },
        { name: 'zip', type: { kind: 'text' }, isNullable: true },
      ],
      primaryKey: ['id'],
      unique: [],
      references: [],
      checks: [],
    },
    {
      name: 'visits',
      isView: false,
      columns: [
        { name: 'person', type: { kind: 'text' }, isNullable: false },
        { name: 'day', type: { kind: 'date' }, isNullable: true },
        { name: 'weight', type: { kind: 'float', bits: 64 }, isNullable: true },
      ],
      unique: [],
      references: [{ columns: ['person'], table: 'people', to: ['id'] }],
      checks: [],
    },
  ],
}

/** Rows of the example; `people: 0` has none in either table. */
export function exampleTables(people: number): ReadonlyMap<string, Table> {
  const numbers = Array.from({ length: people }, (_, index) => index)
  const ids = numbers.map((index) => `P-${String(100_000 + index * 37)}`)
  const visits = numbers.flatMap((index) => Array.from({ length: index % 3 }, (_, visit) => ({ index, visit })))
  return new Map([
    [
      'people',
      Table.of([
        levelColumn('id', ids),
        levelColumn(
          'name',
          numbers.map((index) => (index % 11 === 5 ? null : `Secretname${index}`)),
        ),
        levelColumn(
          'sex',
          numbers.map((index) => (index % 2 === 0 ? 'F' : 'M')),
        ),
        numberColumn(
          'age',
          numbers.map((index) => (index % 13 === 7 ? null : 20 + ((index * 7) % 70))),
        ),
        levelColumn(
          'zip',
          numbers.map((index) => `${75_000 + (index % 20)}`),
        ),
      ]),
    ],
    [
      'visits',
      Table.of([
        levelColumn(
          'person',
          visits.map(({ index }) => ids[index] ?? null),
        ),
        numberColumn(
          'day',
          visits.map(({ index, visit }) => Date.UTC(2020, 0, 1 + index + 30 * visit)),
        ),
        numberColumn(
          'weight',
          visits.map(({ index }) => (index % 5 === 0 ? null : 50 + (index % 40) / 2)),
        ),
      ]),
    ],
  ])
}

/** By technique, options that it can work on the example with. */
export const exampleOptions: Readonly<Record<string, unknown>> = {
  masking: {
    patients: { people: 'id', visits: 'person' },
    rules: [
      { columns: ['people.id', 'visits.person'], mask: 'ff1' },
      { columns: 'people.name', mask: 'pick', list: 'fr/last-names' },
      { columns: 'people.zip', mask: 'drop' },
      { columns: 'people.age', mask: 'age-band' },
      { columns: 'visits.day', mask: 'date-shift' },
      { columns: ['people.*', 'visits.*'], mask: 'keep' },
    ],
  },
  'k-anonymity': { table: 'people', quasi: ['sex', 'age', 'zip'], person: 'id', k: 3, suppression: 0.2 },
  'cell-suppression': { columns: ['people.sex', 'people.age', 'people.zip'], k: 3 },
  'open-ends': { columns: ['people.age', 'weight'], k: 5 },
  'micro-aggregation': { columns: ['weight', 'day'], k: 3 },
  noise: { columns: ['age', 'weight', 'visits.day'], share: 0.2 },
  'rank-swap': { columns: 'age', share: 0.1 },
  pram: { columns: ['sex', 'zip'], stays: 0.7 },
}
