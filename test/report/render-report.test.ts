import { expect, test } from 'vitest'
import { renderReport } from '../../src/report/index.js'
import { hostile, hostileEvaluation } from './an-evaluation.js'

const evaluation = await hostileEvaluation()
const page = await renderReport(evaluation)

test('the same evaluation gives the same bytes', async () => {
  expect(await renderReport(JSON.parse(JSON.stringify(evaluation)))).toBe(page)
})

test('names are escaped, and nothing is loaded or run', () => {
  expect(page).not.toContain(hostile)
  expect(page).not.toMatch(/<script|<img|<link|<iframe|@import|url\(|\son[a-z]+="/i)
  expect(page).not.toMatch(/(src|href)="(?!#)/)
})

test('every metric stands there with its reading and its controls', () => {
  for (const { title, result, controls } of evaluation.results) {
    expect(page).toContain(title)
    const values = [result, ...Object.values(controls)].flatMap((each) => (each.status === 'ok' ? [each.value] : []))
    for (const value of values) if (value >= 0.0005) expect(page).toContain(value.toFixed(3))
  }
})

test('an evaluation without details and without a model is a page too', async () => {
  const results = evaluation.results.map((record) => ({
    ...record,
    result: { status: 'skipped' as const, reason: 'not asked for' },
    controls: {},
  }))
  const bare = await renderReport({ ...evaluation, results })
  expect(bare).toContain('not computed: not asked for')
})
