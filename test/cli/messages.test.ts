import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hospitalHl7, makeHospital } from '../../datasets/hospital/index.js'
import { createRng } from '../../src/math/index.js'
import { mirrorwardHere } from './in-process.js'

const root = mkdtempSync(join(tmpdir(), 'messages-'))
afterAll(() => rmSync(root, { recursive: true }))
const hospital = makeHospital({ people: 60, rng: createRng(1) })
beforeAll(() => {
  mkdirSync(join(root, 'feed'))
  for (const [file, text] of Object.entries(hospitalHl7(hospital))) writeFileSync(join(root, 'feed', file), text)
})

test('the made hospital as messages holds what it holds as tables', async () => {
  const { stdout } = await mirrorwardHere(root, ['inspect', 'feed', '--out', '-', '--json'])
  const told = JSON.parse(stdout) as { readonly rows: Readonly<Record<string, number>> }
  const seen = new Set(hospital.stays.map(({ patient_id }) => patient_id)).size
  const coded = new Set(hospital.diagnoses.map(({ stay_id, icd10 }) => `${stay_id} ${icd10}`)).size
  expect(told.rows).toMatchObject({
    patient: seen,
    encounter: hospital.stays.length,
    condition: coded,
    observation: hospital.laboratory.length,
  })
})

test('init drafts a job of a folder of messages, and run makes synthetic FHIR of it', async () => {
  expect(await mirrorwardHere(root, ['init', 'feed', '--out', 'job.yaml'])).toMatchObject({ status: 0 })
  const words = ['run', 'job.yaml', '--model', 'histories', '--rows', '30', '--no-evaluate', '--seed', '1', '--quiet']
  expect(await mirrorwardHere(root, words)).toMatchObject({ status: 0 })
  const written = readdirSync(join(root, 'release', 'fhir'))
  expect(written).toEqual(expect.arrayContaining(['Encounter.000.ndjson', 'Patient.000.ndjson']))
  const text = written.map((file) => readFileSync(join(root, 'release', 'fhir', file), 'utf8')).join('')
  expect(text).not.toMatch(/P0000\d\d|TILLEUL|S00000\d\d/)
  expect(text.match(/"resourceType":"Patient"/g)).toHaveLength(30)
})

test('one file of messages is taken as it is', async () => {
  const words = [
    'run',
    'feed/adt.hl7',
    '--model',
    'histories',
    '--rows',
    '9',
    '--no-evaluate',
    '--out',
    'one',
    '--quiet',
  ]
  expect(await mirrorwardHere(root, words)).toMatchObject({ status: 0 })
  expect(existsSync(join(root, 'one', 'fhir', 'Condition.000.ndjson'))).toBe(true)
})

test('a broken message is told in one line by file and message, and nothing is written', async () => {
  mkdirSync(join(root, 'broken'))
  writeFileSync(join(root, 'broken', 'a.hl7'), 'MSH|^~\\&|A|B|||2023||ADT^A01|1|P|2.5\rMonsieur Dupont\r')
  const { status, stderr } = await mirrorwardHere(root, ['run', 'broken', '--out', 'none'])
  expect(status).toBe(2)
  expect(stderr).toContain('a.hl7')
  expect(stderr).not.toMatch(/Dupont|\n\s+at /)
  expect(existsSync(join(root, 'none'))).toBe(false)
})

test.each(['k-anonymity', 'mask', 'noise'])(
  'the technique %s is refused for a folder in one line that says why',
  async (technique) => {
    const { status, stderr } = await mirrorwardHere(root, ['run', 'feed', '--technique', technique, '--out', 'none'])
    expect(status).toBe(2)
    expect(stderr).toMatch(new RegExp(`^mirrorward: not for several tables together: ${technique} \\(.*\\)\\n$`))
    expect(existsSync(join(root, 'none'))).toBe(false)
  },
)
