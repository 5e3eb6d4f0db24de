import { expect, test } from 'vitest'
import { compareEvaluations } from '../../../evaluators/index.js'
import { renderComparison } from '../../../src/report/index.js'
import { evaluationOf } from '../../evaluators/comparison/evaluation-of.js'
import { hostile } from '../an-evaluation.js'

const named = [
  { name: hostile, evaluation: evaluationOf({ title: hostile }), inputSha256: 'aa' },
  { name: 'second', evaluation: evaluationOf({ value: 0.5 }), inputSha256: 'aa' },
]
const page = renderComparison(compareEvaluations(named))

test('names are escaped, and nothing is loaded or run', () => {
  expect(page).not.toContain(hostile)
  expect(page).not.toMatch(/<script|<img|<link|<iframe|@import|url\(|\son[a-z]+="/i)
  expect(page).not.toMatch(/(src|href)="(?!#)/)
})

test('the same comparison gives the same bytes', () => {
  expect(renderComparison(JSON.parse(JSON.stringify(compareEvaluations(named))))).toBe(page)
})

test('the clearly best is framed, and the chart names releases and controls', () => {
  expect(page.match(/<div class="best">/g)).toHaveLength(1)
  expect(page).toMatch(/<svg role="img" aria-label="title of utility.tstr against the best membership attack"/)
  for (const mark of ['A', 'B', 'u']) expect(page).toMatch(new RegExp(`<text[^>]*>${mark}</text>`))
})

test('of incomparable evaluations nothing is framed, and the page says so', () => {
  const other = { name: 'other', evaluation: evaluationOf({ value: 0.2 }), inputSha256: 'bb' }
  const warned = renderComparison(compareEvaluations([...named, other]))
  expect(warned).toContain('these numbers are not comparable')
  expect(warned).not.toContain('<div class="best">')
})

test('in French, down to what differs', () => {
  const other = { name: 'other', evaluation: evaluationOf({ value: 0.2 }), inputSha256: 'bb' }
  const french = renderComparison(compareEvaluations([...named, other]), { language: 'fr' })
  expect(french).toContain('<html lang="fr">')
  expect(french).toContain('ces valeurs ne sont pas comparables')
  expect(french).toContain('elles portent sur d’autres personnes')
  expect(french).toContain('face à la meilleure attaque d’appartenance')
  const body = french.slice(french.indexOf('<body>')).replace(/<svg[^>]*>|var\([^)]*\)/g, '')
  expect(body).not.toMatch(/\b(rows|release|best attack|unseen|Comparison|not comparable|measured)\b/)
  // Numbers with a decimal comma, in the chart as well.
  expect(french).toMatch(/>0,\d+</)
})

test('evaluations without a number are a page too', () => {
  const empty = ['a', 'b'].map((name) => ({ name, evaluation: evaluationOf({ results: [] }), inputSha256: 'aa' }))
  expect(renderComparison(compareEvaluations(empty))).toContain('none computed')
})
