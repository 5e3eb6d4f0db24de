import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createRng } from '../../src/math/index.js'
import { mirrorwardHere } from './in-process.js'

/** Stays as a French hospital writes them: names, birth dates of a lifetime, postcodes that a model would learn as départements. */
const folder = mkdtempSync(join(tmpdir(), 'french-stays-'))
afterAll(() => rmSync(folder, { recursive: true }))
const postcodes = ['75001', '75011', '75015', '75019', '75020', '69003', '69008', '06000', '13001', '13008', '31000']
const day = (of: number) => `${String(1 + (of % 28)).padStart(2, '0')}/${String(1 + (of % 12)).padStart(2, '0')}`
const drawn = createRng(5)
const stays = Array.from({ length: 700 }, (_, row) => {
  const born = 1930 + drawn.below(74)
  return `80${String(row).padStart(7, '0')};${'FM'[row % 2]};${day(drawn.below(336))}/${born};${postcodes[drawn.below(11)]};${['I50.1', 'J18.9', 'C34.9'][row % 3]};${row % 9 === 0 ? 'oui' : 'non'}`
})
writeFileSync(
  join(folder, 'sejours.csv'),
  `ipp;sexe;date_naissance;code_postal;diagnostic;deces\r\n${stays.join('\r\n')}\r\n`,
)
const job = (more: object) =>
  writeFileSync(join(folder, 'job.yaml'), JSON.stringify({ input: 'sejours.csv', evaluate: false, seed: 1, ...more }))

test('risk counts postcodes as they stand in the file, not the départements that a model learns', async () => {
  const { stdout, status } = await mirrorwardHere(folder, ['risk', 'sejours.csv', '--quasi', 'code_postal', '--json'])
  expect([status, JSON.parse(stdout).classes]).toEqual([0, 11])
})

test('risk says first that people are named, in both languages', async () => {
  const said = async (language: string) =>
    (await mirrorwardHere(folder, ['risk', 'sejours.csv', '--lang', language])).stdout.split('\n')[0]
  expect(await said('en')).toContain('Columns that name people by themselves: ipp.')
  expect(await said('fr')).toContain('Colonnes qui nomment les personnes à elles seules : ipp.')
})

test('k-anonymity without a schema makes postcodes and birth dates coarser, and the files agree', async () => {
  job({ technique: 'k-anonymity', options: { k: 5, atMost: { date_naissance: 5 } }, out: 'coarse' })
  const { status, stdout, stderr } = await mirrorwardHere(folder, ['run', 'job.yaml', '--lang', 'fr'])
  expect(status, stderr).toBe(0)
  expect(stdout).toMatch(/^k = 5 : plus petite classe \d+/m)
  expect(stdout).toMatch(/^perte 0,\d{4}/m)
  const rows = readFileSync(join(folder, 'coarse', 'generalised.csv'), 'utf8')
    .split(/\r?\n/)
    .slice(1, -1)
  const counts = new Map<string, number>()
  for (const row of rows) {
    const known = row.split(';').slice(0, 3).join()
    counts.set(known, (counts.get(known) ?? 0) + 1)
  }
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(5)
  // Twenty years of births are left where five would leave nothing.
  expect(rows.filter((row) => /;\d{4}–\d{4};/.test(row)).length).toBeGreaterThan(0.9 * rows.length)
})

test('so do steps of people’s own rows', async () => {
  job({ steps: [{ technique: 'mask' }, { technique: 'k-anonymity', k: 5 }], out: 'steps' })
  const { status, stderr } = await mirrorwardHere(folder, ['run', 'job.yaml'])
  expect(status, stderr).toBe(0)
})

test('and steps that end in synthesis, whose places are learnt as départements', async () => {
  job({
    steps: [
      { technique: 'k-anonymity', k: 5 },
      { technique: 'synthesis', model: 'marginals' },
    ],
    out: 'synthesis',
  })
  const { status, stderr } = await mirrorwardHere(folder, ['run', 'job.yaml'])
  expect(status, stderr).toBe(0)
})

test('a mask before synthesis leaves relations, patients and codes of places to the model', async () => {
  const iso = (of: number) => new Date(Date.UTC(2022, 0, 1 + of)).toISOString().slice(0, 10)
  const dated = stays.map((row) => {
    const entered = drawn.below(600)
    return `${row};${iso(entered)};${iso(entered + drawn.below(9))}`
  })
  const header = 'ipp;sexe;date_naissance;code_postal;diagnostic;deces;date_entree;date_sortie'
  writeFileSync(join(folder, 'dates.csv'), `${header}\r\n${dated.join('\r\n')}\r\n`)
  const steps = [{ technique: 'mask' }, { technique: 'synthesis', model: 'marginals' }]
  job({ input: 'dates.csv', steps, out: 'masked-synthesis' })
  const { status, stderr } = await mirrorwardHere(folder, ['run', 'job.yaml'])
  expect(status, stderr).toBe(0)
  const [names, ...rows] = readFileSync(join(folder, 'masked-synthesis', 'synthetic.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
  expect(names).toBe(header)
  const real = new Set(stays.map((row) => row.split(';')[0]))
  for (const row of rows) {
    const cells = row.split(';')
    expect(cells[6]! <= cells[7]!, row).toBe(true)
    expect(cells[3]).toMatch(/^\d{5}$/)
    expect(real.has(cells[0]!)).toBe(false)
  }
  expect(readFileSync(join(folder, 'masked-synthesis', 'schema.yaml'), 'utf8')).toContain('patient: ipp')
})

test('columns of which nothing is left are named', async () => {
  job({ technique: 'k-anonymity', options: { k: 300, suppression: 0.01 }, out: 'nothing' })
  const { status, stdout, stderr } = await mirrorwardHere(folder, ['run', 'job.yaml', '--lang', 'en'])
  expect(status, stderr).toBe(0)
  expect(stdout).toMatch(/^nothing is left of: .*code_postal/m)
})
