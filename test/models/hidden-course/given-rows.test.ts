import { expect, test } from 'vitest'
import type { RowEvidence } from '../../../models/linked-model.js'
import { createRng } from '../../../src/math/index.js'
import { collectLinked, fitLinked } from '../../../src/pipeline/linked/index.js'
import { cellAt } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { clinic } from '../histories/visits.js'

const options = { classes: 2, states: 6, passes: 10 }
const fitted = await fitLinked(clinic(300), { model: 'hidden-course', options, rng: createRng(1) })
const rows: RowEvidence[] = [
  { table: 'visits', at: 1, cells: new Map([['stage', { levels: ['a', 'b'], missing: false }]]) },
  { table: 'visits', at: -1, cells: new Map([['marker', { ranges: [{ min: 0.35 }], missing: false }]]) },
]

interface Person {
  readonly sex: string
  readonly visits: { readonly marker: number; readonly stage: string | null }[]
}

function peopleOf(tables: LinkedTables): Person[] {
  const [patients, visits] = [tables.table('patients'), tables.table('visits')]
  const people = Array.from(
    { length: patients.rowCount },
    (_, row): Person => ({
      sex: cellAt(patients.column('sex'), row) as string,
      visits: [],
    }),
  )
  tables.parentRows('visits').forEach((person, row) => {
    const [marker, stage] = ['marker', 'stage'].map((name) => cellAt(visits.column(name), row))
    people[person]!.visits.push({ marker: marker as number, stage: stage as string | null })
  })
  return people
}

const isMet = ({ visits }: Person) => ['a', 'b'].includes(visits[1]?.stage ?? '') && visits.at(-1)!.marker >= 0.35
const drawn = peopleOf(await collectLinked(fitted.sample(2000, { rng: createRng(2), rows }), fitted))

test('every person has the cells that are given, in the row that is named', () => {
  expect(drawn).toHaveLength(2000)
  expect(drawn.filter((person) => !isMet(person))).toEqual([])
})

test('who is drawn under given rows is who is left of people drawn without', async () => {
  const free = peopleOf(await collectLinked(fitted.sample(20_000, { rng: createRng(3) }), fitted)).filter(isMet)
  expect(free.length).toBeGreaterThan(1000)
  const features: ((person: Person) => number)[] = [
    ({ sex }) => Number(sex === 'f'),
    ({ visits }) => visits.length,
    ({ visits }) => visits[0]!.marker,
    ({ visits }) => Number(visits[0]!.stage === null),
  ]
  for (const feature of features) {
    const [a, b] = [drawn, free].map((people) => {
      const all = people.map(feature)
      const mean = all.reduce((sum, each) => sum + each, 0) / all.length
      return { mean, error: all.reduce((sum, each) => sum + (each - mean) ** 2, 0) / all.length ** 2 }
    }) as [{ mean: number; error: number }, { mean: number; error: number }]
    // Two means of the same: five standard errors apart by chance in 6e-7.
    expect(Math.abs(a.mean - b.mean)).toBeLessThan(5 * Math.sqrt(a.error + b.error))
  }
})

test('the same seed gives the same people, and cells nobody can have are refused', async () => {
  const again = peopleOf(await collectLinked(fitted.sample(50, { rng: createRng(5), rows }), fitted))
  expect(peopleOf(await collectLinked(fitted.sample(50, { rng: createRng(5), rows, batchPeople: 7 }), fitted))).toEqual(
    again,
  )
  const impossible = [
    { table: 'visits', at: 0, cells: new Map([['marker', { ranges: [{ min: 1e6 }], missing: false }]]) },
  ]
  await expect(collectLinked(fitted.sample(5, { rng: createRng(5), rows: impossible }), fitted)).rejects.toMatchObject({
    code: 'bad-evidence',
  })
  const elsewhere = [{ table: 'patients', at: 0, cells: new Map() }]
  await expect(async () =>
    collectLinked(fitted.sample(5, { rng: createRng(5), rows: elsewhere }), fitted),
  ).rejects.toMatchObject({ code: 'unsupported' })
})
