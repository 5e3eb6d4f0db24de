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
