import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evaluationOf } from '../evaluators/comparison/evaluation-of.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'compare-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('compare writes one page about folders, and tells another real table by its manifest', () => {
  for (const [name, sha256] of Object.entries({ first: 'aa', second: 'aa', third: 'bb' })) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'evaluation.json'), JSON.stringify(evaluationOf({})))
    writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify({ inputs: [{ file: 'ward.csv', sha256 }] }))
  }
  expect(mirrorward(folder, ['compare', 'first', 'second'])).toMatchObject({ status: 0, stdout: 'comparison.html\n' })
  expect(readFileSync(join(folder, 'comparison.html'), 'utf8')).toContain('<span class="key">B</span> second')
  const { stdout } = mirrorward(folder, ['compare', 'first', 'third/evaluation.json', '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ file: 'comparison.html', isComparable: false })
}, 60_000)

test('one release is nothing to compare, and a folder without an evaluation is named', () => {
  expect(mirrorward(folder, ['compare', 'first'])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/at least two/),
  })
  const missing = mirrorward(folder, ['compare', 'first', 'none'])
  expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining('none') })
}, 60_000)
