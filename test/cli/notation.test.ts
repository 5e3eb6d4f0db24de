import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseSchema } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'notation-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rowCount = 400
const columns: Record<string, (row: number) => string> = {
  age: (row) => (row === 50 ? 'soixante' : String(20 + ((row * 7) % 60))),
  crp: (row) => (row % 5 === 0 ? '<0,5' : row % 11 === 0 ? 'ND' : `${1 + ((row * 13) % 70)},${row % 10}`),
  troponin: (row) => (row % 6 === 0 ? '> 1000' : String(5 + ((row * 37) % 900))),
  cost: (row) => `${1 + (row % 9)} ${String(100 + ((row * 53) % 900))},${String(10 + (row % 90))} €`,
  platelets: (row) => `${90 + ((row * 17) % 300)}.${String(100 + ((row * 71) % 900))}`,
  glucose: (row) => (row % 20 === 7 ? '999' : `${4 + (row % 4)},${row % 10}0`),
  saturation: (row) => `${85 + (row % 15)}%`,
  visits: (row) => `${1 + (row % 12)},0`,
  rhesus: (row) => (row % 6 === 0 ? '-' : '+'),
  pain: (row) => ['None', 'Mild', 'Severe'][row % 3] ?? '',
}
const names = Object.keys(columns)
const rows = Array.from({ length: rowCount }, (_, row) => names.map((name) => columns[name]?.(row) ?? ''))
writeFileSync(join(folder, 'lab.csv'), `${[names, ...rows].map((row) => row.join(';')).join('\n')}\n`)
let cellsOf: (name: string) => string[] = () => []

beforeAll(async () => {
  expect((await mirrorwardHere(folder, ['init', 'lab.csv', '--yes'])).status).toBe(0)
  const run = await mirrorwardHere(folder, [
    'run',
    'job.yaml',
    '--model',
    'marginals',
    '--no-evaluate',
    '--seed',
    '1',
    '--quiet',
  ])
  expect(run).toMatchObject({ status: 0 })
  const lines = readFileSync(join(folder, 'release', 'synthetic.csv'), 'utf8')
    .trimEnd()
    .split('\n')
  const table = lines.map((line) => line.split(';'))
  cellsOf = (name) => table.slice(1).map((row) => row[table[0]?.indexOf(name) ?? -1] ?? '')
}, 60_000)

test.each<[string, RegExp]>([
  ['age', /^\d\d$/],
  ['crp', /^(<0,5|\d+,\d)$/],
  ['troponin', /^(> 1000|\d+)$/],
  ['cost', /^\d{1,2} \d{3},\d\d €$/],
  ['platelets', /^\d{2,3}\.\d{3}$/],
  ['glucose', /^\d,\d0$/],
  ['saturation', /^\d{2,3}%$/],
  ['visits', /^\d+,0$/],
  ['rhesus', /^[+-]$/],
  ['pain', /^(None|Mild|Severe)$/],
])('%s comes out as it came in', (name, form) => {
  const cells = cellsOf(name).filter((cell) => cell !== '' && cell !== 'ND' && cell !== '999')
  expect(cells.length).toBeGreaterThan(0.7 * rowCount)
  expect(cells.filter((cell) => !form.test(cell))).toEqual([])
})

test('limits are as frequent as they were, and the schema of the release names no odd cell', () => {
  const share = (name: string, text: string) => cellsOf(name).filter((cell) => cell === text).length / rowCount
  expect(share('crp', '<0,5')).toBeGreaterThan(0.13)
  expect(share('troponin', '> 1000')).toBeGreaterThan(0.1)
  const text = readFileSync(join(folder, 'release', 'schema.yaml'), 'utf8')
  expect(text).not.toContain('soixante')
  expect(parseSchema(text).columns.map(({ missing }) => missing?.join())).toEqual(
    names.map((name) => ({ crp: 'ND', glucose: '999' })[name]),
  )
})

test('inspect says how the file is written, and nothing of a plain one', async () => {
  const odd = Buffer.from('nom;note\r\nRen\xe9e;"dit \\"oui\\" deux fois"\r\nPaul;"5\\""\r\n', 'latin1')
  writeFileSync(join(folder, 'odd.csv'), odd)
  writeFileSync(join(folder, 'plain.csv'), 'a,b\n1,2\n3,4\n')
  const headOf = async (file: string) =>
    (await mirrorwardHere(folder, ['inspect', file, '--out', '-'])).stdout.split('\n')[0]
  expect(await headOf('odd.csv')).toBe('2 rows (; between cells, windows-1252, CRLF, quotes after a backslash)')
  expect(await headOf('plain.csv')).toBe('2 rows')
})
