import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseJob, parseSchema } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'init-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (...parts: string[]) => join(folder, ...parts)

/** Two visits a person; every cell of `surname` is a secret word. */
const rows = Array.from({ length: 400 }, (_, row) => {
  const person = Math.floor(row / 2)
  return [
    1000 + person,
    `Secret${person}`,
    30 + (person % 50),
    person % 3 === 0 ? 'F' : 'M',
    (row * 37) % 900,
    person % 2,
    60 + (row % 35),
  ].join(',')
})
writeFileSync(at('visits.csv'), `patient,surname,age,sex,time,death,pulse\n${rows.join('\n')}\n`)
const schemaOf = (path: string) => parseSchema(readFileSync(at(path), 'utf8'))
const rolesOf = (path: string) => Object.fromEntries(schemaOf(path).columns.map(({ name, role }) => [name, role]))

test('--yes writes a job and a schema that run takes, shows no cell, and says what comes next', async () => {
  const { status, stdout, stderr } = await mirrorwardHere(folder, [
    'init',
    'visits.csv',
    '--yes',
    '--out',
    'study/job.yaml',
  ])
  expect(status).toBe(0)
  expect(stdout).toContain('mirrorward run study/job.yaml')
  expect(stdout + stderr).not.toMatch(/Secret/)
  const job = parseJob(parse(readFileSync(at('study', 'job.yaml'), 'utf8')))
  expect(job).toMatchObject({
    input: '../visits.csv',
    schema: 'schema.yaml',
    out: 'release',
    model: 'auto',
    seed: expect.stringMatching(/^[a-z]{26}$/),
  })
  expect(rolesOf('study/schema.yaml')).toMatchObject({
    surname: 'direct-identifier',
    age: 'quasi-identifier',
    death: 'outcome',
  })
  const run = await mirrorwardHere(folder, ['run', 'study/job.yaml', '--no-evaluate', '--quiet'])
  // Two visits a person, in order of time: people are drawn with theirs.
  expect(run).toMatchObject({ status: 0, stderr: '' })
  expect(schemaOf('study/schema.yaml')).toMatchObject({ patient: 'patient', time: { column: 'time' } })
  expect(existsSync(at('study', 'release', 'visits.csv'))).toBe(true)
})

test('files that are there stay, unless --force says otherwise', async () => {
  writeFileSync(at('schema.yaml'), 'mine')
  const refused = await mirrorwardHere(folder, ['init', 'visits.csv', '--yes'])
  expect(refused).toMatchObject({ status: 2, stdout: '' })
  expect(refused.stderr).toContain('is there already: file "schema.yaml"')
  expect(readFileSync(at('schema.yaml'), 'utf8')).toBe('mine')
  expect(existsSync(at('job.yaml'))).toBe(false)
  const forced = await mirrorwardHere(folder, ['init', 'visits.csv', '--yes', '--force', '--json'])
  expect(JSON.parse(forced.stdout)).toMatchObject({ files: ['job.yaml', 'schema.yaml'], schema: { name: 'visits' } })
})

test('the job cannot take the name of its schema, and standard input is no file of a job', async () => {
  const named = await mirrorwardHere(folder, ['init', 'visits.csv', '--yes', '--out', 'other/schema.yaml'])
  expect(named).toMatchObject({ status: 2, stderr: expect.stringContaining('name the job otherwise') })
  const piped = await mirrorwardHere(folder, ['init', '-', '--yes'])
  expect(piped).toMatchObject({ status: 2, stderr: expect.stringContaining('give a file') })
})

test('answers come through a pipe; where it ends, the guesses stand', () => {
  const words = ['init', 'visits.csv', '--out', 'piped/job.yaml']
  const { status, stderr } = mirrorward(folder, words, { input: 'patient\n\nage, 4\nnone\npulse\n' })
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
  expect(stderr).toContain('Which is the outcome that a study would predict?\n  [death]')
  expect(schemaOf('piped/schema.yaml').patient).toBe('patient')
  expect(rolesOf('piped/schema.yaml')).toMatchObject({
    patient: 'direct-identifier',
    surname: 'direct-identifier',
    age: 'quasi-identifier',
    sex: 'quasi-identifier',
    death: 'feature',
    pulse: 'sensitive',
  })
})

test('an answer through a pipe that fits no column ends it, and nothing is written', () => {
  const { status, stderr } = mirrorward(folder, ['init', 'visits.csv', '--out', 'refused/job.yaml'], {
    input: 'patiant\n',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('no column is called "patiant" (did you mean "patient"?)')
  expect(existsSync(at('refused', 'schema.yaml'))).toBe(false)
})

test('a number far from all others is asked about; Enter takes it for missing, no keeps it', () => {
  const glucose = Array.from({ length: 200 }, (_, row) => (row % 20 === 0 ? 999 : 60 + (row % 90)))
  writeFileSync(at('glucose.csv'), `glucose,day\n${glucose.map((value, row) => `${value},${row % 7}`).join('\n')}\n`)
  const taken = mirrorward(folder, ['init', 'glucose.csv', '--out', 'taken/job.yaml'], { input: '\n' })
  expect(taken.stderr).toContain('Column "glucose": does "999" stand for a missing cell? (10 rows;')
  expect(schemaOf('taken/schema.yaml').columns[0]).toMatchObject({ kind: 'numeric', missing: ['999'] })
  expect(readFileSync(at('taken', 'schema.yaml'), 'utf8')).toContain('# "glucose": "999" is taken for missing')
  mirrorward(folder, ['init', 'glucose.csv', '--out', 'kept/job.yaml'], { input: 'no\n' })
  expect(schemaOf('kept/schema.yaml').columns[0]).not.toHaveProperty('missing')
})
