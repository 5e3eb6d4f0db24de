import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadInput, relationText, run } from '../../src/index.js'
import { createRng } from '../../src/math/index.js'
import { mirrorwardHere } from '../cli/in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'dates-written-twice-'))
afterAll(() => rmSync(folder, { recursive: true }))

const day = 86_400_000
const french = (iso: string) => `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`
const compact = (iso: string) => iso.slice(0, 10).replaceAll('-', '')
const isoOf = (moment: number) => new Date(moment).toISOString()

function write(name: string, header: string, rows: readonly (readonly string[])[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${header}\n${rows.map((row) => row.join(';')).join('\n')}\n`)
  return path
}

async function released(input: string): Promise<string[][]> {
  const out = join(folder, `${input.split('/').at(-1)}-release`)
  await run({ input, model: 'marginals', evaluate: false, seed: 1, out })
  const [, ...lines] = readFileSync(join(out, 'synthetic.csv'), 'utf8').trim().split('\n')
  return lines.map((line) => line.split(';'))
}

describe('a date in three notations, one of them finer', () => {
  const rng = createRng('twins')
  const rows = Array.from({ length: 300 }, () => {
    const admitted = isoOf(Date.UTC(2020, 0, 1) + rng.below(900 * 1440) * 60_000)
    const gone = isoOf(Date.parse(admitted.slice(0, 10)) + (1 + rng.below(20)) * day)
    const twin = rng.uniform() < 0.1 ? '' : compact(admitted)
    return [french(admitted), twin, `${french(admitted)} ${admitted.slice(11, 16)}`, french(gone)]
  })
  const input = write('twins.csv', 'jour;jour_brut;entree;sortie', rows)

  test('is found once, given by the finest, and orders are not said of each', async () => {
    const { schema } = await loadInput({ path: input })
    expect(schema.relations?.map(relationText)).toEqual(['entree <= sortie', 'jour = entree', 'jour_brut = entree'])
  })

  test('does not drift apart in the synthetic table, and is missing as often', async () => {
    const cells = await released(input)
    expect(cells).toHaveLength(300)
    for (const [jour = '', brut = '', entree = '', sortie = ''] of cells) {
      expect(entree.slice(0, 10)).toBe(jour)
      const iso = `${jour.slice(6)}-${jour.slice(3, 5)}-${jour.slice(0, 2)}`
      if (brut !== '') expect(brut).toBe(compact(iso))
      expect(sortie.slice(6) + sortie.slice(3, 5) + sortie.slice(0, 2) >= compact(iso)).toBe(true)
    }
    // Of 300 rows a tenth: 3 to 17 % has a chance above .9999.
    const missing = cells.filter(([, brut]) => brut === '').length / 300
    expect(missing).toBeGreaterThan(0.03)
    expect(missing).toBeLessThan(0.17)
  })

  test('that one row contradicts is no date written twice', async () => {
    const odd = rows.map((row, at) => (at === 17 ? ['01/01/1999', ...row.slice(1)] : row))
    const { schema } = await loadInput({ path: write('odd.csv', 'jour;jour_brut;entree;sortie', odd) })
    expect(schema.relations?.map(relationText)).not.toContain('jour = entree')
  })
})

test('an order that one row breaks is shown with that row, and not written', async () => {
  const rng = createRng('nearly')
  const rows = Array.from({ length: 200 }, (_, at) => {
    const from = Date.UTC(2020, 0, 1) + rng.below(900) * day
    const to = from + (at === 41 ? -3 : rng.below(30)) * day
    return [french(isoOf(from)), french(isoOf(to)), french(isoOf(Date.UTC(2020, 0, 1) + rng.below(900) * day))]
  })
  write('nearly.csv', 'admitted;left;other', rows)
  const { stdout } = await mirrorwardHere(folder, ['inspect', 'nearly.csv', '--out', 'nearly.yaml'])
  expect(stdout).toMatch(/^admitted <= left +99\.5% of rows +1, first in row 42$/m)
  expect(stdout).not.toMatch(/other <=|<= other/)
  expect(readFileSync(join(folder, 'nearly.yaml'), 'utf8')).not.toContain('relations:')
})

describe('births before admissions, of whom few are infants', () => {
  const rng = createRng('births')
  const rows = Array.from({ length: 400 }, (_, at) => {
    const admitted = Date.UTC(2022, 0, 1) + rng.below(700) * day
    const age = at % 20 === 0 ? rng.below(300) : 4000 + rng.below(28_000)
    return [french(isoOf(admitted - age * day)), french(isoOf(admitted))]
  })
  const input = write('births.csv', 'birth_date;admitted', rows)
  const stamp = (text = '') => text.slice(6) + text.slice(3, 5) + text.slice(0, 2)

  test('stay in order in every synthetic row, and admissions stay in their years', async () => {
    expect((await loadInput({ path: input })).schema.relations?.map(relationText)).toEqual(['birth_date <= admitted'])
    const cells = await released(input)
    expect(cells.filter(([birth, admitted]) => stamp(birth) > stamp(admitted))).toEqual([])
    const years = new Set(cells.map(([, admitted = '']) => admitted.slice(6)))
    // A tail may reach a few days beyond the first or last day.
    expect([...years].every((year) => year >= '2021' && year <= '2024')).toBe(true)
    // Infants share a bin with children of ten; some are left all the same.
    expect(cells.some(([birth = '']) => Number(birth.slice(6)) >= 2021)).toBe(true)
  })

  test('a date not named like a birth needs more than few rows that could break an order', async () => {
    const unnamed = write('unnamed.csv', 'first;admitted', rows)
    expect((await loadInput({ path: unnamed })).schema.relations).toBeUndefined()
  })
})
