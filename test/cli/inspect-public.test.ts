import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseSchema } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'inspect-public-'))
afterAll(() => rmSync(folder, { recursive: true }))
const rows = Array.from({ length: 200 }, (_, row) => `${20 + (row % 61)},${'FM'[row % 2]},${row % 3}`)
writeFileSync(join(folder, 'table.csv'), `age,sex,grade\n${rows.join('\n')}\n`)
writeFileSync(
  join(folder, 'declared.yaml'),
  'name: t\ncolumns:\n  - { name: age, kind: numeric, precision: 0, bounds: { min: 0, max: 120 }, domain: declared }\n  - { name: sex, kind: categorical, domain: buy }\n',
)

test('marks what came from the rows beside what a person declared, and shows neither', async () => {
  const words = [
    'inspect',
    'table.csv',
    '--public',
    '--schema',
    'declared.yaml',
    '--out',
    'marked.yaml',
    '--lang',
    'en',
  ]
  const { status, stdout, stderr } = await mirrorwardHere(folder, [...words, '--quiet'])
  expect(status, stderr).toBe(0)
  expect(stdout).toMatch(/age +numeric +declared by a person/)
  expect(stdout).toMatch(/sex +categorical +to be bought/)
  expect(stdout).toMatch(/grade +\w+ +came from the rows: a private release refuses them/)
  const { columns } = parseSchema(readFileSync(join(folder, 'marked.yaml'), 'utf8'))
  expect(columns.map(({ domain }) => domain)).toEqual(['declared', 'buy', 'data'])
  expect(columns[0]!.bounds).toEqual({ min: 0, max: 120 })
  const refused = await mirrorwardHere(folder, ['run', 'table.csv', '--schema', 'marked.yaml', '--epsilon', '1'])
  expect(refused.status).toBe(2)
  expect(refused.stderr).toContain('grade')
  expect(refused.stderr).toContain('came from the table')
  expect(refused.stderr).not.toContain('age')
})

test('marks all of it where nobody declared anything, in French where asked', async () => {
  const { status, stdout } = await mirrorwardHere(folder, [
    'inspect',
    'table.csv',
    '--public',
    '--out',
    '-',
    '--lang',
    'fr',
    '--quiet',
  ])
  expect(status).toBe(0)
  expect(stdout.match(/tirées des lignes/g)?.length).toBe(3)
  expect((await mirrorwardHere(folder, ['inspect', 'table.csv', '--schema', 'declared.yaml'])).status).toBe(2)
})
