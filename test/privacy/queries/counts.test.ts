import { expect, test } from 'vitest'
import { createLedger } from '../../../src/privacy/index.js'
import { ask, planQueries, questionsOf } from '../../../src/privacy/queries/index.js'
import { levelColumn, Table } from '../../../src/table/index.js'
import { answersOf, noNoise, numberOf, peopleSchema, peopleTable } from './people.js'

const table = peopleTable(600)
const cells = (name: string) => {
  const column = table.column(name)
  return Array.from({ length: table.rowCount }, (_, row) =>
    column.type === 'level' && column.codes[row]! >= 0 ? column.levels[column.codes[row]!]! : '',
  )
}
const [ages, sexes, markers] = [cells('age').map(Number), cells('sex'), cells('marker')]

const asked = [
  { id: 'all', ask: 'count' },
  { id: 'by-sex', ask: 'count', by: ['sex'] },
  { id: 'elderly', ask: 'count', where: 'age >= 70' },
  { id: 'ages', ask: 'histogram', of: 'age', edges: [20, 40, 70, 100] },
  { id: 'both', ask: 'table', of: ['sex', { column: 'age', edges: [20, 70, 100] }] },
  { id: 'odd', ask: 'count', where: 'marker > age / 5 and sex = "F"' },
]

test('with next to no noise, counts are those of the table', async () => {
  const { byId } = await answersOf(table, asked, { epsilon: noNoise })
  expect(numberOf(byId.all)).toBeCloseTo(600, 2)
  expect(numberOf(byId['by-sex'], { sex: 'F' })).toBeCloseTo(sexes.filter((sex) => sex === 'F').length, 2)
  expect(numberOf(byId.elderly)).toBeCloseTo(ages.filter((age) => age >= 70).length, 2)
  expect(numberOf(byId.ages, { age: '40 – 70' })).toBeCloseTo(ages.filter((age) => age >= 40 && age < 70).length, 2)
  expect(numberOf(byId.both, { sex: 'M', age: '70 – 100' })).toBeCloseTo(
    ages.filter((age, row) => age >= 70 && sexes[row] === 'M').length,
    2,
  )
  const odd = markers.filter((text, row) => text !== '' && Number(text) > ages[row]! / 5 && sexes[row] === 'F').length
  expect(numberOf(byId.odd)).toBeCloseTo(odd, 2)
})

test('noisy counts that must agree do, whatever the noise', async () => {
  const { byId } = await answersOf(table, asked, { epsilon: 1 })
  const sum = (id: string) => byId[id]!.cells.reduce((total, { estimate }) => total + estimate!.value, 0)
  const whole = numberOf(byId.all)
  for (const id of ['by-sex', 'ages', 'both']) expect(sum(id), id).toBeCloseTo(whole, 4)
  const old = (sex: string) => numberOf(byId.both, { sex, age: '70 – 100' })
  expect(old('F') + old('M') + old('(missing)')).toBeCloseTo(numberOf(byId.elderly), 4)
  expect(numberOf(byId.ages, { age: '70 – 100' })).toBeCloseTo(numberOf(byId.elderly), 4)
  expect(Math.abs(whole - 600)).toBeGreaterThan(1e-6)
})

test('numbers beyond the bounds count as the bounds, levels that are not listed as missing, and nothing is refused', async () => {
  const odd = Table.of([
    levelColumn('age', ['1000', '-3', 'x', '50', null]),
    levelColumn('sex', ['F', 'M', 'Q', 'f', null]),
    ...['stage', 'marker', 'days', 'dead'].map((name) => levelColumn(name, [null, null, null, null, null])),
  ])
  const { byId } = await answersOf(odd, [asked[1], asked[3]], { epsilon: noNoise })
  expect(byId.ages!.cells.map(({ estimate }) => Math.round(estimate!.value))).toEqual([1, 1, 1, 2])
  expect(byId['by-sex']!.cells.map(({ estimate }) => Math.round(estimate!.value))).toEqual([1, 1, 3])
})

