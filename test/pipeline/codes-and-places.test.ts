import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findHierarchy, regionOf } from '../../src/identity/index.js'
import { run } from '../../src/index.js'

const towns = ['75001', '75011', '69003', '13008', '97400']
const diagnoses = [
  'I10',
  'E11.6',
  'J44.1',
  'N18.3',
  'K35.8',
  'C50.9',
  'F32.9',
  'M54.5',
  'G40.9',
  'A41.9',
  'H25.1',
  'L40.0',
  'R07.4',
]

/** 300 stays; one patient each lives in 48250 and has E11.65, two in 23000. */
const lines = Array.from({ length: 300 }, (_, row) => {
  const home = row === 7 ? '48250' : row === 8 || row === 9 ? '23000' : towns[row % 5]
  const diagnosis = row === 11 ? 'E11.65' : diagnoses[row % 13]
  return `${20 + (row % 60)},${home},${diagnosis}`
})

test('from export to release: a rare code is coarser, and postcodes lie in départements that were learnt', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mirrorward-codes-'))
  const input = join(folder, 'stays.csv')
  await writeFile(input, `age,postcode,diagnosis\n${lines.join('\n')}\n`)
  const out = join(folder, 'release')
  const split = { train: 0.96, holdout: 0.02, reference: 0.02 }
  const { model, synthetic } = await run({ input, out, seed: 3, model: 'bayes-net', evaluate: false, rows: 500, split })
  const schema = await readFile(join(out, 'schema.yaml'), 'utf8')
  expect(schema).toMatch(/hierarchy: fr-postcode\n\s+learnt: region/)
  expect(schema).toContain('hierarchy: icd-10')
  const rows = (await readFile(join(out, 'synthetic.csv'), 'utf8')).trim().split('\n').slice(1)
  const homes = rows.map((line) => line.split(',')[1] ?? '').filter((home) => home !== '')
  const places = findHierarchy('fr-postcode')
  const regions = new Set(homes.map((home) => places && regionOf(home, places)))
  expect([...regions].sort()).toEqual(['13', '69', '75', '974'])
  expect(homes.every((home) => /^\d{5}$/.test(home))).toBe(true)
  expect(new Set(homes).size).toBeGreaterThan(60)
  // Compared is what was learnt.
  expect(synthetic.column('postcode')).toMatchObject({ levels: ['13', '69', '75', '974'] })
  expect(new Set(rows.map((line) => line.split(',')[2]))).not.toContain('E11.65')
  expect(schema).not.toMatch(/E11\.65|48250|23000/)
  expect(Buffer.from(model.save()).toString('latin1')).not.toMatch(/E11\.65|48250|23000|75011/)
})
