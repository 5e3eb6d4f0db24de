import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { linksInEnglish } from '../../src/cli/language/links-english.js'
import { linksInFrench } from '../../src/cli/language/links-french.js'
import { loadLinked } from '../../src/index.js'
import { faultKinds, findingKinds } from '../../src/table/linked/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'links-'))
afterAll(() => rmSync(folder, { recursive: true }))
const people = Array.from({ length: 400 }, (_, person) => `K${3000 + person * 3}`)
const patients = ['id,sex,end', ...people.map((id, person) => `${id},${person % 2 ? 'f' : 'm'},${50 + (person % 31)}`)]
const visits = people.flatMap((id, person) => [0, 20, 45 + (person % 31)].map((day) => `${id},${day},${day % 7}`))
mkdirSync(join(folder, 'ward'))
writeFileSync(join(folder, 'ward', 'patients.csv'), `${patients.join('\n')}\n`)
writeFileSync(join(folder, 'ward', 'visits.csv'), `id,day,score\n${visits.join('\n')}\n`)

test('inspect of a folder says how its tables hang together, and writes it down to be read', async () => {
  const { status, stdout, stderr } = await mirrorwardHere(folder, ['inspect', 'ward'])
  expect(status).toBe(0)
  expect(stdout).toContain('patients: 400 rows\nvisits: 1200 rows')
  expect(stdout).toMatch(/patients +the table of people +1 table points at it/)
  expect(stdout).toMatch(/visits +id points at patients\.id +1200 of 1200 rows/)
  expect(stdout).toMatch(/visits +day orders the rows: it never falls +400 of 400 parents/)
  expect(stdout).toMatch(/visits +no day passes end +1200 of 1200 rows/)
  expect(stdout).toContain('linked.yaml: keys, times, kinds and roles are guesses')
  expect(stderr).toBe('')
  const { tables } = parse(readFileSync(join(folder, 'linked.yaml'), 'utf8'))
  expect(tables.map(({ file, key, parent, time }: Record<string, unknown>) => ({ file, key, parent, time }))).toEqual([
    { file: 'ward/patients.csv', key: 'id' },
    { file: 'ward/visits.csv', parent: 'patients.id', time: { column: 'day', until: 'end' } },
  ])
})

test('several files are inspected as a folder of them', async () => {
  const words = ['inspect', 'ward/visits.csv', 'ward/patients.csv', '--out', '-', '--json']
  const { status, stdout } = await mirrorwardHere(folder, words)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ rows: { patients: 400, visits: 1200 }, faults: [], warnings: [] },
    schema: { tables: [{ name: 'patients' }, { name: 'visits', parent: { table: 'patients', column: 'id' } }] },
  })
})

test('init of a folder writes a job with the folder, and what can be read of it again', async () => {
  const { status, stdout } = await mirrorwardHere(folder, ['init', 'ward', '--out', 'study/job.yaml'])
  expect(status).toBe(0)
  expect(stdout).toContain('mirrorward run study/job.yaml')
  const job = parse(readFileSync(join(folder, 'study', 'job.yaml'), 'utf8'))
  expect(job).toMatchObject({ input: '../ward', schema: 'linked.yaml', model: 'auto' })
  const schema = join(folder, 'study', 'linked.yaml')
  const loaded = await loadLinked({ input: join(folder, 'ward'), schema })
  expect(loaded.schema.tables.map(({ name }) => name)).toEqual(['patients', 'visits'])
  expect((await loadLinked({ input: schema })).tables.table('visits').rowCount).toBe(1200)
  const again = await mirrorwardHere(folder, ['init', 'ward', '--out', 'study/job.yaml'])
  expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('is there already')])
})

test('keys at fault are told by table, column and row, never by value', async () => {
  mkdirSync(join(folder, 'faulty'))
  writeFileSync(join(folder, 'faulty', 'patients.csv'), `${[...patients, patients[8]].join('\n')}\n`)
  writeFileSync(join(folder, 'faulty', 'visits.csv'), `id,day,score\n${[...visits, 'secret,3,4'].join('\n')}\n`)
  const english = await mirrorwardHere(folder, ['inspect', 'faulty', '--out', '-'])
  expect(english.status).toBe(0)
  expect(english.stderr).toContain(
    'table "patients", column "id": 1 row with the key of an earlier row, first row 401\n',
  )
  expect(english.stderr).toContain(
    'table "visits", column "id": 1 row with a parent that is not there, first row 1201\n',
  )
  expect(english.stdout).toMatch(/visits +rows whose id is not in patients\.id: refused unless/)
  const french = await mirrorwardHere(folder, ['inspect', 'faulty', '--out', '-', '--lang', 'fr'])
  expect(french.stderr).toContain('colonne « id » : 1 ligne dont le parent n’existe pas, la première à la ligne 1201')
  expect(english.stdout + english.stderr + french.stdout + french.stderr).not.toContain('secret')
})

test('every finding and fault is said in both languages, and otherwise', () => {
  for (const what of findingKinds) {
    const finding = { what, table: 't', column: 'c', other: 'o', count: 2, of: 3 }
    expect(linksInEnglish.say(finding)).not.toBe(linksInFrench.say(finding))
    expect(linksInFrench.counted(finding)).toMatch(/2|3/)
  }
  for (const kind of faultKinds) {
    const fault = { kind, table: 't', column: 'c', rows: [4], action: 'refuse' } as const
    expect(linksInEnglish.fault(fault)).toMatch(/row with .+, first row 5$/)
    expect(linksInFrench.fault(fault)).toMatch(/ligne .+, la première à la ligne 5$/)
  }
})

