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

test('every picture of the README is there, is a PNG, says what it shows, and is made by a command that is named', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const pictures = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]+\.png)\)/g)]
  expect(pictures).toHaveLength(2)
  const script = readFileSync(join(root, 'scripts/pictures.ts'), 'utf8')
  for (const [, words = '', path = ''] of pictures) {
    const bytes = readFileSync(join(root, path))
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(800)
    expect(words.length).toBeGreaterThan(20)
    expect(script).toContain(`'${path.split('/').at(-1)}'`)
  }
  expect(readme).toContain('npm run pictures')
})
