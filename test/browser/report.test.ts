import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderReport } from '../../src/report/index.js'
import { hostileEvaluation } from '../report/an-evaluation.js'

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const folder = mkdtempSync(join(tmpdir(), 'report-'))
const file = join(folder, 'report.html')

describe.skipIf(executablePath === undefined)('the report in Chromium', () => {
  let browser: Browser

  beforeAll(async () => {
    writeFileSync(file, await renderReport(await hostileEvaluation()))
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  async function open(width: number): Promise<{ page: Page; problems: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => !request.url().startsWith('file:') && problems.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    return { page, problems }
  }

  test.each([1280, 390])('at %d pixels nothing overflows, nothing fails, nothing is fetched', async (width) => {
    const { page, problems } = await open(width)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(await page.evaluate('window.broken')).toBeUndefined()
    expect(problems).toEqual([])
    await page.close()
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

  test('folded columns are printed', async () => {
    const { page } = await open(1280)
    await page.emulateMedia({ media: 'print' })
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000)
    await page.close()
  })
})
