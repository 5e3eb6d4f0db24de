import { expect, test } from 'vitest'
import { type Evaluation, externalEvaluation, parseEvaluation } from '../../../evaluators/index.js'
import { createRng } from '../../../src/math/index.js'
import { evaluateTables } from '../../../src/pipeline/index.js'
import { renderReport } from '../../../src/report/index.js'
import { presentValues, type Table } from '../../../src/table/index.js'
import { planted, plantedSchema, plantedTable } from './planted-table.js'

/** Training rows: a level of four is a twentieth of 70, and the hundredth of 101 is a cell. */
const sizes = [70, 101]

const cases = await Promise.all(
  sizes.map(async (rows, seed) => {
    const train = plantedTable(rows, seed)
    const [holdout, reference] = [plantedTable(60, seed + 10), plantedTable(60, seed + 20)]
    // The training rows themselves as the release: every attack has something to find.
    const evaluation = await evaluateTables(train, {
      ...{ schema: plantedSchema, train, holdout, reference, rng: createRng(seed), title: 'ward', split: 'as given' },
    })
    return { train, evaluation, external: externalEvaluation(evaluation) }
  }),
)

/** Every number and every text of a JSON value. */
function leaves(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}

/** Cells with four decimals and more than one digit before them: no metric has such a value. */
function tellingCells(table: Table): Set<number> {
  const cells = table.columns.flatMap((column) => (column.type === 'number' ? [...presentValues(column)] : []))
  return new Set(cells.filter((cell) => Math.abs(cell) > 10 && Math.round(cell * 1e4) % 10 !== 0))
}

test.each(cases)(
  'no planted text or number is in the external evaluation or on its page ($train.rowCount rows)',
  async ({ external }) => {
    const page = await renderReport(external)
    for (const text of [JSON.stringify(external), page])
      for (const secret of [planted.level, planted.identifier, '98765', '4321', '7345', 'firstRows'])
        expect(new RegExp(`(?<![\\d.])${secret}(?!\\d)`).test(text), secret).toBe(false)
  },
)

test.each(cases)(
  'no number of an evaluation, internal or external, is a cell of the real table ($train.rowCount rows)',
  ({ train, evaluation, external }) => {
    const cells = tellingCells(train)
    const isCell = (leaf: string | number) => typeof leaf === 'number' && cells.has(leaf)
    expect(cells.size).toBeGreaterThan(100)
    expect(leaves({ detail: [...cells].slice(0, 1) }).some(isCell)).toBe(true)
    for (const each of [evaluation, external]) expect(leaves(each).filter(isCell)).toEqual([])
  },
)

test.each(cases)(
  'neither evaluation names a level of four people, not in a regression term either ($train.rowCount rows)',
  async ({ evaluation, external }) => {
    for (const each of [evaluation, external])
      for (const text of [JSON.stringify(each), await renderReport(each), await renderReport(each, { language: 'fr' })])
        expect(text.includes(planted.level)).toBe(false)
  },
)

test('a regression term of a level of few people stands in both, without the level', () => {
  const { evaluation, external } = cases[0]!
  const terms = leaves(evaluation).filter((leaf) => leaf === 'diagnosis = a level held by fewer than five')
  expect(terms.length).toBeGreaterThan(0)
  expect(leaves(external).filter((leaf) => leaf === 'diagnosis = a level held by fewer than five')).toEqual(terms)
})

test('places of records are in the internal evaluation, so that this can fail', () => {
  expect(JSON.stringify(cases[0]!.evaluation).includes('firstRows')).toBe(true)
})

test('values, intervals, controls and the verdict are those of the internal evaluation', () => {
  const { evaluation, external } = cases[0]!
  const numbers = ({ results }: Evaluation) =>
    results.map(({ id, result }) => (result.status === 'ok' ? [id, result.value, result.interval] : [id, result]))
  expect(numbers(external)).toEqual(numbers(evaluation))
  expect(external.results.map(({ controls }) => controls)).toEqual(evaluation.results.map(({ controls }) => controls))
  expect(external.verdict).toEqual(evaluation.verdict)
  expect(parseEvaluation(JSON.stringify(external))).toEqual(JSON.parse(JSON.stringify(external)))
  expect(externalEvaluation(external)).toBe(external)
})

