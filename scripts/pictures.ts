import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

/**
 * `npm run pictures`: synthetic people of the shipped pbc-visits (a trial and its visits over years), their report, and two pictures of
 * it for the README: the first screen, and values over time. Needs the system's Chromium.
 */
const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')
const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
if (executablePath === undefined) throw new Error('no Chromium is installed')
const folder = mkdtempSync(join(tmpdir(), 'mirrorward-pictures-'))
try {
  const tables = join(root, 'datasets/pbc-visits/linked.yaml')
  const command = ['--import', 'tsx', join(root, 'src/cli/main.ts'), 'run', tables]
  const options = ['--model', 'histories', '--depth', 'quick', '--seed', '1', '--out', join(folder, 'release')]
  const words = [...command, ...options, '--title', 'pbc and its visits, synthetic', '--quiet']
  execFileSync(process.execPath, words, { cwd: root, stdio: 'inherit' })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 1100, height: 760 } })
  await page.goto(pathToFileURL(join(folder, 'release/report.html')).href)
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, 'report.png') })
  await page.locator('#courses').scrollIntoViewIfNeeded()
  const box = await page.locator('#courses').boundingBox()
  const top = (await page.evaluate('window.scrollY')) as number
  await page.screenshot({
    path: join(pictures, 'trajectories.png'),
    fullPage: true,
    clip: { x: 0, y: top + (box?.y ?? 0), width: 1100, height: Math.min(760, box?.height ?? 760) },
  })
  await browser.close()
} finally {
  rmSync(folder, { recursive: true })
}
