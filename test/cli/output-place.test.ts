import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run, verifyRelease } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'place-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (...parts: string[]) => join(folder, ...parts)
const rows = Array.from({ length: 60 }, (_, row) => `${row % 9},${row % 2}`).join('\n')
writeFileSync(at('table.csv'), `glucose,died\n${rows}\n`)
const tables = ['--train', 'table.csv', '--holdout', 'table.csv', '--synthetic', 'table.csv', '--depth', 'quick']

beforeAll(async () => {
  const words = ['run', 'table.csv', '--model', 'marginals', '--depth', 'quick', '--out', 'release', '--quiet']
  expect((await mirrorwardHere(folder, words)).status).toBe(0)
}, 60_000)

test.each([
  [['evaluate', ...tables, '--out', 'release']],
  [['report', 'release/evaluation.json', '--out', 'release/report.html']],
  [['report', 'release/evaluation.json', '--out', 'p.html', '--evaluation', 'release/evaluation.json']],
  [['fit', 'table.csv', '--out', 'release/model.safetensors']],
  [['sample', 'release/model.safetensors', '--rows', '5', '--out', 'release/synthetic.csv']],
  [['impute', 'table.csv', '--out', 'release/synthetic.csv']],
  [['inspect', 'table.csv', '--out', 'release/schema.yaml']],
  [['init', 'table.csv', '--yes', '--force', '--out', 'release/job.yaml']],
])('a release stays what its manifest says: %j is refused with one line', async (words) => {
  const { status, stdout, stderr } = await mirrorwardHere(folder, [...words, '--quiet'])
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^mirrorward: .*manifest would no longer be true: "release.*\n$/)
  expect((await verifyRelease(at('release'))).files.every((file) => file.status === 'same')).toBe(true)
})

test('an evaluation goes to a folder of its own, again and again', async () => {
  for (let time = 0; time < 2; time++)
    expect((await mirrorwardHere(folder, ['evaluate', ...tables, '--out', 'evidence', '--quiet'])).status).toBe(0)
  expect(readdirSync(at('evidence'))).toEqual(['evaluation.json', 'internal', 'report.html'])
}, 60_000)

test('another file beside those of a release is nobody’s harm', async () => {
  const words = ['report', 'release/evaluation.json', '--lang', 'fr', '--out', 'release/rapport.html']
  expect((await mirrorwardHere(folder, words)).status).toBe(0)
  expect(readFileSync(at('release/rapport.html'), 'utf8')).toContain('lang="fr"')
})

test.each(['fit', 'impute'])('%s tries where it will write before it reads', async (command) => {
  writeFileSync(at('file'), 'x')
  mkdirSync(at('there'), { recursive: true })
  for (const out of ['there', 'file/inside.csv'])
    expect(await mirrorwardHere(folder, [command, 'no-such-table.csv', '--out', out])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^mirrorward: a (folder|file) stands where .* should be: .*\n$/),
    })
})

test('more rows than the disk can hold are refused before anything is fitted', async () => {
  const stages = new Set<string>()
  const job = { input: at('table.csv'), model: 'marginals', rows: 1e15, out: at('huge') } as const
  await expect(run(job, { onProgress: ({ stage }) => stages.add(stage) })).rejects.toThrow(/too little space: at least/)
  expect(stages).not.toContain('fit')
  expect(existsSync(at('huge'))).toBe(false)
})
