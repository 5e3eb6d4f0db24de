import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import axe, { type AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { madeApp } from '../app/made-app.js'

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))

describe.skipIf(executablePath === undefined)('the app in Chromium', () => {
  let browser: Browser
  let made: Awaited<ReturnType<typeof madeApp>>

  beforeAll(async () => {
    made = await madeApp()
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await made?.close()
  })

  /** A page with everything that went wrong on it: errors, and requests to anybody else. */
  async function open(hash = ''): Promise<{ page: Page; problems: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => !request.url().startsWith(made.app.url) && problems.push(request.url()))
    await page.goto(made.app.url + hash)
    await page.waitForSelector('main h1')
    return { page, problems }
  }

  /** What axe has against it, in light and dark, and whether it fits from a phone to a wide screen. */
  async function looks(page: Page): Promise<void> {
    for (const [width, colorScheme] of [
      [390, 'dark'],
      [1920, 'light'],
      [1280, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await page.evaluate(axe.source)
      const { violations } = (await page.evaluate('axe.run({ iframes: false })')) as AxeResults
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      expect({ width, told }).toEqual({ width, told: [] })
    }
  }

  test('by the keyboard from a file to a signed release', async () => {
    const { page, problems } = await open()
    await looks(page)
    await page.getByLabel('File, folder or database').fill(made.table)
    await page.keyboard.press('Enter')
    await page.waitForSelector('column-table tbody tr', { timeout: 60_000 })
    await looks(page)
    // Names of columns and cells are texts.
    expect(await page.locator('main i, main b').count()).toBe(0)

    const role = page.getByLabel('role: fumeur')
    await role.focus()
    await role.selectOption('sensitive')
    await page.getByText('corrected; the guess was').waitFor()
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('role: fumeur')
    await page.getByRole('button', { name: 'That is right: go on' }).press('Enter')

    await page.getByRole('group', { name: 'Who receives it?' }).waitFor()
    await looks(page)
    await page.getByLabel('people of the house').press('Space')
    await page.getByRole('button', { name: 'Show what fits' }).press('Enter')

    await page.getByText('Advised').waitFor()
    await looks(page)
    // What a budget asks is asked where one is wanted, and stands in nobody's way otherwise.
    await page.getByLabel(/with a privacy budget/).check()
    await page.getByLabel('age: from').fill('18')
    await looks(page)
    await page
      .getByLabel(/^Mask|^New rows that are nobody/)
      .first()
      .check()
    expect(await page.getByLabel('age: from').isVisible()).toBe(false)
    expect(await page.locator('#model').isVisible()).toBe(true)
    await page.getByLabel(/^quick/).check()
    await page.getByText('depth: quick').waitFor()
    await page.getByRole('button', { name: 'Run it' }).press('Enter')

    await page.getByText('running', { exact: true }).waitFor()
    await looks(page)
    // A closed tab loses nothing.
    await page.close()
    const { page: second, problems: more } = await open()
    await second.getByRole('link', { name: /sejours/ }).press('Enter')
    await second
      .getByRole('button', { name: 'Read the report' })
      .or(second.locator('iframe.report'))
      .waitFor({ timeout: 90_000 })
    if (await second.getByRole('button', { name: 'Read the report' }).isVisible())
      await second.getByRole('button', { name: 'Read the report' }).press('Enter')
    await second.frameLocator('iframe.report').locator('#verdict').waitFor()
    await looks(second)
    await second.getByRole('button', { name: 'Go to the decision' }).press('Enter')
    await second.getByRole('group', { name: 'Decision' }).waitFor()
    await looks(second)
    await second.getByLabel('release as it is').check()
    await second.getByLabel('Name').fill('Ann Other')
    await second.getByRole('button', { name: 'Sign' }).press('Enter')
    await second.getByText('Signed on 2026-03-01').waitFor()
    await looks(second)
    const file = join(made.work, 'studies/sejours-b/release-1/sign-off.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ name: 'Ann Other', decision: 'release' })
    expect([...problems, ...more]).toEqual([])
    await second.close()
  }, 180_000)

  test('in French, and back', async () => {
    const { page, problems } = await open()
    await page.getByRole('button', { name: 'Français' }).press('Enter')
    await page.getByRole('heading', { name: 'Que voulez-vous partager ?' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('fr')
    await looks(page)
    await page.getByRole('button', { name: 'English' }).press('Enter')
    await page.getByRole('heading', { name: 'What do you want to share?' }).waitFor()
    expect(problems).toEqual([])
    await page.close()
  }, 60_000)

  test('what cannot be opened is told on the page', async () => {
    const { page } = await open()
    await page.getByLabel('File, folder or database').fill('/proc/self/environ')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('there is no such file or folder')
    await page.close()
  })
})
