import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderReport } from '../../src/report/index.js'
import { hostileEvaluation } from '../report/an-evaluation.js'

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const folder = mkdtempSync(join(tmpdir(), 'report-'))
const file = join(folder, 'report.html')
const french = join(folder, 'french.html')
/** Not everything is measured: the longest answers of a verdict. */
const frenchQuick = join(folder, 'french-quick.html')

describe.skipIf(executablePath === undefined)('the report in Chromium', () => {
  let browser: Browser

  beforeAll(async () => {
    const evaluation = await hostileEvaluation()
    writeFileSync(file, await renderReport(evaluation))
    writeFileSync(french, await renderReport(evaluation, { language: 'fr' }))
    writeFileSync(frenchQuick, await renderReport(await hostileEvaluation('quick'), { language: 'fr' }))
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  async function open(
    width: number,
    { path = file, colorScheme = 'light' }: { readonly path?: string; readonly colorScheme?: 'light' | 'dark' } = {},
  ): Promise<{ page: Page; problems: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => !request.url().startsWith('file:') && problems.push(request.url()))
    await page.goto(pathToFileURL(path).href)
    return { page, problems }
  }

  test.each([
    [1920, file],
    [1280, file],
    [390, file],
    [1280, french],
    [390, french],
  ])('at %d pixels nothing overflows, nothing fails, nothing is fetched', async (width, path) => {
    const { page, problems } = await open(width, { path })
    await unfold(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(await page.evaluate('window.broken')).toBeUndefined()
    expect(problems).toEqual([])
    await page.close()
  })

  const unfold = (page: Page) =>
    page.$$eval('details', (all) => {
      for (const each of all) each.setAttribute('open', '')
    })

  test.each([
    ['light', 1280, file],
    ['dark', 1280, file],
    ['light', 390, french],
  ] as const)(
    'axe finds nothing serious: %s, %d pixels',
    async (colorScheme, width, path) => {
      const { page } = await open(width, { path, colorScheme })
      await unfold(page)
      // The page forbids scripts, its own and others': axe is evaluated by the debugger, not put into the page.
      await page.evaluate(axe.source)
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults
      expect(violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`)).toEqual([])
      await page.close()
    },
    120_000,
  )

  test('the first tab stop leads to the verdict, and every link within the page arrives', async () => {
    const { page } = await open(1280)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#verdict')
    const targets = await page.$$eval('a[href^="#"]', (all) => all.map((link) => link.getAttribute('href')!))
    for (const target of targets) expect(await page.$(target), target).not.toBeNull()
    await page.close()
  })

  test('the verdict starts on the first screen of a computer and of a phone', async () => {
    for (const width of [1280, 390]) {
      const { page } = await open(width)
      const box = await page.locator('#verdict > .note').first().boundingBox()
      expect(box!.y + 60).toBeLessThan(900)
      await page.close()
    }
  })

  test('every chart is drawn, named and has a size', async () => {
    const { page } = await open(1280)
    const charts = await page.$$eval('svg[role=img]', (all) =>
      all.map((svg) => [svg.getAttribute('aria-label'), svg.querySelectorAll('rect, path, line').length]),
    )
    expect(charts.length).toBeGreaterThan(10)
    for (const [label, shapes] of charts) {
      expect(label).toBeTruthy()
      expect(shapes).toBeGreaterThan(1)
    }
    await page.close()
  })

  test.each([file, french, frenchQuick])('nothing is wider than a sheet of A4', async (path) => {
    const { page } = await open(718, { path })
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(718)
    await page.close()
  })

  test('folded columns are printed', async () => {
    const { page } = await open(1280)
    await page.emulateMedia({ media: 'print' })
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000)
    await page.close()
  })
})
