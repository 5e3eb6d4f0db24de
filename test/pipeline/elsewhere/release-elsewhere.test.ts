import { describe, expect, test } from 'vitest'
import { applyPlan, kAnonymityOptions, planKAnonymity } from '../../../anonymizers/index.js'
import { createRng } from '../../../src/index.js'
import { releaseElsewhere } from '../../../src/pipeline/elsewhere/release-elsewhere.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = {
  name: 'people',
  columns: [
    { name: 'age', kind: 'numeric', role: 'quasi-identifier' },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier', levels: ['F', 'M'] },
    { name: 'country', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'score', kind: 'numeric', role: 'feature' },
  ],
}
const train = Table.of(
  [
    numberColumn('age', [41, 49, 50, 67]),
    levelColumn('sex', ['F', 'M', 'F', 'M']),
    levelColumn('country', ['FR', 'DE', 'JP', 'JP']),
    numberColumn('score', [1.5, 2.5, 3.5, 4.5]),
  ],
  4,
)
const texts = (columns: Readonly<Record<string, readonly (string | null)[]>>) =>
  Table.of(
    Object.entries(columns).map(([name, cells]) => levelColumn(name, cells)),
    4,
  )
const asked = { file: 'made.csv', nature: 'generalised', schema, train } as const
const released = {
  age: ['[40, 50[', '[40, 50[', '*', '[60, 70['],
  sex: ['F', '*', 'F', 'M'],
  country: ['FR', 'DE', 'JP', 'JP'],
  score: ['1.5', '2.5', '3.5', '4.5'],
}
const cellsOf = (table: Table, name: string) =>
  Array.from({ length: table.rowCount }, (_, row) => cellAt(table.column(name), row))

describe('a release of another tool', () => {
  test('bands are found, stars alone are missing cells, and what is fine stays so', () => {
    const { table, schema: found, representatives } = releaseElsewhere({ ...asked, raw: texts(released) })
    expect(cellsOf(table, 'age')).toEqual(['40–49', '40–49', '*', '60–69'])
    expect(cellsOf(table, 'sex')).toEqual(['F', null, 'F', 'M'])
    expect(cellsOf(table, 'score')).toEqual([1.5, 2.5, 3.5, 4.5])
    expect(found.columns.map(({ kind }) => kind)).toEqual(['ordinal', 'categorical', 'categorical', 'numeric'])
    expect(Object.keys(representatives)).toEqual(['age'])
  })

  test('real people become as coarse: by the narrowest label that holds them', async () => {
    const { like } = releaseElsewhere({ ...asked, raw: texts(released) })
    expect(cellsOf(await like(train), 'age')).toEqual(['40–49', '40–49', '*', '60–69'])
  })

  test('labels of a hierarchy hold the values below them', async () => {
    const raw = texts({ ...released, country: ['Europe', 'Europe', 'Asia', 'Asia'] })
    const paths = [
      ['FR', 'Europe', '*'],
      ['DE', 'Europe', '*'],
      ['JP', 'Asia', '*'],
    ]
    const { like } = releaseElsewhere({ ...asked, raw, hierarchies: { country: { kind: 'paths', paths } } })
    expect(cellsOf(await like(train), 'country')).toEqual(['Europe', 'Europe', 'Asia', 'Asia'])
  })

  test('labels that nothing explains are refused by column, never by their text', () => {
    const raw = texts({ ...released, country: ['zebra', 'zebra', 'Asia', 'Asia'] })
    const act = () => releaseElsewhere({ ...asked, raw })
    expect(act).toThrow(
      expect.objectContaining({
        code: 'bad-data',
        issues: [
          expect.objectContaining({ file: 'made.csv', column: 'country', message: expect.stringContaining('2 ') }),
        ],
      }),
    )
    expect(act).not.toThrow(/zebra/)
  })

  test('who is who is known by the order of rows alone', () => {
    const raw = texts(released)
    expect(releaseElsewhere({ ...asked, raw }).origins).toBeUndefined()
    expect(releaseElsewhere({ ...asked, raw, sameOrder: true }).origins).toEqual(Int32Array.of(0, 1, 2, 3))
    const fewer = raw.take([0, 1])
    expect(() => releaseElsewhere({ ...asked, raw: fewer, sameOrder: true })).toThrow(/one to one/)
  })

  test('columns that were left out are not asked for', () => {
    const { schema: found } = releaseElsewhere({ ...asked, raw: texts(released).select(['age', 'score']) })
    expect(found.columns.map(({ name }) => name)).toEqual(['age', 'score'])
  })
})

test('our own generalised releases are read as what they are', async () => {
  const rng = createRng('own').fork('rows')
  const rows = 400
  const of = (make: () => number) => Array.from({ length: rows }, make)
  const table = Table.of(
    [
      numberColumn(
        'age',
        of(() => 18 + Math.floor(rng.uniform() * 70)),
      ),
      levelColumn(
        'sex',
        of(() => rng.uniform()).map((each) => (each < 0.5 ? 'F' : 'M')),
      ),
      levelColumn(
        'country',
        of(() => rng.uniform()).map((each) => ['FR', 'DE', 'JP'][Math.floor(each * 3)]!),
      ),
      numberColumn(
        'score',
        of(() => Math.round(rng.uniform() * 100) / 10),
      ),
    ],
    rows,
  )
  const plan = planKAnonymity(table, { schema, options: kAnonymityOptions.parse({ k: 5 }) })
  const applied = applyPlan(plan, table, schema)
  const raw = Table.of(
    applied.table.columns.map(({ name }) =>
      levelColumn(
        name,
        cellsOf(applied.table, name).map((cell) => (cell === null ? null : String(cell))),
      ),
    ),
    rows,
  )
  const release = releaseElsewhere({ ...asked, raw, train: table, sameOrder: true })
  // A column of stars alone is a column of missing cells.
  const coarse = Object.entries(applied.representatives).flatMap(([name, all]) =>
    Object.keys(all).length > 1 ? [name] : [],
  )
  expect(coarse).toContain('age')
  for (const name of coarse) expect(cellsOf(release.table, name)).toEqual(cellsOf(applied.table, name))
  const like = applyPlan(plan, table, schema, { keepsAll: true }).table
  const released = new Set(cellsOf(applied.table, 'age'))
  // A band all of whose people were suppressed is in no cell of the release.
  const known = cellsOf(like, 'age').map((label) => (released.has(label) ? label : null))
  expect(cellsOf(await release.like(table), 'age')).toEqual(known)
})
