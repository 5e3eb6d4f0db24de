import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'plain-'))
afterAll(() => rmSync(folder, { recursive: true }))
const here = (...words: string[]) => mirrorwardHere(folder, [...words, '--quiet'])
const bytesOf = (...parts: string[]) => readFileSync(join(folder, ...parts))
const tableOf = (text: string, delimiter: string) => {
  const [names = [], ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(delimiter))
  return new Map(names.map((name, at) => [name, rows.map((row) => row[at] ?? '')]))
}

/** Two visits a patient; every spelling of yes and no that people use, and an accent that tells the encoding. */
const booleans: Readonly<Record<string, readonly [string, string]>> = {
  fumeur: ['Oui', 'Non'],
  opéré: ['O', 'N'],
  consent: ['yes', 'no'],
  alive: ['Y', 'N'],
  flag: ['1', '0'],
  known: ['TRUE', 'FALSE'],
  vacciné: ['VRAI', 'FAUX'],
}
const header = ['ipp', 'visite', 'entrée', 'poids', ...Object.keys(booleans)]
const rows = Array.from({ length: 240 }, (_, row) => [
  `80${String(10_000 + 37 * Math.floor(row / 2))}`,
  String(1 + (row % 2)),
  `${String(1 + ((row * 7) % 28)).padStart(2, '0')}/${String(1 + (row % 12)).padStart(2, '0')}/2023`,
  row % 9 === 0 ? '' : `${50 + ((row * 13) % 40)},${(row * 7) % 10}`,
  ...Object.values(booleans).map((pair, at) => pair[(row * (at + 3)) % 11 > 5 ? 0 : 1]),
])
writeFileSync(
  join(folder, 'stays.csv'),
  Buffer.from([header, ...rows].map((row) => row.join(';')).join('\n'), 'latin1'),
)

beforeAll(async () => {
  expect((await here('inspect', 'stays.csv', '--out', 'schema.yaml')).status).toBe(0)
  // A schema that names the time of visits is one of people, which \`marginals\` has no model of.
  const schema = readFileSync(join(folder, 'schema.yaml'), 'utf8').replace(/^(?:time|patient): .*\n/gm, '')
  writeFileSync(join(folder, 'schema.yaml'), schema)
  const words = ['--schema', 'schema.yaml', '--model', 'marginals', '--no-evaluate', '--seed', '1', '--out', 'release']
  expect((await here('run', 'stays.csv', ...words)).status).toBe(0)
  expect(
    (
      await here(
        'fit',
        'stays.csv',
        '--schema',
        'schema.yaml',
        '--model',
        'hidden-tree',
        '--set',
        'candidates=[2]',
        '--out',
        'm.safetensors',
      )
    ).status,
  ).toBe(0)
}, 60_000)

test('yes and no come out in the spelling of their column', () => {
  const table = tableOf(bytesOf('release', 'synthetic.csv').toString('latin1'), ';')
  for (const [name, pair] of Object.entries(booleans))
    expect([...new Set(table.get(name))].sort(), name).toEqual([...pair].sort())
})

test('every row has an identifier of its own, and none of the table', () => {
  const made = tableOf(bytesOf('release', 'synthetic.csv').toString('latin1'), ';').get('ipp') ?? []
  expect(made).toHaveLength(240)
  expect(new Set(made).size).toBe(240)
  const real = new Set(rows.map(([ipp]) => ipp))
  expect(made.filter((ipp) => real.has(ipp))).toEqual([])
})

test.each([
  ['sample', ['sample', 'm.safetensors', '--rows', '40']],
  ['impute', ['impute', 'stays.csv', '--model', 'm.safetensors']],
])('%s writes as the table was written, and with --plain UTF-8, commas, dots and ISO dates', async (name, words) => {
  const [asItWas, plain] = [`${name}.csv`, `${name}-plain.csv`]
  expect((await here(...words, '--out', asItWas)).status).toBe(0)
  expect((await here(...words, '--out', plain, '--plain')).status).toBe(0)
  const own = tableOf(bytesOf(asItWas).toString('latin1'), ';')
  const other = tableOf(bytesOf(plain).toString('utf8'), ',')
  expect([...other.keys()]).toEqual(header)
  expect([...own.keys()]).toEqual(header)
  const dotted = own.get('poids')?.map((cell) => cell.replace(',', '.'))
  expect(other.get('poids')?.map(Number)).toEqual(dotted?.map(Number))
  expect(own.get('poids')?.some((cell) => /^\d\d,\d$/.test(cell))).toBe(true)
  const iso = own.get('entrée')?.map((cell) => cell.split('/').reverse().join('-'))
  expect(other.get('entrée')).toEqual(iso)
  expect(other.get('entrée')?.every((cell) => /^2023-\d\d-\d\d$/.test(cell))).toBe(true)
})
