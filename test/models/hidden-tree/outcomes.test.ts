import { expect, test } from 'vitest'
import { hiddenTree } from '../../../models/index.js'
import type { FittedModel } from '../../../models/model.js'
import { createRng } from '../../../src/math/index.js'
import { type Evidence, type LevelColumn, levelColumn, Table } from '../../../src/table/index.js'
import { schemaOf } from '../../contracts/model-tables.js'

const wards = ['a', 'b', 'c'] as const
const doses = ['low', 'mid', 'high'] as const
const ends = ['home', 'died'] as const

const schema = schemaOf([
  { name: 'ward', kind: 'categorical' },
  // Between the others, as in most tables.
  { name: 'end', kind: 'categorical', role: 'outcome' },
  { name: 'dose', kind: 'ordinal', levels: [...doses] },
])

/** Death by ward and dose together, which neither tells alone. */
function hospital(rowCount: number): Table {
  const rng = createRng('hospital')
  const rows = Array.from({ length: rowCount }, () => {
    const [ward, dose] = [rng.below(3), rng.below(3)]
    return { ward, dose, died: rng.uniform() < ((ward + dose) % 2 === 0 ? 0.25 : 0.03) }
  })
  return Table.of([
    levelColumn(
      'ward',
      rows.map(({ ward }) => wards[ward]!),
    ),
    levelColumn(
      'dose',
      rows.map(({ dose }) => doses[dose]!),
      [...doses],
    ),
    levelColumn(
      'end',
      rows.map(({ died }) => ends[Number(died)]!),
    ),
  ])
}

const request = { schema, options: hiddenTree.options.parse({ states: 4 }), rng: createRng('fit') }
const fitted = await hiddenTree.fit(hospital(4000), request)

/** All 18 rows, ward by ward, dose by dose. */
const every = Table.of([
  levelColumn(
    'ward',
    Array.from({ length: 18 }, (_, row) => wards[Math.floor(row / 6)]!),
  ),
  levelColumn(
    'dose',
    Array.from({ length: 18 }, (_, row) => doses[Math.floor(row / 2) % 3]!),
    [...doses],
  ),
  levelColumn(
    'end',
    Array.from({ length: 18 }, (_, row) => ends[row % 2]!),
  ),
])

/** P(ward, dose | died), by the likelihood. */
function wardsAndDosesOfTheDead(model: FittedModel): number[] {
  const died = model.logLikelihood!(every)
    .map(Math.exp)
    .filter((_, row) => row % 2 === 1)
  const total = died.reduce((sum, each) => sum + each, 0)
  return [...died].map((each) => each / total)
}

async function batchesOf(batches: AsyncIterable<Table>): Promise<Table[]> {
  const all: Table[] = []
  for await (const batch of batches) all.push(batch)
  return all
}

function drawn(model: FittedModel, rowCount: number, given?: Evidence): Promise<Table[]> {
  return batchesOf(model.sample(rowCount, { rng: createRng('draw'), ...(given && { given }) }))
}

function countWardsAndDoses(tables: readonly Table[]): Float64Array {
  const counts = new Float64Array(9)
  for (const table of tables) {
    const [ward, dose] = ['ward', 'dose'].map((name) => table.column(name) as LevelColumn)
    for (let row = 0; row < table.rowCount; row++) {
      const place = wards.indexOf(ward!.levels[ward!.codes[row]!] as 'a') * 3
      counts[place + doses.indexOf(dose!.levels[dose!.codes[row]!] as 'low')]! += 1
    }
  }
  return counts
}

test('the likelihood is that of the whole row', () => {
  const sum = fitted.logLikelihood!(every).reduce((total, nats) => total + Math.exp(nats), 0)
  expect(sum).toBeCloseTo(1, 6)
  expect(fitted.card().notes.join()).toContain('outcome "end" is drawn given all other columns')
})

test('rows under evidence on the outcome have its exact conditional distribution', async () => {
  const rowCount = 20_000
  const tables = await drawn(fitted, rowCount, new Map([['end', { levels: ['died'], missing: false }]]))
  const ends = tables.flatMap((table) => {
    const end = table.column('end') as LevelColumn
    return Array.from(end.codes, (code) => end.levels[code])
  })
  expect(new Set(ends)).toEqual(new Set(['died']))
  const chances = wardsAndDosesOfTheDead(fitted)
  const chiSquare = countWardsAndDoses(tables).reduce(
    (sum, count, cell) => sum + (count - rowCount * chances[cell]!) ** 2 / (rowCount * chances[cell]!),
    0,
  )
  // scipy.stats.chi2.isf(1e-6, 8) = 42.70
  expect(chiSquare).toBeLessThan(42.7)
})

test('evidence that no outcome has is refused', async () => {
  const given: Evidence = new Map([['end', { levels: [], missing: true }]])
  await expect(drawn(fitted, 10, given)).rejects.toMatchObject({ code: 'bad-evidence' })
})

test('a missing outcome is filled given the columns, and known cells stay', async () => {
  const rowCount = 8000
  const open = Table.of([
    levelColumn(
      'ward',
      Array.from({ length: rowCount }, () => 'a'),
    ),
    levelColumn(
      'dose',
      Array.from({ length: rowCount }, () => 'low'),
      [...doses],
    ),
    levelColumn(
      'end',
      Array.from({ length: rowCount }, () => null),
    ),
  ])
  const [filled] = (await batchesOf(fitted.impute!(open, { rng: createRng('impute') }))) as [Table]
  const end = filled.column('end') as LevelColumn
  const died = end.codes.filter((code) => end.levels[code] === 'died').length / rowCount
  const [home, dead] = fitted.logLikelihood!(every).map(Math.exp)
  expect(Math.abs(died - dead! / (home! + dead!))).toBeLessThan(0.025)
  expect(countWardsAndDoses([filled])[0]).toBe(rowCount)
})

test('its file draws the same rows', async () => {
  const loaded = hiddenTree.load(fitted.save())
  expect(await drawn(loaded, 500)).toEqual(await drawn(fitted, 500))
  expect(loaded.card()).toEqual(fitted.card())
  expect(loaded.save()).toEqual(fitted.save())
})

test('outcomes hang on hidden states where that is asked, and where rows are few', async () => {
  const asked = await hiddenTree.fit(hospital(1000), {
    ...request,
    options: hiddenTree.options.parse({ states: 4, outcomes: 'states' }),
  })
  const few = await hiddenTree.fit(hospital(399), request)
  for (const model of [asked, few]) {
    expect(model.card().notes.join()).not.toContain('outcome')
    expect(model.logLikelihood!(every).reduce((sum, nats) => sum + Math.exp(nats), 0)).toBeCloseTo(1, 6)
  }
})
