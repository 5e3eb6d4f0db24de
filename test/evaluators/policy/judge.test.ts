import { describe, expect, test } from 'vitest'
import { defaultPolicy, type MetricRecord, metrics, parsePolicy } from '../../../evaluators/index.js'
import { judge } from '../../../evaluators/policy/judge.js'

function record(value: number, interval: readonly [number, number], unseen = 0): MetricRecord {
  const { id, title, question, reading, goal, range, version } = metrics[0]!
  return {
    ...{ id, title, question, reading, goal, range, version },
    result: { status: 'ok', value, interval },
    controls: { 'unseen-real': { status: 'ok', value: unseen } },
  }
}

const policyOf = (rule: object) =>
  parsePolicy({ name: 'p', criteria: [{ metric: metrics[0]!.id, question: 'possible', source: 's', ...rule }] })

describe('the whole interval decides, not the point', () => {
  test.each([
    [0.95, [0.92, 0.98], 'met'],
    [0.95, [0.88, 0.98], 'attention'],
    [0.85, [0.82, 0.92], 'attention'],
    [0.8, [0.7, 0.89], 'not met'],
    [0.95, [0.7, 1], 'cannot tell at this size'],
  ] as const)('%d %j is %s', (value, interval, status) => {
    const verdict = judge([record(value, interval)], policyOf({ atLeast: 0.9, widest: 0.1 }))
    expect(verdict.criteria[0]).toMatchObject({ status, threshold: 0.9, goal: 'at least' })
  })
})

test('a threshold can be relative to a control', () => {
  const policy = policyOf({ atMost: 0.05, relativeTo: 'unseen-real' })
  expect(judge([record(0.1, [0.09, 0.11], 0.08)], policy).criteria[0]).toMatchObject({ status: 'met', threshold: 0.13 })
  expect(judge([record(0.2, [0.19, 0.21], 0.08)], policy).criteria[0]?.status).toBe('not met')
})

describe('a criterion that a table without relations meets too', () => {
  const judged = (value: number, independent: number) => {
    const plain = record(value, [value, value])
    const controls = { 'independent-marginals': { status: 'ok', value: independent } } as const
    const policy = policyOf({ atLeast: 0.9, beyond: 'independent-marginals' })
    return judge([{ ...plain, controls }], policy).criteria[0]
  }

  test('decides nothing where it is met', () => {
    expect(judged(0.96, 0.95)).toMatchObject({ status: 'decides nothing', beyond: 'independent-marginals' })
    expect(judged(0.96, 0.6)?.status).toBe('met')
  })

  test('is missed all the same where it is missed', () => {
    expect(judged(0.5, 0.95)?.status).toBe('not met')
  })
})

describe('a test too weak to notice what the threshold allows', () => {
  const judged = (value: number, least: number | undefined) => {
    const plain = record(value, [Math.max(0, value - 0.02), value + 0.02])
    const result = { ...plain.result, detail: { minimumDetectable: least } } as MetricRecord['result']
    return judge([{ ...plain, result }], policyOf({ atMost: 0.1 })).criteria[0]
  }

  test('cannot tell, however little it found, and says what it would have noticed', () => {
    expect(judged(0.01, 0.168)).toMatchObject({ status: 'cannot tell at this size', noticeable: 0.168 })
  })

  test('is met where it would have been noticed, or where nobody says', () => {
    expect(judged(0.01, 0.09)).toMatchObject({ status: 'met' })
    expect(judged(0.01, undefined)?.status).toBe('met')
  })

  test('is missed all the same by what was found', () => {
    expect(judged(0.3, 0.168)).toMatchObject({ status: 'not met' })
    expect(judged(0.3, 0.168)).not.toHaveProperty('noticeable')
  })
})

test('what was not computed is not judged', () => {
  expect(judge([], policyOf({ atMost: 1 })).criteria[0]?.status).toBe('not measured')
})

test('the default policy names metrics that exist, each threshold with a source', () => {
  const ids = new Set(metrics.map(({ id }) => id))
  for (const { metric, source } of parsePolicy(defaultPolicy).criteria) {
    expect(ids).toContain(metric)
    expect(source).not.toBe('')
  }
})

test('a policy with errors lists them', () => {
  expect(() => parsePolicy({ name: 'p', criteria: [{ metric: 'm', question: 'nice', source: '' }] })).toThrow(
    expect.objectContaining({ code: 'bad-option', issues: expect.arrayContaining([expect.anything()]) }),
  )
})
