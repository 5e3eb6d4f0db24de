import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import {
  buildEvaluation,
  type ControlName,
  type EvaluateOptions,
  evaluate,
  metrics,
  parseEvaluation,
} from '../../evaluators/index.js'
import { createRng } from '../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const { table, schema } = await loadDataset('pbc')
const rows = (keep: (row: number) => boolean) =>
  table.take(Array.from({ length: table.rowCount }, (_, row) => row).filter(keep))
const context: EvaluateOptions = {
  schema,
  train: rows((row) => row % 5 < 3),
  holdout: rows((row) => row % 5 === 3),
  reference: rows((row) => row % 5 === 4),
  synthetic: rows((row) => row % 5 === 3),
  rng: createRng(1),
}
const records = await evaluate(context)

test('ids are unique, named family.name, and tell a reader what they are', () => {
  expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length)
  for (const metric of metrics) {
    expect(metric.id).toMatch(/^(validity|fidelity|utility|privacy)\.[a-z0-9-]+$/)
    expect(metric.question).toMatch(/\?$/)
    expect(metric.reading).toMatch(/\.$/)
  }
})

describe.each(metrics.map((metric) => [metric.id, metric] as const))('%s', (id, metric) => {
  const record = records.find((each) => each.id === id)!
  const all = [record.result, ...Object.values(record.controls)]

  test('values and intervals lie within the range, the value within its interval', () => {
    for (const result of all) {
      if (result.status === 'skipped') {
        expect(result.reason).not.toBe('')
        continue
      }
      const [low, high] = metric.range
      expect(result.value).toBeGreaterThanOrEqual(low)
      expect(result.value).toBeLessThanOrEqual(high)
      expect(result.interval![0]).toBeLessThanOrEqual(result.value + 1e-12)
      expect(result.interval![1]).toBeGreaterThanOrEqual(result.value - 1e-12)
    }
  })

  test('the same tables and seed give the same result, whatever else is computed', async () => {
    const [alone] = await evaluate({ ...context, metrics: [metric] })
    expect(alone).toEqual(record)
  })

  test('the result is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  test('empty and one-row tables are a result, not an exception', async () => {
    for (const size of [0, 1]) {
      const small = table.slice(0, size)
      const [result] = await evaluate({ ...context, synthetic: small, metrics: [metric] })
      expect(['ok', 'skipped']).toContain(result?.result.status)
      const [tiny] = await evaluate({
        ...context,
        train: small,
        holdout: small,
        reference: small,
        synthetic: small,
        metrics: [metric],
      })
      expect(['ok', 'skipped']).toContain(tiny?.result.status)
    }
  })

  test('columns of missing cells and a table of surrogates alone are a result', async () => {
    const odd: Schema = {
      name: 'odd',
      columns: [
        { name: 'n', kind: 'numeric', role: 'feature' },
        { name: 'l', kind: 'categorical', role: 'feature' },
      ],
    }
    const empty = Table.of([numberColumn('n', new Array(40).fill(null)), levelColumn('l', new Array(40).fill(null))])
    const sides = { train: empty, holdout: empty, reference: empty, synthetic: empty }
    const [missing] = await evaluate({ ...context, ...sides, schema: odd, metrics: [metric] })
    expect(['ok', 'skipped']).toContain(missing?.result.status)
    const surrogates: Schema = {
      name: 'none',
      columns: odd.columns.map((column) => ({ ...column, role: 'direct-identifier' })),
    }
    const [none] = await evaluate({ ...context, ...sides, schema: surrogates, metrics: [metric] })
    expect(['ok', 'skipped']).toContain(none?.result.status)
  })
})

