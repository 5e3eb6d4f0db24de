import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { type CriterionStatus, defaultPolicy, type Evaluation, metrics } from '../../evaluators/index.js'
import { recipients, weakest } from '../../src/report/advice.js'
import { renderReport } from '../../src/report/index.js'
import { english } from '../../src/report/language/en.js'
import { french } from '../../src/report/language/fr.js'
import { answers } from '../../src/report/questions.js'

function evaluationOf(status: (metric: string) => CriterionStatus): Evaluation {
  return {
    ...{ format: 'mirrorward/evaluation', version: 1, title: 't', results: [], environment: {} },
    inputs: { train: { rows: 9 }, holdout: { rows: 9 }, reference: { rows: 9 }, synthetic: { rows: 9 } },
    schema: { name: 's', columns: [] },
    protocol: { seed: '1', split: '', notes: [] },
    verdict: {
      policy: 'p',
      criteria: defaultPolicy.criteria.map(({ metric, question }) => ({
        ...{ metric, question, status: status(metric), goal: 'at most', threshold: 0.1, source: 's' },
      })),
    },
  }
}

const except = (status: CriterionStatus, ...metrics: string[]) =>
  evaluationOf((metric) => (metrics.includes(metric) ? status : 'met'))

describe('whom the numbers speak for giving the table to', () => {
  test.each([
    ['partners', evaluationOf(() => 'met')],
    ['software and teaching', except('not met', 'utility.lost-effects')],
    ['software and teaching', except('attention', 'fidelity.lost-relations')],
    ['software and teaching', except('not measured', 'fidelity.c2st')],
    ['undecided', except('cannot tell at this size', 'privacy.membership-ensemble')],
    ['undecided', except('not measured', 'privacy.linkability')],
    ['nobody outside', except('not met', 'privacy.exact-copies', 'utility.tstr')],
  ] as const)('%s', (expected, evaluation) => {
    expect(recipients(answers(evaluation))).toBe(expected)
  })
})

test('the weakest three: the worst status first, privacy before the rest, and nothing that is met', () => {
  const evaluation = evaluationOf((metric) => {
    if (metric === 'utility.lost-effects' || metric === 'privacy.inference') return 'not met'
    return metric === 'fidelity.shape' || metric === 'validity.bounds' ? 'attention' : 'met'
  })
  expect(weakest(evaluation).map(({ criterion }) => criterion.metric)).toEqual([
    'privacy.inference',
    'utility.lost-effects',
    'validity.bounds',
  ])
  expect(weakest(evaluationOf(() => 'met'))).toEqual([])
})

test('every criterion of the default policy has something to change, in both languages', () => {
  for (const { remedies } of [english.advice, french.advice])
    for (const { metric, question } of defaultPolicy.criteria)
      expect(question === 'private' ? remedies.privacy : (remedies as Record<string, string>)[metric]).toBeTruthy()
})

test('what is to be looked at first links to where it stands on the page', async () => {
  const violations = [{ name: 'a <= b', rows: 3 }]
  const result = { status: 'ok', value: 0.5, detail: { rows: 9, checked: 1, violations } } as const
  const record = { ...metrics.find(({ id }) => id === 'validity.found-relations')!, result, controls: {} }
  const evaluation = { ...except('not met', 'validity.found-relations'), results: [record] }
  const { document } = parseHTML(await renderReport(evaluation))
  const link = document.querySelector('.weakest a')!
  expect(link.getAttribute('href')).toBe('#broken-rules')
  for (const each of document.querySelectorAll('a[href^="#"]'))
    expect(document.getElementById(each.getAttribute('href')!.slice(1)), each.outerHTML).not.toBeNull()
  expect(document.querySelector('#broken-rules + p + table')!.textContent).toContain('a <= b')
})

test.each(['en', 'fr'] as const)('the page says it (%s)', async (language) => {
  const { document } = parseHTML(await renderReport(except('not met', 'utility.lost-effects'), { language }))
  const text = document.querySelector('#verdict')!.textContent!
  expect(text).toContain(
    language === 'en' ? 'against drawing conclusions about patients' : 's’opposent à toute conclusion',
  )
  expect(document.querySelectorAll('.weakest li').length).toBe(1)
})
