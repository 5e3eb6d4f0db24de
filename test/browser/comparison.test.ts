import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compareEvaluations } from '../../evaluators/index.js'
import { renderComparison } from '../../src/report/index.js'
import { evaluationOf } from '../evaluators/comparison/evaluation-of.js'
import { hostile } from '../report/an-evaluation.js'

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))

describe.skipIf(executablePath === undefined)('a comparison in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(() => browser?.close())

  test.each([1920, 1280, 390])('of six releases at %d pixels overflows nothing and runs nothing', async (width) => {
    const named = Array.from({ length: 6 }, (_, index) => ({
      name: index === 0 ? hostile : `release-with-a-rather-long-name-${index}`,
      evaluation: evaluationOf({ value: 0.3 + index / 10, ...(index === 1 && { title: hostile }) }),
    }))
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await page.setContent(renderComparison(compareEvaluations(named)))
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(await page.evaluate('window.broken')).toBeUndefined()
    const boxes = await page.$$eval('svg[role=img]', (all) => all.map((svg) => svg.getBoundingClientRect().width))
    expect(boxes).toHaveLength(1)
    expect(Math.min(...boxes)).toBeGreaterThan(250)
    await page.close()
  })
})
