import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import { c2st } from '../../../evaluators/fidelity/c2st.js'
import { twoSampleTest } from '../../../evaluators/fidelity/two-sample-test.js'
import { presumedPeople } from '../../../evaluators/learning/presumed-people.js'
import { c2stGap } from '../../../evaluators/privacy/c2st-gap.js'
import { createRng } from '../../../src/math/index.js'
import { evaluateTables } from '../../../src/pipeline/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = {
  name: 'visits',
  columns: [
    { name: 'age', kind: 'numeric', role: 'feature' },
    { name: 'height', kind: 'numeric', role: 'feature' },
    { name: 'sex', kind: 'categorical', role: 'feature' },
    { name: 'arm', kind: 'categorical', role: 'feature' },
    { name: 'pulse', kind: 'numeric', role: 'feature' },
  ],
}

/** Twelve visits of each person, without a column that says whose. What stands still is measured anew with this error. */
function visits(seed: number, { people, error }: { readonly people: number; readonly error: number }): Table {
  const rng = createRng(seed)
  const rows = Array.from({ length: people }, () => {
    const [age, height] = [50 + 12 * rng.normal(), 170 + 10 * rng.normal()]
    const [sex, arm] = [rng.below(2), rng.below(3)]
    const measured = (value: number) => value + error * rng.normal()
    return Array.from({ length: 12 }, () => ({
      age: measured(age),
      height: measured(height),
      sex,
      arm,
      pulse: 70 + 9 * rng.normal(),
    }))
  }).flat()
  return Table.of([
    numberColumn(
      'age',
      rows.map(({ age }) => age),
    ),
    numberColumn(
      'height',
      rows.map(({ height }) => height),
    ),
    levelColumn(
      'sex',
      rows.map(({ sex }) => `s${sex}`),
    ),
    levelColumn(
      'arm',
      rows.map(({ arm }) => `a${arm}`),
    ),
    numberColumn(
      'pulse',
      rows.map(({ pulse }) => pulse),
    ),
  ])
}

const contextOf = (error: number) => ({
  schema,
  train: visits(1, { people: 40, error }),
  holdout: visits(2, { people: 15, error }),
  reference: visits(3, { people: 15, error }),
  synthetic: visits(4, { people: 40, error }),
  rng: createRng(1),
})

test('people with several rows are found without a patient column, and folded as one', async () => {
  const context = contextOf(0)
  expect(presumedPeople(schema, context.train)).toEqual(['age'])
  const result = await c2st.compute(context)
  expect(result).toMatchObject({ status: 'ok', detail: { people: ['age'] } })
  expect(result.status === 'ok' && result.value).toBeLessThan(0.7)
  // Row by row, other people of the same population are told with ease: by who they are.
  const rowByRow = twoSampleTest(context.holdout, context.synthetic, { schema, rng: createRng(1) })
  expect(rowByRow!.area).toBeGreaterThan(0.9)
})

test('a note of the evaluation names the columns that tell people apart', async () => {
  const notesOf = async (error: number) => {
    const request = { ...contextOf(error), title: 't', split: 's', depth: 'quick' } as const
    return (await evaluateTables(request.synthetic, request)).protocol.notes.filter((note) => note.includes('alike'))
  }
  expect(await notesOf(0)).toEqual([expect.stringContaining('rows alike in age seem')])
  expect(await notesOf(0.1)).toEqual([])
}, 60_000)

test('where whose rows they are cannot be found, the question is not answered', async () => {
  const context = contextOf(0.1)
  expect(presumedPeople(schema, context.train)).toBeNull()
  for (const metric of [c2st, c2stGap])
    expect(await metric.compute(context)).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/told from/),
    })
})

test('a named patient column is enough, and tables of one row each have no such groups', async () => {
  const { train } = contextOf(0)
  expect(presumedPeople({ ...schema, patient: 'arm' }, train)).toBeNull()
  for (const name of ['pbc', 'pima', 'rotterdam', 'flchain', 'nafld'] as const) {
    const loaded = await loadDataset(name)
    const { patient: _patient, ...keyless } = loaded.schema
    expect(presumedPeople(keyless, loaded.table), name).toBeNull()
  }
  const panel = await loadDataset('pbcseq')
  const { patient: _patient, ...keyless } = panel.schema
  expect(presumedPeople(keyless, panel.table)).toEqual(['age'])
})

test('a code with its labels beside another column is no person', () => {
  const rng = createRng(5)
  const rows = Array.from({ length: 900 }, () => ({ code: rng.below(9), age: rng.below(60) }))
  const table = Table.of([
    levelColumn(
      'code',
      rows.map(({ code }) => `c${code}`),
    ),
    levelColumn(
      'label',
      rows.map(({ code }) => `l${code % 4}`),
    ),
    levelColumn(
      'chapter',
      rows.map(({ code }) => `h${code % 3}`),
    ),
    numberColumn(
      'age',
      rows.map(({ age }) => age),
    ),
  ])
  const names = ['code', 'label', 'chapter', 'age']
  const columns = names.map(
    (name) => ({ name, kind: name === 'age' ? 'numeric' : 'categorical', role: 'feature' }) as const,
  )
  expect(presumedPeople({ name: 't', columns }, table)).toBeNull()
})
