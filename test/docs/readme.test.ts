import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

test("the README's library example runs", () => {
  const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'readme-'))
  try {
    const file = join(folder, 'example.mts')
    writeFileSync(file, example.replace("'mirrorward'", `'${pathToFileURL(join(root, 'src/index.ts')).href}'`))
    const printed = execFileSync(process.execPath, ['--import', 'tsx', file], { cwd: root, encoding: 'utf8' })
    const [synthetic, cohort, metrics, page] = printed.trim().split(' ').map(Number)
    expect([synthetic, cohort]).toEqual([400, 40])
    expect(metrics).toBeGreaterThan(10)
    expect(page).toBeGreaterThan(10_000)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 60_000)
