import { describe, expect, test } from 'vitest'
import { decimalsWritten, digitQuestions } from '../../../evaluators/fidelity/digit-questions.js'
import { digits } from '../../../evaluators/fidelity/digits.js'
import { createRng } from '../../../src/math/index.js'
import { numberColumn, type Schema, Table } from '../../../src/table/index.js'

const day = 86_400_000
const schema: Schema = {
  name: 't',
  columns: [
    { name: 'dose', kind: 'numeric', role: 'feature' },
    { name: 'seen', kind: 'datetime', role: 'feature' },
  ],
}

type Write = (value: number) => number

/** Doses of mean 500 and moments of ten years, written as told; a share of cells missing. */
function tableOf(seed: number, { dose, seen, missing = 0 }: { dose: Write; seen: Write; missing?: number }): Table {
  const rng = createRng(seed)
  const cells = (draw: () => number, write: Write) =>
    Array.from({ length: 400 }, () => (rng.uniform() < missing ? null : write(draw())))
  return Table.of([
    numberColumn(
      'dose',
      cells(() => 500 + 100 * rng.normal(), dose),
    ),
    numberColumn(
      'seen',
      cells(() => rng.uniform() * 3650 * day, seen),
    ),
  ])
}

const fives: Write = (value) => 5 * Math.round(value / 5)
const whole: Write = (moment) => day * Math.floor(moment / day)
const real = { dose: fives, seen: whole }

async function areaOf(synthetic: Table, { written = real, stated = schema } = {}) {
  const [train, holdout, reference] = [1, 2, 3].map((seed) => tableOf(seed, written))
  const result = await digits.compute({
    ...{ schema: stated, train: train!, holdout: holdout!, reference: reference!, synthetic, rng: createRng(1) },
  })
  if (result.status === 'skipped') throw new Error(result.reason)
  return result
}

test.each([
  ['ones beside fives', { dose: Math.round, seen: whole }, 'dose', ['last digit', 'remainder']],
  ['decimals beside whole numbers', { dose: (value: number) => fives(value) + 0.5, seen: whole }, 'dose', ['decimals']],
  ['hours beside whole days', { dose: fives, seen: (moment: number) => moment }, 'seen', ['time of day']],
  [
    'one weekday in seven',
    { dose: fives, seen: (moment: number) => 7 * day * Math.floor(moment / day / 7) },
    'seen',
    ['weekday'],
  ],
] as const)('%s are told, and named', async (_, written, name, signs) => {
  const { interval, detail } = await areaOf(tableOf(4, written))
  expect(interval![0]).toBeGreaterThan(0.8)
  const [worst] = (detail as { columns: { name: string; sign: string }[] }).columns
  expect(worst).toMatchObject({ name })
  expect(signs).toContain(worst!.sign)
})

test('values of the same digits are not told, whatever their size and however many are missing', async () => {
  const areas: number[] = []
  for (const seed of [4, 5, 6, 7]) areas.push((await areaOf(tableOf(seed, { ...real, missing: 0.4 }))).value)
  // Twice as large, in the same digits.
  areas.push((await areaOf(tableOf(8, { ...real, dose: (value) => fives(value) + 500 }))).value)
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.04)
})

test('fewer decimals than the real file has tell only where the schema does not state them', async () => {
  const written = { dose: (value: number) => value, seen: whole }
  const synthetic = tableOf(4, { ...written, dose: (value) => Math.round(100 * value) / 100 })
  expect((await areaOf(synthetic, { written })).interval![0]).toBeGreaterThan(0.95)
  const columns = schema.columns.map((column) => (column.name === 'dose' ? { ...column, precision: 2 } : column))
  expect((await areaOf(synthetic, { written, stated: { ...schema, columns } })).value).toBeLessThan(0.6)
})

describe('what is asked of a column', () => {
  const signsOf = (cells: readonly number[]) =>
    digitQuestions({ kind: 'numeric' }, numberColumn('x', cells)).map(({ sign }) => sign)

  test('no digit of a column of few values: it would say how large the value is', () => {
    expect(signsOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual(['decimals'])
    expect(signsOf([])).toEqual([])
  })

  test('days that are whole years of 365.25', () => {
    const years = numberColumn(
      'x',
      Array.from({ length: 60 }, (_, year) => Math.round(year * 365.25)),
    )
    const units = digitQuestions({ kind: 'numeric' }, years).filter(({ sign }) => sign === 'multiple of a unit')
    const hit = units.filter(({ ask }) => years.values.every((value) => ask(value) === 1))
    // A year is twelve mean months.
    expect(hit.map(({ ask }) => ask(400))).toEqual([0, 0])
  })
})

test('decimals are counted beyond the errors of binary fractions', () => {
  expect([3, 0.1 + 0.2, 58.7652292950034, -1.25, 1e15].map(decimalsWritten)).toEqual([0, 1, 12, 2, 0])
})
