import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'spellings-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Person {
  readonly age: number
  readonly smoke: boolean
  readonly grade: number
  readonly crp: number | null
  readonly day: number
}

const people = Array.from(
  { length: 240 },
  (_, row): Person => ({
    age: 30 + ((row * 7) % 50),
    smoke: (row * 11) % 3 === 0,
    grade: 1 + ((row * 5) % 3),
    crp: row % 10 === 0 ? null : ((row * 37) % 400) / 10,
    day: 1 + (row % 28),
  }),
)

function write(name: string, header: string, line: (person: Person) => string, rows = people) {
  writeFileSync(join(folder, name), `${[header, ...rows.map(line)].join('\n')}\n`)
}

const two = (day: number) => String(day).padStart(2, '0')
const real = ({ age, smoke, grade, crp, day }: Person) =>
  [age, smoke ? 'True' : 'False', grade, crp ?? '', `2024-01-${two(day)}`].join(',')
write('train.csv', 'age,smoke,grade,crp,seen', real, people.slice(0, 160))
write('holdout.csv', 'age,smoke,grade,crp,seen', real, people.slice(160))
write('same.csv', 'age,smoke,grade,crp,seen', real, people.slice(0, 160))
write(
  'other.csv',
  'age,smoke,grade,crp,seen,generator',
  ({ age, smoke, grade, crp, day }) =>
    [`${age}.0`, String(smoke), `${grade}.0`, crp ?? 'NA', `2024-01-${two(day)}T00:00:00`, 'made'].join(','),
  people.slice(0, 160),
)
write(
  'words.csv',
  'age,smoke,grade,crp,seen',
  ({ age, grade, crp, day, smoke }) =>
    [age, smoke ? 'True' : 'False', ['low', 'middle', 'high'][grade - 1], crp ?? '', `2024-01-${two(day)}`].join(','),
  people.slice(0, 160),
)

async function evaluated(synthetic: string) {
  const words = ['evaluate', '--train', 'train.csv', '--holdout', 'holdout.csv', '--depth', 'quick']
  const { status, stderr } = await mirrorwardHere(folder, [...words, '--synthetic', synthetic, '--out', 'out'])
  expect(status).toBe(0)
  const { results } = JSON.parse(readFileSync(join(folder, 'out', 'evaluation.json'), 'utf8'))
  return { stderr, results: results as { metric: string; value?: number }[] }
}

test('1.0 is 1, true is True, NA is missing and a further column no matter: the numbers are the same', async () => {
  const same = await evaluated('same.csv')
  const other = await evaluated('other.csv')
  expect(same.results.length).toBeGreaterThan(10)
  expect(other.results).toEqual(same.results)
  expect(other.stderr).toContain('note: not in the training table, left out: file "other.csv", column "generator"')
  expect(same.stderr).not.toContain('note:')
}, 60_000)

test('a column of which no row has a known level is said', async () => {
  const { stderr } = await evaluated('words.csv')
  expect(stderr).toContain('no row has a level that the training rows have')
  expect(stderr).toContain('column "grade"')
}, 60_000)

test('--sheet names the sheet of the real rows, and stands in the recipe; a synthetic workbook has one sheet', async () => {
  const { default: writeSheets } = await import('write-excel-file/node')
  const cells = (rows: readonly Person[]) => [
    ['age', 'grade'].map((value) => ({ value, type: String })),
    ...rows.map(({ age, grade }) => [age, grade].map((value) => ({ value, type: Number }))),
  ]
  const notes = [[{ value: 'read me', type: String }], [{ value: 'nothing', type: String }]]
  const workbook = async (name: string, rows: readonly Person[]) =>
    writeFileSync(
      join(folder, name),
      await writeSheets([
        { sheet: 'Notes', data: notes },
        { sheet: 'Visits', data: cells(rows) },
      ]).toBuffer(),
    )
  await workbook('train.xlsx', people.slice(0, 160))
  await workbook('holdout.xlsx', people.slice(160))
  const made = await writeSheets(cells(people.slice(0, 160)), { sheet: 'data' }).toBuffer()
  writeFileSync(join(folder, 'made.xlsx'), made)
  const tables = ['--train', 'train.xlsx', '--holdout', 'holdout.xlsx', '--synthetic', 'made.xlsx']
  const told = [...tables, '--depth', 'quick', '--out', 'sheets', '--quiet']
  expect(await mirrorwardHere(folder, ['evaluate', ...told, '--sheet', 'Visits'])).toMatchObject({ status: 0 })
  expect(readFileSync(join(folder, 'sheets', 'internal', 'recipe.json'), 'utf8')).toContain('--sheet Visits')
  const wrong = await mirrorwardHere(folder, ['evaluate', ...told, '--sheet', 'Visit'])
  expect(wrong.status).toBe(2)
  expect(wrong.stderr).toContain('no sheet of that name (--sheet: "Notes", "Visits")')
}, 60_000)
