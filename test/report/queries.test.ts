import { beforeAll, describe, expect, test } from 'vitest'
import { queryWords, renderAnswers } from '../../src/report/index.js'
import { answersOf, peopleTable } from '../privacy/queries/people.js'

const asked = [
  { id: 'count', ask: 'count', by: ['sex'] },
  { id: 'histogram', ask: 'histogram', of: 'age', edges: [20, 50, 100] },
  { id: 'table', ask: 'table', of: ['sex', 'stage'] },
  { id: 'sum', ask: 'sum', of: 'marker' },
  { id: 'mean', ask: 'mean', of: 'marker', title: 'Marker & <age>', where: 'age < 60' },
  { id: 'variance', ask: 'variance', of: 'age' },
  { id: 'quantiles', ask: 'quantiles', of: 'age' },
  { id: 'rate', ask: 'rate', event: 'dead', time: 'days', per: 365 },
  { id: 'survival', ask: 'survival', time: 'days', event: 'dead', by: ['sex'] },
  { id: 'log-rank', ask: 'log-rank', time: 'days', event: 'dead', by: ['sex'] },
  { id: 'linear', ask: 'linear', outcome: 'marker', on: ['age', 'sex'] },
  { id: 'logistic', ask: 'logistic', event: 'dead', on: ['age', 'sex'] },
  { id: 'cox', ask: 'cox', time: 'days', event: 'dead', on: ['age', 'sex'] },
]
let answers: Awaited<ReturnType<typeof answersOf>>
beforeAll(async () => {
  answers = await answersOf(peopleTable(900), asked, { epsilon: 8 })
}, 60_000)

describe.each(['en', 'fr'] as const)('the page in %s', (language) => {
  test('has every answer with its cost, loads nothing, and is the same again', () => {
    const page = renderAnswers(answers, { language })
    for (const { ask } of asked) expect(page).toContain(`data-ask="${ask}"`)
    expect(page).toContain('Marker &#38; &#60;age&#62;')
    expect(page).not.toMatch(/<script|https?:|undefined|NaN/)
    expect(page.match(/ρ = /g)).toHaveLength(asked.length)
    expect(renderAnswers(answers, { language })).toBe(page)
  })

  test('draws curves with bands, and numbers with intervals', () => {
    const page = renderAnswers(answers, { language })
    const part = (id: string) => page.split('<section').find((section) => section.includes(`data-ask="${id}"`))!
    expect(part('survival').match(/<path/g)!.length).toBeGreaterThanOrEqual(4)
    expect(part('histogram')).toContain('<circle')
    expect(part('sum')).not.toContain('<circle')
  })
})

test('every method is told in French', () => {
  const { methods } = queryWords('fr')
  for (const { id, method } of answers.answers) expect(methods[method], id).toBeDefined()
  expect(renderAnswers(answers, { language: 'fr' })).not.toMatch(
    /noisy|steps of|at risk|queries:|counts of|sums of|squares of|regression/,
  )
})
