import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evaluationOf } from '../evaluators/comparison/evaluation-of.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'compare-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hash = (text: string) => text.repeat(32)

/** An evaluation in a folder of its own, with the recipe beside it. */
function release(name: string, { table = 'aa', seed = '1', belongsTo = name } = {}): void {
  mkdirSync(join(folder, name, 'internal'), { recursive: true })
  const { protocol, ...rest } = evaluationOf({ release: name })
  const evaluation = { ...rest, protocol: { split: protocol.split, notes: [] } }
  writeFileSync(join(folder, name, 'evaluation.json'), JSON.stringify(evaluation))
  const inputs = [{ role: 'input', path: '/ward.csv', sha256: hash(table) }]
  const recipe = { format: 'mirrorward/recipe', version: 1, release: belongsTo, seed, command: '', inputs }
  writeFileSync(join(folder, name, 'internal', 'recipe.json'), JSON.stringify(recipe))
}

test('compare writes one page about folders, and tells another real table or seed by its recipe', () => {
  release('first')
  release('second')
  release('third', { table: 'bb' })
  release('reseeded', { seed: '2' })
  release('stranger', { belongsTo: 'another' })
  expect(mirrorward(folder, ['compare', 'first', 'second'])).toMatchObject({ status: 0, stdout: 'comparison.html\n' })
  expect(readFileSync(join(folder, 'comparison.html'), 'utf8')).toContain('<span class="key">B</span> second')
  const { stdout } = mirrorward(folder, ['compare', 'first', 'third/evaluation.json', '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ file: 'comparison.html', isComparable: false })
  const differences = (other: string) =>
    JSON.parse(mirrorward(folder, ['compare', 'first', other, '--json']).stdout).differences
  expect(differences('second')).toEqual([])
  expect(differences('reseeded')).toMatchObject([{ aspect: 'seed', values: ['1', '2'], weight: 'not comparable' }])
  expect(differences('stranger')).toMatchObject([
    { aspect: 'whether the real rows are the same', values: ['hash known', 'seed withheld'], weight: 'caution' },
  ])
}, 60_000)

test('one release is nothing to compare, and a folder without an evaluation is named', () => {
  expect(mirrorward(folder, ['compare', 'first'])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/at least two/),
  })
  const missing = mirrorward(folder, ['compare', 'first', 'none'])
  expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining('none') })
}, 60_000)