test('run of a folder ends with the verdict, and fails on request with the release written', async () => {
  const words = [
    'run',
    'ward',
    '--out',
    'made',
    '--depth',
    'quick',
    '--rows',
    '120',
    '--seed',
    '1',
    '--options.trees',
    '1',
  ]
  const failing = await mirrorwardHere(folder, [...words, '--fail-on', 'not-met,cannot-tell'])
  expect(failing.stderr).not.toContain('mirrorward:')
  expect(failing.stdout).toContain('Is every row possible?')
  expect(failing.stdout).toContain(`Read the report: ${join('made', 'report.html')}`)
  expect(failing.stdout).not.toMatch(/^metric +synthetic/m)
  expect(readFileSync(join(folder, 'made', 'report.html'), 'utf8')).toContain('visits')
  expect(failing.status).toBe(3)
  const french = await mirrorwardHere(folder, ['report', 'made/evaluation.json', '--lang', 'fr', '--out', 'again.html'])
  expect([french.status, french.stderr]).toEqual([0, ''])
  expect(readFileSync(join(folder, 'again.html'), 'utf8')).toContain('Liens entre les tables')
  const outside = ['--audience', 'external', '--evaluation', 'outside.json', '--out', 'outside.html']
  expect((await mirrorwardHere(folder, ['report', 'made/evaluation.json', ...outside])).status).toBe(0)
  const external = JSON.parse(readFileSync(join(folder, 'outside.json'), 'utf8'))
  expect([external.audience, external.courses]).toEqual(['external', undefined])
  const compared = await mirrorwardHere(folder, ['compare', 'made', 'outside.json', '--out', 'both.html'])
  expect([compared.status, compared.stderr]).toEqual([0, ''])
  expect(readFileSync(join(folder, 'both.html'), 'utf8')).toContain('shuffled histories')
  expect((await mirrorwardHere(folder, ['verify', 'made'])).status).toBe(0)
}, 120_000)

test('sample draws people under a condition on their rows into a folder, and says how many were drawn for it', async () => {
  const model = ['made', 'model.safetensors'].join('/')
  const where = 'sex = "f" and exists(visits where score > 5)'
  const words = ['sample', model, '--rows', '30', '--where', where, '--out', 'women']
  const { status, stdout, stderr } = await mirrorwardHere(folder, words)
  expect(stderr).toMatch(/30 of \d+ people drawn satisfy the condition and were kept \([\d.]+%\)\n$/)
  expect([status, stdout]).toEqual([0, 'women/patients.csv\nwomen/visits.csv\nwomen/linked.yaml\n'])
  const read = await loadLinked({ input: join(folder, 'women') })
  expect(read.tables.table('patients').rowCount).toBe(30)
  const french = await mirrorwardHere(folder, [...words.slice(0, -1), 'femmes', '--lang', 'fr'])
  expect(french.stderr).toContain('30 personnes sur ')
  const nowhere = await mirrorwardHere(folder, ['sample', model, '--rows', '3'])
  expect(nowhere.status).toBe(2)
  expect(nowhere.stderr).toContain('the model draws several tables: name a folder for them with --out')
  const unknown = await mirrorwardHere(folder, [...words.slice(0, 5), 'count(visit) > 1', '--out', 'w'])
  expect(unknown.status).toBe(2)
  expect(unknown.stderr).toContain('unknown table: "visit" (did you mean "visits"?)')
}, 120_000)

test('fit and impute of a folder: a model is saved, and the cells of visits are filled from it', async () => {
  mkdirSync(join(folder, 'holed'))
  const holed = visits.map((line, row) => (row % 5 === 2 ? line.replace(/[^,]*$/, '') : line))
  writeFileSync(join(folder, 'holed', 'patients.csv'), `${patients.join('\n')}\n`)
  writeFileSync(join(folder, 'holed', 'visits.csv'), `id,day,score\n${holed.join('\n')}\n`)
  const set = ['--set', 'classes=1', 'states=4', 'passes=5', '--seed', '1', '--out', 'course.safetensors']
  const fitted = await mirrorwardHere(folder, ['fit', 'holed', '--model', 'hidden-course', ...set])
  expect([fitted.status, fitted.stdout]).toEqual([0, 'course.safetensors\n'])
  const words = ['impute', 'holed', '--model', 'course.safetensors', '--out', 'whole', '--json']
  const { status, stdout } = await mirrorwardHere(folder, words)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    folder: 'whole',
    files: ['patients.csv', 'visits.csv'],
    columns: [{ table: 'visits', name: 'score', filled: 240, left: 0 }],
  })
  const lines = readFileSync(join(folder, 'whole', 'visits.csv'), 'utf8')
    .trim()
    .split('\n')
  expect(lines).toHaveLength(1201)
  expect(lines.filter((line, row) => row > 0 && (row - 1) % 5 !== 2 && line !== holed[row - 1])).toEqual([])
  expect(lines.some((line) => line.endsWith(','))).toBe(false)
})