test('controls are ranked as the question of each quick metric demands', async () => {
  const larger = await loadDataset('flchain')
  const take = (side: readonly number[]) =>
    larger.table.take(
      Array.from({ length: larger.table.rowCount }, (_, row) => row).filter((row) => side.includes(row % 5)),
    )
  const sides = { train: take([0, 1, 2]), holdout: take([3]), reference: take([4]), synthetic: take([3]) }
  const quick = metrics.filter(({ cost }) => cost !== 'costly')
  const ranked = await evaluate({ ...context, ...sides, schema: larger.schema, metrics: quick })
  const control = (id: string, name: ControlName) => {
    const result = ranked.find((record) => record.id === id)!.controls[name]!
    return result.status === 'ok' ? result.value : Number.NaN
  }
  for (const id of ['fidelity.shape', 'fidelity.pair-trends', 'fidelity.missingness', 'fidelity.tails']) {
    expect(control(id, 'copy-of-train')).toBe(1)
    expect(control(id, 'unseen-real')).toBeLessThan(1)
  }
  expect(control('fidelity.pair-trends', 'independent-marginals')).toBeLessThan(
    control('fidelity.pair-trends', 'unseen-real'),
  )
  // A copula keeps more than independent columns do and less than there is.
  for (const id of ['fidelity.pair-trends', 'fidelity.density', 'fidelity.coverage']) {
    expect(control(id, 'gaussian-copula')).toBeGreaterThan(control(id, 'independent-marginals') + 0.03)
    expect(control(id, 'gaussian-copula')).toBeLessThan(control(id, 'unseen-real') - 0.005)
  }
  expect(Math.abs(control('fidelity.density', 'unseen-real') - 1)).toBeLessThan(0.05)
  expect(control('fidelity.coverage', 'unseen-real')).toBeGreaterThan(0.95)
  expect(control('fidelity.coverage', 'copy-of-train')).toBeGreaterThan(0.99)
  for (const id of ['fidelity.total-variation-2', 'fidelity.total-variation-3'])
    expect(control(id, 'copy-of-train')).toBe(0)
  expect(control('privacy.exact-copies', 'copy-of-train')).toBe(1)
  expect(control('privacy.exact-copies', 'unseen-real')).toBeLessThan(0.01)
  expect(control('privacy.nndr', 'copy-of-train')).toBeLessThan(0.01)
  expect(control('privacy.nndr', 'unseen-real')).toBeGreaterThan(0.5)
  expect(control('privacy.membership-f1', 'copy-of-train')).toBeGreaterThan(0.8)
  for (const name of ['unseen-real', 'independent-marginals', 'gaussian-copula'] as const) {
    expect(control('privacy.membership-f1', name)).toBeLessThan(0.02)
    expect(control('privacy.replicated-uniques', name)).toBeLessThan(
      control('privacy.replicated-uniques', 'copy-of-train') / 2,
    )
  }
  const copies: Record<string, number> = {
    // As many training as holdout rows are compared, so only a third of the copies find themselves.
    'privacy.dcr-share': 0.63,
    'privacy.membership-dcr': 0.98,
    // Records in dense regions have a reference row as close as their copy.
    'privacy.membership-dcr-difference': 0.7,
  }
  for (const id of Object.keys(copies)) {
    expect(control(id, 'copy-of-train')).toBeGreaterThan(copies[id]!)
    expect(Math.abs(control(id, 'unseen-real') - 0.5)).toBeLessThan(0.03)
    expect(Math.abs(control(id, 'independent-marginals') - 0.5)).toBeLessThan(0.03)
  }
}, 90_000)

test('controls are ranked as the question of each attack and classifier demands', async () => {
  const larger = await loadDataset('rotterdam')
  const take = (side: readonly number[]) =>
    larger.table.take(
      Array.from({ length: larger.table.rowCount }, (_, row) => row).filter((row) => side.includes(row % 5)),
    )
  const ids = ['fidelity.c2st', 'utility.tstr', 'privacy.c2st-gap', 'privacy.membership-ensemble']
  const risks = ['privacy.singling-out', 'privacy.linkability', 'privacy.inference']
  const ranked = await evaluate({
    ...context,
    ...{ train: take([0, 1, 2]), holdout: take([3]), reference: take([4]), synthetic: take([3]) },
    schema: larger.schema,
    metrics: metrics.filter(({ id }) => [...ids, ...risks].includes(id)),
  })
  const intervalOf = (id: string, name: ControlName) => {
    const result = ranked.find((record) => record.id === id)!.controls[name]!
    return result.status === 'ok' ? result.interval! : [Number.NaN, Number.NaN]
  }
  expect(intervalOf('fidelity.c2st', 'independent-marginals')[0]).toBeGreaterThan(0.9)
  expect(intervalOf('fidelity.c2st', 'unseen-real')[0]).toBeLessThan(0.5)
  expect(intervalOf('utility.tstr', 'copy-of-train')[0]).toBeGreaterThan(
    intervalOf('utility.tstr', 'independent-marginals')[1]!,
  )
  expect(intervalOf('privacy.c2st-gap', 'copy-of-train')[0]).toBeGreaterThan(0.1)
  expect(intervalOf('privacy.membership-ensemble', 'copy-of-train')[0]).toBeGreaterThan(0.7)
  for (const id of risks.slice(1)) expect(intervalOf(id, 'copy-of-train')[0]).toBeGreaterThan(0.1)
  for (const id of risks) {
    expect(intervalOf(id, 'unseen-real')[0]).toBeLessThan(0.02)
    expect(intervalOf(id, 'independent-marginals')[0]).toBeLessThan(0.02)
  }
}, 180_000)

test('an evaluation reads back from its text, and others are refused', () => {
  const inputs = { train: { rows: 1 }, holdout: { rows: 1 }, reference: { rows: 1 }, synthetic: { rows: 1 } }
  const evaluation = buildEvaluation({
    title: 't',
    schema,
    inputs,
    protocol: { seed: '1', split: 's', notes: [] },
    results: records,
    environment: {},
  })
  expect(parseEvaluation(JSON.stringify(evaluation))).toEqual(evaluation)
  // Written before there was a Gaussian copula.
  const older = evaluation.results.map(({ controls: { 'gaussian-copula': _none, ...controls }, ...record }) => ({
    ...record,
    controls,
  }))
  expect(parseEvaluation(JSON.stringify({ ...evaluation, results: older })).results).toEqual(older)
  const refused = (text: string) => () => parseEvaluation(text, { file: 'e.json' })
  expect(refused('{')).toThrow(expect.objectContaining({ code: 'bad-evaluation' }))
  expect(refused('{}')).toThrow(/not an evaluation/)
  expect(refused(JSON.stringify({ ...evaluation, version: 2 }))).toThrow(/unknown version/)
  expect(refused(JSON.stringify({ ...evaluation, title: 3 }))).toThrow(/errors/)
})
