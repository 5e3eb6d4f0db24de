import { existsSync, rmSync } from 'node:fs'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openViewer, type Viewer } from '../../src/view/index.js'
import { markup, releaseFolder } from '../view/release-folder.js'

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))

describe.skipIf(executablePath === undefined)('the viewer in Chromium', () => {
  let browser: Browser
  let viewer: Viewer
  let outside: string

  beforeAll(async () => {
    const made = await releaseFolder()
    outside = made.outside
    viewer = await openViewer(made.folder)
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await viewer?.close()
    rmSync(outside, { recursive: true })
  })

  /** A page with everything that went wrong on it: errors, and requests to anybody else. */
  async function open(hash: string, width = 1280): Promise<{ page: Page; problems: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => !request.url().startsWith(viewer.url) && problems.push(request.url()))
    await page.goto(viewer.url + hash)
    await page.waitForSelector('main h1')
    return { page, problems }
  }

  test.each([
    ['', 1280],
    ['', 390],
    ['#/rows/made', 390],
    ['#/sample/made', 1280],
    ['#/sample/made', 390],
    ['#/rows/hostile', 390],
  ])('%s at %d pixels: nothing overflows, fails, or is fetched elsewhere', async (hash, width) => {
    const { page, problems } = await open(hash, width)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(await page.evaluate('window.broken')).toBeUndefined()
    expect(problems).toEqual([])
    await page.close()
  })

  test('markup in titles, headers and cells is text', async () => {
    const { page } = await open('')
    expect(await page.locator('.card dd').first().textContent()).toBe(markup)
    await page.getByRole('link', { name: 'rows' }).first().click()
    await page.waitForSelector('td')
    expect(await page.locator('thead th').nth(1).textContent()).toBe('<b>name</b>')
    expect(await page.locator('td').first().textContent()).toBe(markup)
    expect(await page.locator('main img, main b').count()).toBe(0)
    await page.close()
  })

  test('rows are turned by the keyboard, and the focus stays where it was', async () => {
    const { page } = await open('#/rows/made')
    await page.getByRole('button', { name: 'Next' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('rows 51 to 100 of 240').waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Next')
    await page.getByRole('button', { name: 'Last' }).press('Enter')
    await page.getByText('rows 201 to 240 of 240').waitFor()
    expect(await page.locator('tbody tr').count()).toBe(40)
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)
    await page.close()
  })

  test('conditions set by the keyboard hold in every row drawn', async () => {
    const { page, problems } = await open('#/sample/made')
    const [low, high] = ['age from', 'age to'].map((name) => page.getByRole('slider', { name })) as [Locator, Locator]
    for (let step = 0; step < 10; step++) await low.press('ArrowRight')
    await high.press('Home')
    // The ends cannot cross: the lower one came along.
    expect(await low.inputValue()).toBe('0')
    for (let step = 0; step < 20; step++) await high.press('ArrowRight')
    for (let step = 0; step < 10; step++) await low.press('ArrowRight')
    expect(await high.getAttribute('aria-valuetext')).toBe('50')
    await page.getByRole('combobox', { name: 'sex' }).selectOption('f')
    await page.getByRole('spinbutton', { name: 'rows' }).fill('120')
    await page.getByRole('textbox', { name: 'seed' }).press('Enter')
    await page.getByRole('heading', { name: 'Columns, given age, sex' }).waitFor()
    const rows = await page.$$eval('tbody tr', (all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    )
    expect(rows).toHaveLength(100)
    for (const [age, sex] of rows) {
      expect(sex).toBe('f')
      expect(Number(age)).toBeGreaterThanOrEqual(40)
      expect(Number(age)).toBeLessThanOrEqual(50)
    }
    const charts = await page.$$eval('svg[role=img]', (all) => all.map((svg) => svg.querySelectorAll('rect').length))
    expect(charts).toHaveLength(3)
    expect(Math.min(...charts)).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'No conditions' }).press('Enter')
    expect(await page.locator('fieldset.asked').count()).toBe(0)
    expect(problems).toEqual([])
    await page.close()
  })

  test('a refusal of the server is told', async () => {
    const { page } = await open('')
    await page.goto(`${viewer.url}#/sample/hostile`)
    expect(await page.getByRole('alert').textContent()).toContain('there is no such model')
    await page.close()
  })

  test('the report opens, and has no scripts to run', async () => {
    const { page } = await open('')
    await page.getByRole('link', { name: 'report' }).first().click()
    await page.waitForSelector('#verdict')
    expect(await page.title()).toContain(markup)
    expect(await page.evaluate('window.broken')).toBeUndefined()
    await page.goBack()
    await page.waitForSelector('.card')
    await page.close()
  })
})
