import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'risk-'))
afterAll(() => rmSync(folder, { recursive: true }))
const rows = Array.from({ length: 60 }, (_, row) => `${30 + (row % 20)},${'FM'[row % 2]},secretvalue${row % 3}`)
writeFileSync(join(folder, 'table.csv'), `age,sex,drug\n${[...rows, '99,F,secretvalue1'].join('\n')}\n`)

test('risk says who stands alone and writes page and numbers, no cell', async () => {
  const words = ['risk', 'table.csv', '--quasi', 'age,sex', '--sensitive', 'drug']
  const { status, stdout } = await mirrorwardHere(folder, [...words, '--out', 'risk.html'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/People who stand alone +1 \(1\.6 %\)/)
  expect(stdout).not.toContain('secretvalue')
  expect(readFileSync(join(folder, 'risk.html'), 'utf8')).toContain('1 of 61 people stand alone')
  const { stdout: json } = await mirrorwardHere(folder, [...words, '--json'])
  expect(JSON.parse(json)).toMatchObject({ format: 'mirrorward/risk', people: 61, quasiIdentifiers: ['age', 'sex'] })
  const { stdout: french } = await mirrorwardHere(folder, [...words, '--lang', 'fr'])
  expect(french).toContain('Personnes seules de leur espèce')
})

test('an unknown column is an error with what may have been meant', async () => {
  const { status, stderr } = await mirrorwardHere(folder, ['risk', 'table.csv', '--quasi', 'aeg'])
  expect(status).toBe(2)
  expect(stderr).toContain('no such column: "aeg" (did you mean "age"?)')
})

test('a population and weights are read where they are given, in both languages', async () => {
  writeFileSync(
    join(folder, 'population.csv'),
    `town,sex,age\n${[...rows, ...rows, '99,F,'].map((row) => row.replace(/(\d+),(.),.*/, 'x,$2,$1')).join('\n')}\n`,
  )
  writeFileSync(
    join(folder, 'weighted.csv'),
    `age,sex,w\n${rows.map((row) => row.replace(/,secret.*/, ',4')).join('\n')}\n`,
  )
  const words = ['risk', 'weighted.csv', '--quasi', 'age,sex', '--population', 'population.csv', '--weight', 'w']
  const { status, stdout, stderr } = await mirrorwardHere(folder, [...words, '--out', 'all.html'])
  expect(status, stderr).toBe(0)
  expect(stdout).toMatch(/Rows that stand alone here and among the 121 people of the population +0 %/)
  expect(stdout).toMatch(/Highest risk where nobody knows who is in the table \(journalist\) +17 %/)
  expect(stdout).toMatch(/People expected to be named, by the weights given +\d/)
  const french = await mirrorwardHere(folder, [...words, '--lang', 'fr'])
  expect(french.stdout).toContain('Lignes seules de leur espèce ici et parmi les 121 personnes de la population')
  const missing = await mirrorwardHere(folder, ['risk', 'table.csv', '--quasi', 'age', '--population', 'no.csv'])
  expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('no.csv')])
  writeFileSync(join(folder, 'towns.csv'), 'town\na\n')
  const other = await mirrorwardHere(folder, ['risk', 'table.csv', '--quasi', 'age', '--population', 'towns.csv'])
  expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('age')])
})
