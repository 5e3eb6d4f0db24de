import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { mirrorwardHere } from './in-process.js'

/** Folders as people bring them: each works, or ends with a line that names file, column and row, exit code 2 and nothing written. */
const folder = mkdtempSync(join(tmpdir(), 'broken-links-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ids = Array.from({ length: 60 }, (_, person) => `P${100 + person * 3}`)
const patients = ['id,sex,age', ...ids.map((id, person) => `${id},${person % 2 ? 'f' : 'm'},${40 + (person % 30)}`)]
const visits = [
  'id,day,score',
  ...ids.flatMap((id, person) => [0, 30, 61 + (person % 9)].map((day, at) => `${id},${day},${(person * 7 + at) % 11}`)),
]

let number = 0
function place(files: Readonly<Record<string, readonly string[]>>): { readonly input: string; readonly work: string } {
  const [input, work] = [join(folder, `in${++number}`), join(folder, `work${number}`)]
  mkdirSync(input)
  mkdirSync(work)
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(input, name), `${lines.join('\n')}\n`)
  return { input, work }
}

async function run(files: Readonly<Record<string, readonly string[]>>) {
  const { input, work } = place(files)
  const words = ['run', input, '--out', 'release', '--rows', '20', '--no-evaluate', '--seed', '1']
  const { status, stderr } = await mirrorwardHere(work, words)
  const read = (name: string) =>
    readFileSync(join(work, 'release', name), 'utf8')
      .trim()
      .split('\n')
  return { status, stderr, input, work, read, left: readdirSync(work) }
}

describe('refused with file, column and row, and nothing written', () => {
  const wrong: readonly (readonly [string, Readonly<Record<string, readonly string[]>>, readonly RegExp[]])[] = [
    [
      'a row whose parent is not there',
      { 'patients.csv': patients, 'visits.csv': [...visits, 'SECRET,3,4'] },
      [/a parent that is not there: file ".*visits\.csv", column "id", row 181/],
    ],
    [
      'a key that stands twice',
      { 'patients.csv': [...patients, patients[5]!], 'visits.csv': visits },
      [/the key of an earlier row: file ".*patients\.csv", column "id", row 61/],
    ],
    [
      'most parents are not there',
      { 'patients.csv': patients.slice(0, 40), 'visits.csv': visits },
      [
        /117 of 180 rows are found in table "patients", column "id"; rows without a parent.*: file ".*visits\.csv", column "id", row 118/,
      ],
    ],
    [
      'keys of two notations, all',
      {
        'patients.csv': [
          'id,sex',
          ...ids.map((_, row) => `${String(row + 1).padStart(3, '0')},${row % 2 ? 'f' : 'm'}`),
        ],
        'visits.csv': ['id,day', ...ids.flatMap((_, row) => [0, 9, 20].map((day) => `${row + 1},${day + (row % 3)}`))],
      },
      [/0 of 180 rows are found.*180 without leading zeros, spaces and case: write keys alike.*column "id", row 1/],
    ],
    [
      'keys of two notations, one',
      {
        'patients.csv': ['id,sex', ...ids.map((_, row) => `${row === 6 ? '007' : row + 1},${row % 2 ? 'f' : 'm'}`)],
        'visits.csv': ['id,day', ...ids.flatMap((_, row) => [0, 9, 20].map((day) => `${row + 1},${day + (row % 3)}`))],
      },
      [/a parent that is not there: file ".*visits\.csv", column "id", row 19/],
    ],
    [
      'two files of one name',
      {
        'patients.csv': patients,
        'visits.csv': visits,
        'visits.tsv': visits.map((line) => line.replaceAll(',', '\t')),
      },
      [/another file is called so too: file ".*visits\.tsv"/],
    ],
    [
      'a table of people without rows',
      { 'patients.csv': patients.slice(0, 1), 'visits.csv': visits },
      [/no rows: file ".*patients\.csv"/],
    ],
    [
      'a row that lacks a cell',
      { 'patients.csv': patients, 'visits.csv': [...visits.slice(0, 7), 'P106,3', ...visits.slice(7)] },
      [/too few cells: expected 3, found 2 cells: file ".*visits\.csv", row 7/],
    ],
  ]
  test.each(wrong)('%s', async (_, files, lines) => {
    const { status, stderr, left } = await run(files)
    expect(status).toBe(2)
    for (const line of lines) expect(stderr).toMatch(line)
    expect(stderr).not.toContain('SECRET')
    expect(left).toEqual([])
  })
})

test('what is nearest is said in French too', async () => {
  const { input, work } = place({ 'patients.csv': patients.slice(0, 40), 'visits.csv': visits })
  const { stderr } = await mirrorwardHere(work, ['inspect', input, '--lang', 'fr'])
  expect(stderr).toContain('117 lignes sur 180 sont dans la table « patients », colonne « id » ; un linked.yaml')
})

describe('works', () => {
  test('a child table without rows comes out without rows', async () => {
    const { status, read } = await run({ 'patients.csv': patients, 'visits.csv': visits, 'drugs.csv': ['id,drug'] })
    expect(status).toBe(0)
    expect(read('drugs.csv')).toEqual(['id,drug'])
  })

  test('a person with 10,000 rows is cut to the bound, and said', async () => {
    const many = Array.from({ length: 10_000 }, (_, row) => `${ids[0]},${70 + row},${row % 11}`)
    const { status, stderr } = await run({ 'patients.csv': patients, 'visits.csv': [...visits, ...many] })
    expect(status).toBe(0)
    expect(stderr).toContain('1 person has more than 300 rows in table "visits" (at most 10003)')
  })

  test('rows without a date are drawn without one', async () => {
    const dated = [
      'id,date,score',
      ...ids.flatMap((id, person) =>
        [1, 2, 3].map(
          (month) => `${id},${(person + month) % 5 === 0 ? '' : `2020-0${month}-1${person % 9}`},${person % 11}`,
        ),
      ),
    ]
    const { status, read } = await run({ 'patients.csv': patients, 'visits.csv': dated })
    expect(status).toBe(0)
    const rows = read('visits.csv').slice(1)
    expect(rows.some((row) => row.split(',')[1] === '')).toBe(true)
    expect(rows.some((row) => /,2020-0\d-\d\d,/.test(row))).toBe(true)
  })

  test('columns in another order stay in it', async () => {
    const turned = (lines: readonly string[]) => lines.map((line) => line.split(',').reverse().join(','))
    const { status, read } = await run({ 'patients.csv': turned(patients), 'visits.csv': turned(visits) })
    expect(status).toBe(0)
    expect([read('patients.csv')[0], read('visits.csv')[0]]).toEqual(['age,sex,id', 'score,day,id'])
  })

  test('a table of people that no file holds is made of the keys of its children, and written', async () => {
    const drugs = [
      'id,day,drug',
      ...ids.flatMap((id, person) => [5, 25].map((day) => `${id},${day},d${(person + day) % 4}`)),
    ]
    const files = { 'visits.csv': visits, 'drugs.csv': drugs }
    const { status, read, work } = await run(files)
    expect(status).toBe(0)
    expect(read('people.csv')).toHaveLength(21)
    const people = new Set(read('people.csv').slice(1))
    for (const name of ['visits.csv', 'drugs.csv'])
      for (const row of read(name).slice(1)) expect(people).toContain(row.split(',')[0])
    const { input } = place(files)
    const said = await mirrorwardHere(work, ['init', input, '--yes'])
    expect(said.status).toBe(0)
    expect(readFileSync(join(work, 'linked.yaml'), 'utf8')).toMatch(/people\.csv\n +made: true\n +key: id/)
    const again = await mirrorwardHere(work, ['run', 'job.yaml', '--rows', '5', '--no-evaluate', '--out', 'again'])
    expect(again.status).toBe(0)
    expect(existsSync(join(work, 'again', 'people.csv'))).toBe(true)
  })

  test('one file of visits alone: init finds whose they are and when, and run draws people with theirs', async () => {
    const alone = [
      'id,sex,end,day,score',
      ...ids.flatMap((id, person) =>
        [0, 30, 61 + (person % 9), 75 + (person % 50)].map(
          (day, at) => `${id},${person % 2 ? 'f' : 'm'},${80 + (person % 50)},${day},${(person * 7 + at) % 11}`,
        ),
      ),
    ]
    const { input, work } = place({ 'visits.csv': alone })
    expect((await mirrorwardHere(work, ['init', join(input, 'visits.csv'), '--yes'])).status).toBe(0)
    expect(readFileSync(join(work, 'schema.yaml'), 'utf8')).toMatch(/patient: id\ntime:\n +column: day\n +until: end/)
    const words = ['run', 'job.yaml', '--rows', '20', '--no-evaluate', '--out', 'release']
    const { status } = await mirrorwardHere(work, words)
    expect(status).toBe(0)
    const rows = readFileSync(join(work, 'release', 'visits.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    const of = new Map<string, string[][]>()
    for (const row of rows.map((line) => line.split(','))) of.set(row[0]!, [...(of.get(row[0]!) ?? []), row])
    expect(of.size).toBe(20)
    expect(rows.length).toBeGreaterThan(60)
    for (const own of of.values()) {
      expect(new Set(own.map(([, sex, end]) => `${sex} ${end}`)).size).toBe(1)
      for (const [, , end, day] of own) expect(Number(day)).toBeLessThanOrEqual(Number(end))
    }
  })

  test('a key of two columns: rows hang on both together, which no two people share', async () => {
    const keys = ids.map((_, person) => [`S${person % 3}`, `${Math.floor(person / 3) + 1}`] as const)
    const people = ['site,number,sex', ...keys.map((key, person) => `${key},${person % 2 ? 'f' : 'm'}`)]
    const rows = keys.flatMap((key, person) =>
      (person === 3 ? [0] : [0, 30, 70]).map((day) => `${key},${day},${(person + day) % 9}`),
    )
    const files = { 'patients.csv': people, 'visits.csv': ['site,number,day,score', ...rows] }
    const { status, read, work } = await run(files)
    expect(status).toBe(0)
    expect([read('patients.csv')[0], read('visits.csv')[0]]).toEqual(['site,number,sex', 'site,number,day,score'])
    const keysOf = (name: string) =>
      read(name)
        .slice(1)
        .map((row) => row.split(',').slice(0, 2).join(','))
    expect(new Set(keysOf('patients.csv')).size).toBe(20)
    for (const key of keysOf('visits.csv')) expect(keysOf('patients.csv')).toContain(key)
    expect(read('linked.yaml').join('\n')).toContain('key:\n      - site\n      - number')
    const drawn = await mirrorwardHere(work, ['sample', 'release/model.safetensors', '--rows', '7', '--out', 'more'])
    expect(drawn.status).toBe(0)
    expect(
      readFileSync(join(work, 'more', 'patients.csv'), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(8)
    expect(readFileSync(join(work, 'more', 'visits.csv'), 'utf8')).toMatch(/^site,number,day,score\n/)
    const faulty = await run({ ...files, 'visits.csv': [...files['visits.csv'], 'S0,777,3,4'] })
    expect(faulty.status).toBe(2)
    expect(faulty.stderr).toMatch(/a parent that is not there: file ".*visits\.csv", column "site \+ number", row 179/)
  })
})
