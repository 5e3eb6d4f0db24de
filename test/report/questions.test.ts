import { expect, test } from 'vitest'
import type { CriterionStatus, Evaluation } from '../../evaluators/index.js'
import { answers, questionNames } from '../../src/report/questions.js'

function evaluationOf(...criteria: readonly (readonly [metric: string, status: CriterionStatus])[]): Evaluation {
  return {
    format: 'mirrorward/evaluation',
    version: 1,
    title: 't',
    inputs: { train: { rows: 9 }, holdout: { rows: 9 }, reference: { rows: 9 }, synthetic: { rows: 9 } },
    schema: { name: 's', columns: [] },
    protocol: { seed: '1', split: '', notes: [] },
    results: [],
    verdict: {
      policy: 'p',
      criteria: criteria.map(([metric, status]) => ({
        ...{ metric, status, goal: 'at most', threshold: 0.1, source: 's' },
        question: metric.startsWith('privacy') ? 'private' : 'faithful',
      })),
    },
    environment: {},
  }
}

const statusOf = (evaluation: Evaluation) =>
  Object.fromEntries(answers(evaluation).map(({ name, status }) => [name, status]))

test('the worst criterion of a question decides', () => {
  const order = ['not met', 'cannot tell at this size', 'attention', 'met'] as const
  order.forEach((status, place) => {
    const rest = order.slice(place).map((each, index) => [`fidelity.${index}`, each] as const)
    expect(statusOf(evaluationOf(...rest)).faithful).toBe(status)
  })
})

test('privacy is four questions, and what belongs to none of the three risks speaks of membership', () => {
  const status = statusOf(
    evaluationOf(
      ['privacy.exact-copies', 'not met'],
      ['privacy.linkability', 'met'],
      ['privacy.inference', 'attention'],
      ['privacy.new-attack', 'cannot tell at this size'],
    ),
  )
  expect(status).toMatchObject({
    ...{ singledOut: 'not met', linked: 'met', inferred: 'attention', member: 'cannot tell at this size' },
    useful: 'no criterion',
  })
})

test('every question is asked, also of an evaluation without a verdict', () => {
  const { verdict: _verdict, ...rest } = evaluationOf()
  expect(answers(rest).map(({ name }) => name)).toEqual(questionNames)
})
