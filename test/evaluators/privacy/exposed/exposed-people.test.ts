import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../../../datasets/index.js'
import { buildEvaluation, evaluate, externalEvaluation, metrics } from '../../../../evaluators/index.js'
import { findExposed } from '../../../../evaluators/privacy/exposed/exposed-people.js'
import { createRng } from '../../../../src/math/index.js'
import { answers } from '../../../../src/report/questions.js'
import { concatTables, type NumberColumn, Table } from '../../../../src/table/index.js'
import { leakOutliers } from '../../../calibration/planted.js'
import { divided } from '../../../calibration/suite.js'

const { table, schema } = await loadDataset('rotterdam')
const parts = divided(table.slice(0, 1500), schema, 3)
const rng = createRng(1)

async function judged(synthetic: Table, { schema, train, holdout, reference }: typeof parts = parts) {
  const asked = metrics.filter(({ id }) => id === 'privacy.exposed-people')
  const results = await evaluate({ schema, train, holdout, reference, synthetic, rng, metrics: asked })
  const rows = { rows: 1 }
  const evaluation = buildEvaluation({
    ...{ title: 't', schema, results, environment: {}, protocol: { seed: '1', split: 's', notes: [] } },
    inputs: { train: rows, holdout: rows, reference: rows, synthetic: rows },
  })
  return { evaluation, result: results[0]!.result, record: results[0]! }
}

function singledOut({ evaluation }: Awaited<ReturnType<typeof judged>>) {
  const { criteria } = answers(evaluation).find(({ name }) => name === 'singledOut')!
  return criteria.find(({ metric }) => metric === 'privacy.exposed-people')?.status
}

describe('copies of the most exposed people', () => {
  test('of two among 1,500 rows make the question on singling out not met', async () => {
    const found = await judged(leakOutliers({ ...parts, rng }, { people: 2 }))
    expect(found.result).toMatchObject({ status: 'ok', value: 2 })
    expect(singledOut(found)).toBe('not met')
    expect(answers(found.evaluation).find(({ name }) => name === 'singledOut')!.status).toBe('not met')
  })

  test('of one are enough, rounded ones too', async () => {
    const leaked = leakOutliers({ ...parts, rng }, { people: 1 })
    expect((await judged(leaked)).result).toMatchObject({ value: 1 })
    const tens = Table.of(
      leaked.columns.map((column) =>
        column.name === 'pgr'
          ? { ...column, values: (column as NumberColumn).values.map((v) => Math.round(v)) }
          : column,
      ),
      leaked.rowCount,
    )
    expect((await judged(tens)).result).toMatchObject({ value: 1 })
  })

  test('unseen real rows show none, and are met', async () => {
    const found = await judged(parts.fresh)
    expect(found.result).toMatchObject({ status: 'ok', value: 0 })
    expect(singledOut(found)).toBe('met')
    expect(found.record.controls['unseen-real']).toMatchObject({ value: 0 })
    expect(found.record.controls['copy-of-train']).toMatchObject({ status: 'ok' })
    const copied = found.record.controls['copy-of-train']
    expect(copied?.status === 'ok' && copied.value).toBeGreaterThan(20)
  })

  test('that unseen people show as well do not count', () => {
    const unseen = leakOutliers({ ...parts, train: concatTables([parts.holdout, parts.reference]), rng }, { people: 6 })
    const both = leakOutliers({ ...parts, fresh: unseen, rng }, { people: 6 })
    const found = findExposed({ ...parts, synthetic: both })!
    expect(found.tests.find(({ kind }) => kind === 'copy')).toMatchObject({ train: 6, unseen: 6 })
    expect(found.people).toBe(0)
  })

  test('with two columns redrawn are found where they are many', () => {
    const leaked = leakOutliers({ ...parts, rng }, { people: 40 })
    const names = ['age', 'nodes']
    const order = Array.from({ length: leaked.rowCount }, (_, row) => (row * 7 + 3) % leaked.rowCount)
    const redrawn = leaked.take(order)
    const mixed = Table.of(
      leaked.columns.map((column) => (names.includes(column.name) ? redrawn.column(column.name) : column)),
      leaked.rowCount,
    )
    const { people, tests } = findExposed({ ...parts, synthetic: mixed })!
    expect(people).toBeGreaterThan(10)
    expect(tests.find(({ kind }) => kind === 'copy')!.train).toBeLessThan(5)
  })
})

test('a person with many rows is one', async () => {
  const visits = await loadDataset('pbcseq')
  const divisions = divided(visits.table, visits.schema, 1)
  const patient = visits.schema.patient!
  const leaked = leakOutliers({ ...divisions, rng }, { people: 1 })
  const last = leaked.slice(leaked.rowCount - 1, leaked.rowCount).column(patient)
  const known = last.type === 'level' ? last.levels[last.codes[0]!] : last.values[0]
  const own = divisions.train.take(
    Array.from({ length: divisions.train.rowCount }, (_, row) => row).filter((row) => {
      const column = divisions.train.column(patient)
      return (column.type === 'level' ? column.levels[column.codes[row]!] : column.values[row]) === known
    }),
  )
  expect(own.rowCount).toBeGreaterThan(1)
  const found = findExposed({ ...divisions, synthetic: concatTables([divisions.fresh, own]) })!
  expect(found.tests.find(({ kind }) => kind === 'copy')).toMatchObject({ train: 1, unseen: 0 })
  expect(found.people).toBe(1)
})

test('outsiders learn counts and no place of a row', async () => {
  const { evaluation, result } = await judged(leakOutliers({ ...parts, rng }, { people: 2 }))
  expect(result).toMatchObject({ detail: { firstRows: [expect.any(Number), expect.any(Number)] } })
  const outside = externalEvaluation(evaluation).results[0]!.result
  expect(outside).toMatchObject({ detail: { exposed: { train: expect.any(Number) }, tests: expect.any(Array) } })
  expect(JSON.stringify(outside)).not.toContain('firstRows')
})

test('too few people say nothing', () => {
  const [holdout, reference] = [parts.holdout.slice(0, 4), parts.reference.slice(0, 4)]
  expect(findExposed({ ...parts, holdout, reference, synthetic: parts.fresh })).toBeNull()
})
