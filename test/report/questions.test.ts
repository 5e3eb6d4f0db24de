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

test('a criterion that was not measured is never met, whatever else was', () => {
  const notRun = evaluationOf(['privacy.exact-copies', 'met'], ['privacy.singling-out', 'not measured'])
  const answer = answers(notRun).find(({ name }) => name === 'singledOut')
  expect(answer).toMatchObject({ status: 'not asked at this depth', unasked: [{ metric: 'privacy.singling-out' }] })
})

test('a metric that was skipped gives its own reason, and validity of what nobody stated is no gap', () => {
  const skipped = (id: string, reason: string) => ({
    ...{ id, title: id, question: '', reading: '', goal: 'maximise', range: [0, 1], version: 1, controls: {} },
    result: { status: 'skipped', reason },
  })
  const evaluation = {
    ...evaluationOf(['fidelity.c2st', 'not measured'], ['fidelity.shape', 'met']),
    results: [skipped('fidelity.c2st', 'fewer than 50 rows on a side')],
  } as unknown as Evaluation
  expect(answers(evaluation).find(({ name }) => name === 'faithful')).toMatchObject({
    status: 'not asked',
    unasked: [{ metric: 'fidelity.c2st', reason: 'fewer than 50 rows on a side' }],
  })
  const stated = evaluationOf(['validity.rules', 'not measured'], ['validity.levels', 'met'])
  const possible = {
    ...stated,
    verdict: {
      ...stated.verdict,
      criteria: stated.verdict?.criteria.map((each) => ({ ...each, question: 'possible' })),
    },
    results: [skipped('validity.rules', 'the schema has no rules')],
  } as unknown as Evaluation
  expect(answers(possible).find(({ name }) => name === 'possible')?.status).toBe('met')
})

test('what decides nothing is left out, and alone it makes no answer', () => {
  const beside = evaluationOf(['fidelity.c2st', 'decides nothing'], ['fidelity.shape', 'met'])
  expect(statusOf(beside).faithful).toBe('met')
  const alone = evaluationOf(['fidelity.c2st', 'decides nothing'])
  expect(statusOf(alone).faithful).toMatch(/^not asked/)
})

test('an optional criterion counts where it was measured, and leaves the answer to the others where it was not', () => {
  const asked = (status: CriterionStatus): Evaluation => {
    const evaluation = evaluationOf(['privacy.membership-ensemble', 'met'], ['privacy.membership-refit', status])
    const criteria = evaluation.verdict!.criteria.map((each) =>
      each.metric === 'privacy.membership-refit' ? { ...each, optional: true as const } : each,
    )
    return { ...evaluation, verdict: { policy: 'p', criteria } }
  }
  expect(statusOf(asked('not measured')).member).toBe('met')
  expect(statusOf(asked('not met')).member).toBe('not met')
})

test('what one criterion cannot tell is left to the one that asks with more certainty, and nothing else is', () => {
  const member = (own: CriterionStatus, surer: CriterionStatus) => {
    const evaluation = evaluationOf(['privacy.membership-ensemble', own], ['privacy.membership-refit', surer])
    const [ensemble, refit] = evaluation.verdict!.criteria
    const criteria = [
      { ...ensemble!, leftTo: 'privacy.membership-refit' },
      { ...refit!, optional: true as const },
    ]
    return statusOf({ ...evaluation, verdict: { policy: 'p', criteria } }).member
  }
  expect(member('cannot tell at this size', 'met')).toBe('met')
  expect(member('cannot tell at this size', 'not met')).toBe('not met')
  expect(member('cannot tell at this size', 'not measured')).toBe('cannot tell at this size')
  expect(member('attention', 'met')).toBe('attention')
  expect(member('not met', 'met')).toBe('not met')
})
