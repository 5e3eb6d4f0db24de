import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import type { ShapeDetail } from '../../evaluators/index.js'
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
  for (const { title, result, controls, counts = false } of evaluation.results) {
    expect(page).toContain(title)
    const values = [result, ...Object.values(controls)].flatMap((each) => (each.status === 'ok' ? [each.value] : []))
    for (const value of values) if (value >= 0.0005) expect(page).toContain(value.toFixed(counts ? 0 : 3))
  }
})

test('what must be read first stands before every number, with what was guessed', async () => {
  const protocol = { ...evaluation.protocol, notes: ['kinds and roles were inferred from the table'] }
  const first = await renderReport({ ...evaluation, title: 'a table', protocol })
  const text = parseHTML(first).document.body.textContent ?? ''
  const at = text.indexOf('Kinds and roles were inferred from the table.')
  expect(at).toBeGreaterThan(0)
  expect(text.slice(0, at)).not.toMatch(/\d/)
})

test('a table says what each column holds on every side, and is left out where an evaluation does not tell', async () => {
  const detail = evaluation.results.find(({ id }) => id === 'fidelity.shape')!.result as unknown as {
    readonly detail: ShapeDetail
  }
  const { columns } = detail.detail
  const rows = [...parseHTML(page).document.querySelectorAll('.summaries tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  )
  expect(rows.map(([name]) => name)).toEqual(columns.map(({ name }) => name))
  for (const [at, { moments, distribution }] of columns.entries()) {
    const [real] = rows[at]!.slice(1)
    if (moments) expect(real).toBe(`${moments.real?.mean} ± ${moments.real?.deviation}`)
    else if (distribution.type === 'bars') expect(real).toMatch(/^(neg|pos) \(\d+\.\d %\)$/)
  }
  const older = JSON.parse(JSON.stringify(evaluation).replaceAll('"moments"', '"forgotten"'))
  expect(await renderReport(older)).not.toContain('class="summaries"')
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

describe('a French page', async () => {
  const markup = await renderReport(evaluation, { language: 'fr' })
  const { document } = parseHTML(markup)
  for (const element of document.querySelectorAll('code, style, .hash, #method ul')) element.remove()
  const text = document.body.textContent ?? ''

  test('says what language it is in', () => {
    expect(document.documentElement.getAttribute('lang')).toBe('fr')
  })

  test('has no English title, question, reading or reason', () => {
    for (const { title, question, reading, result } of evaluation.results) {
      expect(text).not.toContain(question)
      expect(text).not.toContain(reading)
      // A word alone may be French too.
      if (title.includes(' ')) expect(markup).not.toContain(`>${title}<`)
      if (result.status === 'skipped') expect(text).not.toContain(result.reason)
    }
  })

  test('has no English sentence: none of the words that every one of them needs', () => {
    const found = text.match(
      /.{0,30}(?<!\p{L})(the|of|and|with|rows|people|synthetic|training|unseen|is|are|from|by)(?!\p{L})/gu,
    )
    expect(found).toBeNull()
  })

  test('has no decimal point', () => {
    expect(text.replaceAll(/mirrorward \S+|\d+\.\d+\.\d+/g, '').match(/\d\.\d/g)).toBeNull()
  })

  test('differs from the English page in words alone: every number stands in both', () => {
    const numbers = (page: string) => (page.match(/class="value">[^<]+/g) ?? []).map((each) => each.replace(',', '.'))
    expect(numbers(markup)).toEqual(numbers(page))
  })
})
