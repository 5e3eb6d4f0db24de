import { describe, expect, test } from 'vitest'
import { clearlyBest } from '../../../evaluators/comparison/clearly-best.js'
import { compareEvaluations, type Evaluation, type MetricResult } from '../../../evaluators/index.js'
import { evaluationOf } from './evaluation-of.js'

const ok = (value: number, low: number, high: number): MetricResult => ({ status: 'ok', value, interval: [low, high] })
const skipped: MetricResult = { status: 'skipped', reason: 'not asked for' }

describe('the clearly best', () => {
  test('has an interval on the good side of all others', () => {
    const results = [ok(0.8, 0.75, 0.85), ok(0.9, 0.86, 0.94), ok(0.5, 0.4, 0.6)]
    expect(clearlyBest(results, 'maximise')).toBe(1)
    expect(clearlyBest(results, 'minimise')).toBe(2)
    expect(clearlyBest(results, 'reference')).toBeNull()
  })

  test('is nobody where the two best overlap or touch, though their values differ', () => {
    expect(clearlyBest([ok(0.8, 0.75, 0.86), ok(0.9, 0.86, 0.94)], 'maximise')).toBeNull()
    expect(clearlyBest([ok(0.8, 0.7, 0.9), ok(0.5, 0.4, 0.6), ok(0.85, 0.8, 0.9)], 'maximise')).toBeNull()
  })

  test('is nobody among fewer than two, and nobody without an interval', () => {
    expect(clearlyBest([ok(0.8, 0.7, 0.9), skipped, null], 'maximise')).toBeNull()
    expect(clearlyBest([ok(0.8, 0.7, 0.9), { status: 'ok', value: 0.1 }], 'maximise')).toBeNull()
  })
})

describe('a comparison', () => {
  const compare = (change: Partial<Evaluation>, hashes: readonly (string | undefined)[] = ['aa', 'aa']) =>
    compareEvaluations(
      [evaluationOf({}), evaluationOf(change)].map((evaluation, index) => ({
        ...{ name: `release ${index}`, evaluation },
        ...(hashes[index] !== undefined && { inputSha256: hashes[index] }),
      })),
    )

  test('of evaluations made alike names the clearly best', () => {
    const { differences, isComparable, metrics } = compare({ results: evaluationOf({ value: 0.5 }).results })
    expect(differences).toEqual([])
    expect(isComparable).toBe(true)
    expect(metrics.map(({ id, best }) => [id, best])).toEqual([
      ['utility.tstr', 0],
      ['privacy.membership-dcr', null],
    ])
  })

  test.each([
    ['seed', { protocol: { seed: '2', split: 'as given', notes: [] } }],
    ['division of the real rows', { protocol: { seed: '1', split: 'otherwise', notes: [] } }],
    ['columns, kinds and roles', { schema: { name: 'ward', columns: [] } }],
    [
      'training, holdout and reference rows',
      { inputs: { train: { rows: 9 }, holdout: { rows: 50 }, reference: { rows: 50 }, synthetic: { rows: 100 } } },
    ],
  ] satisfies [string, Partial<Evaluation>][])('of another %s is none, and nothing is best', (aspect, change) => {
    const { differences, isComparable, metrics } = compare({ results: evaluationOf({ value: 0.5 }).results, ...change })
    expect(differences).toMatchObject([{ aspect, weight: 'not comparable' }])
    expect(isComparable).toBe(false)
    expect(metrics.every(({ best }) => best === null)).toBe(true)
  })

  test('of another real table is none, and of an unknown one is doubtful', () => {
    expect(compare({}, ['aa', 'bb']).isComparable).toBe(false)
    expect(compare({}, ['aa', undefined])).toMatchObject({
      isComparable: true,
      differences: [{ weight: 'caution', aspect: 'whether the real rows are the same' }],
    })
  })

  test('of more synthetic rows is one to take with caution', () => {
    const inputs = { ...evaluationOf({}).inputs, synthetic: { rows: 200 } }
    expect(compare({ inputs })).toMatchObject({
      isComparable: true,
      differences: [{ aspect: 'synthetic rows', weight: 'caution', values: ['100', '200'] }],
    })
  })

  test('of another version of a metric says so of this metric alone', () => {
    const results = evaluationOf({ value: 0.5 }).results.map((record) => ({ ...record, version: 2 }))
    const { metrics, isComparable } = compare({ results: [results[0]!, evaluationOf({}).results[1]!] })
    expect(isComparable).toBe(true)
    expect(metrics.map(({ isOneVersion, best }) => [isOneVersion, best])).toEqual([
      [false, null],
      [true, null],
    ])
  })

  test('knows the attack that got furthest, and keeps no detail', () => {
    const { releases, metrics } = compare({})
    expect(releases[0]!.bestAttack).toMatchObject({ id: 'privacy.membership-dcr', value: 0.52 })
    expect(JSON.stringify(metrics)).not.toContain('detail')
  })
})