test('no mean, quantile or interval of one leaves the bounds, nor a variance falls below 0', async () => {
  const old = Table.of(
    peopleSchema.columns.map(({ name }) =>
      levelColumn(name, Array<string | null>(60).fill(name === 'age' ? '97' : null)),
    ),
  )
  for (const round of [1, 2, 3]) {
    const { byId } = await answersOf(
      old,
      [
        { id: 'mean', ask: 'mean', of: 'age' },
        { id: 'quantiles', ask: 'quantiles', of: 'age' },
        { id: 'variance', ask: 'variance', of: 'age' },
      ],
      { epsilon: 4 },
    )
    const [bounds, ends] = [[20, 100] as const, [0, Number.POSITIVE_INFINITY] as const]
    for (const [id, [low, high]] of [
      ['mean', bounds] as const,
      ['quantiles', bounds] as const,
      ['variance', ends] as const,
    ])
      for (const { estimate } of byId[id]!.cells)
        for (const each of estimate
          ? [estimate.value, ...estimate.noise, ...estimate.sampling, ...estimate.both]
          : []) {
          expect(each, `${id} ${round}`).toBeGreaterThanOrEqual(low)
          expect(each, `${id} ${round}`).toBeLessThanOrEqual(high)
        }
  }
})

test('the table is read after the charge, and not where the ledger is spent', async () => {
  const ledger = createLedger({ epsilon: 1, publicSize: 1000, unit: 'row', patients: 'made people' })
  const plan = planQueries(questionsOf({ questions: asked }), peopleSchema)
  const { all: rho } = ledger.plan({ all: 1 })
  let entries = 0
  const read = async () => {
    entries = ledger.entries().length
    return table
  }
  await ask({ plan, ledger, rho, read })
  expect(entries).toBe(6)
  entries = -1
  await expect(ask({ plan, ledger, rho, read })).rejects.toThrow('too little privacy left')
  expect(entries).toBe(-1)
})

test('questions that cannot be asked are refused by the schema alone', () => {
  const plan = (question: object) => () => planQueries(questionsOf({ questions: [question] }), peopleSchema)
  expect(plan({ ask: 'count', by: ['sexe'] })).toThrow('question "1" names an unknown column: "sexe"')
  expect(plan({ ask: 'count', where: 'agee > 3' })).toThrow('unknown column: "agee"')
  expect(plan({ ask: 'count', where: 'sex = "X"' })).toThrow('unknown level')
  expect(plan({ ask: 'count', by: ['age'] })).toThrow('cannot be asked')
  expect(plan({ ask: 'count', weight: 0 })).toThrow('cannot be read')
  const open = { ...peopleSchema, columns: peopleSchema.columns.map(({ bounds: _, levels: __, ...column }) => column) }
  for (const question of [
    { ask: 'mean', of: 'age' },
    { ask: 'count', by: ['sex'] },
    { ask: 'count', where: 'sex = "F"' },
  ])
    expect(() => planQueries(questionsOf({ questions: [question] }), open)).toThrow('cannot be asked')
})

test('with next to no noise, means and variances are those of the cells that are there', async () => {
  const { byId } = await answersOf(
    table,
    [
      { id: 'mean', ask: 'mean', of: 'marker' },
      { id: 'variance', ask: 'variance', of: 'age', where: 'sex = "F"' },
      { id: 'sum', ask: 'sum', of: 'marker' },
    ],
    { epsilon: noNoise },
  )
  const present = markers.filter((text) => text !== '').map(Number)
  const total = present.reduce((sum, value) => sum + value, 0)
  expect(numberOf(byId.mean)).toBeCloseTo(total / present.length, 2)
  expect(numberOf(byId.sum)).toBeCloseTo(total, 0)
  const women = ages.filter((_, row) => sexes[row] === 'F')
  const mean = women.reduce((sum, age) => sum + age, 0) / women.length
  const variance = women.reduce((sum, age) => sum + (age - mean) ** 2, 0) / (women.length - 1)
  expect(numberOf(byId.variance) / variance).toBeCloseTo(1, 2)
})
