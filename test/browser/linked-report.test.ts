import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRng } from '../../src/math/index.js'
import { evaluateLinked } from '../../src/pipeline/linked/index.js'
import { renderLinkedReport } from '../../src/report/index.js'
import { madeSchema, madeTables } from '../evaluators/linked/made-tables.js'

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const folder = mkdtempSync(join(tmpdir(), 'linked-report-'))
const pages = { en: join(folder, 'english.html'), fr: join(folder, 'french.html') }

describe.skipIf(executablePath === undefined)('the report of linked tables in Chromium', () => {
  let browser: Browser

  beforeAll(async () => {
    const evaluation = await evaluateLinked(madeTables(60, 4, 'd'), {
      ...{ schema: madeSchema, train: madeTables(60, 1, 'a'), holdout: madeTables(40, 2, 'b') },
      ...{ reference: madeTables(60, 3, 'c'), rng: createRng(1), depth: 'quick' },
    })
    for (const language of ['en', 'fr'] as const)
      writeFileSync(pages[language], await renderLinkedReport(evaluation, { language }))
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  async function open(width: number, language: keyof typeof pages): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await page.goto(pathToFileURL(pages[language]).href)
    await page.$$eval('details', (all) => {
      for (const each of all) each.setAttribute('open', '')
    })
    return page
  }

  test.each([
    [1280, 'en'],
    [390, 'en'],
    [390, 'fr'],
  ] as const)(
    'at %d pixels nothing overflows (%s), and axe finds nothing serious',
    async (width, language) => {
      const page = await open(width, language)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await page.evaluate(axe.source)
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults
      expect(violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`)).toEqual([])
      await page.close()
    },
    120_000,
  )

  test('it prints, every table on a page of its own', async () => {
    const page = await open(1280, 'en')
    await page.emulateMedia({ media: 'print' })
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000)
    await page.close()
  }, 120_000)

  test('what was measured on a table is printed where it is unfolded, and left out where it is folded', async () => {
    const page = await open(1280, 'en')
    await page.emulateMedia({ media: 'print' })
    const heights = () =>
      page.$$eval('.of-table > details', (all) => all.map((each) => each.getBoundingClientRect().height))
    const whole = await heights()
    expect(Math.min(...whole)).toBeGreaterThan(1000)
    await page.$$eval('.of-table > details', (all) => {
      for (const each of all.slice(1)) each.removeAttribute('open')
    })
    const [first, ...folded] = await heights()
    expect(first).toBe(whole[0])
    for (const height of folded) expect(height).toBeLessThan(60)
    await page.close()
  }, 120_000)
})