test('most details are still there', () => {
  const { evaluation, external } = cases[1]!
  const detailed = ({ results }: Evaluation) =>
    results.filter(({ result }) => result.status === 'ok' && result.detail).map(({ id }) => id)
  // What remains of nearest-neighbour ratios is one record's: only the value stays.
  expect(detailed(external)).toEqual(detailed(evaluation).filter((id) => id !== 'privacy.nndr'))
})

/** Puts a field into every object of a value, and a text among the entries of every list of objects. */
function withUnknown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknown)
  if (typeof value !== 'object' || value === null) return value
  const known = Object.entries(value).map(([key, each]) => [key, withUnknown(each)])
  return { ...Object.fromEntries(known), planted: planted.level, notes: [planted.largest] }
}

test('a field of a detail, a card or an environment that nobody listed is dropped', () => {
  const { evaluation } = cases[1]!
  const results = evaluation.results.map((record) =>
    record.result.status === 'skipped'
      ? record
      : {
          ...record,
          result: { ...record.result, detail: withUnknown(record.result.detail ?? {}) as Record<string, unknown> },
        },
  )
  const card = withUnknown({ model: 'new', title: 'New', graph: { nodes: ['sex'], edges: [] } }) as object
  const model = { ...card, options: { list: [planted.level], states: 3 } }
  const unknown = {
    ...evaluation,
    results: [...results, { ...results[0]!, id: 'privacy.new' }],
    model,
    environment: { ...evaluation.environment, planted: planted.level },
  }
  const { planted: _planted, ...options } = { planted: 1, ...(externalEvaluation(unknown).model?.options as object) }
  const text = JSON.stringify({
    ...externalEvaluation(unknown),
    model: { ...externalEvaluation(unknown).model, options },
  })
  expect(text.includes(planted.level)).toBe(false)
  expect(text.includes(String(planted.largest))).toBe(false)
  expect(externalEvaluation(unknown).model).toEqual({
    ...{ model: 'new', title: 'New', options: { states: 3 }, graph: { nodes: ['sex'], edges: [] } },
  })
  expect(externalEvaluation(unknown).results.at(-1)!.result).not.toHaveProperty('detail')
})

test('what was found in the real table before the run is left out, for it names rows', () => {
  const { evaluation } = cases[1]!
  const warnings = [
    { code: 'repeated-rows', message: `2 rows equal another patient's (rows 17 and ${planted.largest})` },
  ]
  const external = externalEvaluation({ ...evaluation, protocol: { ...evaluation.protocol, warnings } })
  expect(JSON.stringify(external)).not.toContain(String(planted.largest))
  expect(external.protocol).not.toHaveProperty('warnings')
})

test('a text that is no name of a column or of a large group is dropped with its entry', () => {
  const { evaluation } = cases[1]!
  const text = JSON.stringify(evaluation).replaceAll('"sex = ', `"sex = ${planted.level} or `)
  expect(text.includes(planted.level)).toBe(true)
  expect(JSON.stringify(externalEvaluation(JSON.parse(text) as Evaluation)).includes(planted.level)).toBe(false)
})

test('a level of four people is dropped also where an evaluation names it in a chart', () => {
  const { evaluation } = cases[0]!
  const text = JSON.stringify(evaluation).replaceAll('"(rare)"', `"${planted.level}"`)
  const named = JSON.parse(text) as Evaluation
  expect(leaves(named).filter((leaf) => leaf === planted.level)).toHaveLength(1)
  expect(JSON.stringify(externalEvaluation(named)).includes(planted.level)).toBe(false)
})

test('details of another shape than their metric has are dropped, not stumbled over', () => {
  const { evaluation } = cases[0]!
  const results = evaluation.results.map((record) => ({
    ...record,
    result:
      record.result.status === 'ok'
        ? { ...record.result, detail: { columns: planted.level, found: 1 } }
        : record.result,
  }))
  expect(JSON.stringify(externalEvaluation({ ...evaluation, results })).includes(planted.level)).toBe(false)
})
