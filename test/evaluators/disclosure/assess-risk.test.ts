import { expect, test } from 'vitest'
import { assessRisk } from '../../../evaluators/disclosure/index.js'
import { minimalUniques, sudaScores } from '../../../evaluators/disclosure/minimal-uniques.js'
import { renderRisk } from '../../../src/report/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

/** Twelve rows; fk and scores of sdcMicro 5.8.1. */
const rows = [
  ...[
    ['30', '75', 'M', 'nurse'],
    ['30', '75', 'M', 'nurse'],
    ['30', '75', 'F', 'doctor'],
    ['30', '69', 'F', 'nurse'],
  ],
  ...[
    ['40', '69', 'F', 'doctor'],
    ['40', '69', 'F', 'doctor'],
    ['40', '13', 'M', 'porter'],
    ['40', '13', 'M', 'nurse'],
  ],
  ...[
    ['50', '13', 'M', 'porter'],
    ['50', '75', 'F', 'clerk'],
    ['50', '75', 'M', 'clerk'],
    ['50', '69', 'M', 'clerk'],
  ],
]
const names = ['age', 'dept', 'sex', 'job']
const table = Table.of(
  names.map((name, place) =>
    levelColumn(
      name,
      rows.map((row) => row[place]!),
    ),
  ),
)
const schema: Schema = {
  name: 'staff',
  columns: names.map((name) => ({ name, kind: 'categorical', role: 'quasi-identifier' })),
}

test('scores of minimal sample uniques', () => {
  const codes = table.columns.map((column) => (column.type === 'level' ? column.codes : []))
  const uniques = minimalUniques(codes, { rowCount: 12, mostColumns: 4 })
  const scores = sudaScores(uniques, { rowCount: 12, columnCount: 4 })
  expect([...scores]).toEqual([0, 0, 5, 6, 0, 0, 2, 4, 4, 4, 2, 6])
})

test('who stands alone, and by which columns', () => {
  const risk = assessRisk(table, { schema })
  expect(risk).toMatchObject({ rows: 12, people: 12, classes: 10, smallestClass: 1 })
  expect(risk.attackers.alone).toMatchObject({ people: 8, share: 8 / 12 })
  expect(risk.attackers.prosecutor).toEqual({ highest: 1, average: 10 / 12 })
  expect(risk.attackers.atRisk.people).toBe(12)
  expect(risk.combinations[0]!.columns.length).toBe(2)
  expect(risk.combinations.every(({ rows: isolated }) => isolated > 0)).toBe(true)
})

test('people are counted, not their rows', () => {
  const patient = numberColumn('patient', [1, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10])
  const risk = assessRisk(Table.of([...table.columns, patient]), { schema: { ...schema, patient: 'patient' } })
  expect(risk.people).toBe(10)
  // The two nurses of thirty are one person, as are the two doctors of forty.
  expect(risk.attackers.alone.people).toBe(10)
})

test('a group that is all of one kind is named, whatever its size', () => {
  const died = Table.of([
    levelColumn('ward', ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b']),
    levelColumn('death', ['yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'yes']),
  ])
  const roles: Schema = {
    name: 'wards',
    columns: [
      { name: 'ward', kind: 'categorical', role: 'quasi-identifier' },
      { name: 'death', kind: 'categorical', role: 'outcome' },
    ],
  }
  const [found] = assessRisk(died, { schema: roles }).homogeneity
  expect(found).toMatchObject({ column: 'death', rows: 4, classes: 1 })
  expect(found!.byChance).toBeCloseTo(0.75 ** 4 + 0.25 ** 4, 12)
})

test('a table without anything known is refused', () => {
  expect(() => assessRisk(table, { schema: { ...schema, columns: [] } })).toThrow('no quasi-identifier')
})

test('Safe Harbor: dates, old age and places are found', () => {
  const whole: Schema = {
    name: 'stays',
    columns: [
      { name: 'age', kind: 'numeric', role: 'quasi-identifier' },
      { name: 'admitted', kind: 'datetime', role: 'feature' },
      { name: 'zip', kind: 'categorical', role: 'quasi-identifier' },
    ],
  }
  const stays = Table.of([
    numberColumn('age', [40, 93]),
    numberColumn('admitted', [0, 1]),
    levelColumn('zip', ['1', '2']),
  ])
  const broken = assessRisk(stays, { schema: whole }).safeHarbor.filter(({ state }) => state === 'not met')
  expect(broken.map(({ id, columns }) => [id, columns])).toEqual([
    ['places', ['zip']],
    ['dates', ['admitted']],
    ['ages', ['age']],
  ])
})

test('the page says the same in both languages, escaped, and loads nothing', () => {
  const risk = assessRisk(table, { schema, samplingFraction: 0.1 })
  const [english, french] = (['en', 'fr'] as const).map((language) => renderRisk(risk, { language, title: 'a <b>' }))
  expect(english).toContain('8 of 12 people stand alone')
  expect(french).toContain('8 personnes sur 12')
  // What columns are called proves nothing: the list never says that a rule is met.
  expect([english!.includes('none found'), />(not )?met</.test(english!)]).toEqual([true, false])
  expect(french).toContain('rien vu')
  for (const page of [english!, french!]) {
    expect(page).toContain('a &#60;b&#62;')
    expect(page).not.toMatch(/src=|href=|<script/)
    expect(page.match(/<tr>/g)!.length).toBe(english!.match(/<tr>/g)!.length)
  }
})
