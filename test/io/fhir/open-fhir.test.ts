import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { openFhir } from '../../../src/io/fhir/index.js'
import { cellAt, type Table } from '../../../src/table/index.js'

const root = mkdtempSync(join(tmpdir(), 'fhir-'))
afterAll(() => rmSync(root, { recursive: true }))
let folders = 0

function exported(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, String(++folders))
  mkdirSync(join(folder, 'views'), { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

const lines = (...resources: readonly object[]) => resources.map((each) => JSON.stringify(each)).join('\r\n')
const patient = (id: string, more: object = {}) => ({ resourceType: 'Patient', id, ...more })
const coded = (code: string, system = 'http://loinc.org') => ({ coding: [{ system, code }] })
const cells = (table: Table, column: string) =>
  Array.from({ length: table.rowCount }, (_, row) => cellAt(table.column(column), row))
const of = async (folder: string, name: string) => (await (await openFhir(folder)).read(name)).table

test('a byte order mark, CRLF, empty lines and gzip are read', async () => {
  const folder = exported({
    'Patient.000.ndjson.gz': gzipSync(`\uFEFF${lines(patient('a', { gender: 'male' }), patient('b'))}\r\n\r\n`),
    'log.ndjson': 'not a resource',
  })
  expect(cells(await of(folder, 'patient'), 'gender')).toEqual(['male', null])
})

test('names, addresses, numbers, notes and texts never come in', async () => {
  const secrets = { name: [{ family: 'Zzsecret' }], telecom: [{ value: 'Zzsecret' }], text: { div: 'Zzsecret' } }
  const folder = exported({
    'Patient.ndjson': lines(patient('a', { ...secrets, address: [{ city: 'Zzsecret', state: 'MA' }], gender: 'male' })),
    'Condition.ndjson': lines({
      resourceType: 'Condition',
      subject: { reference: 'Patient/a', display: 'Zzsecret' },
      code: { text: 'Zzsecret', coding: [{ system: 'http://snomed.info/sct', code: '1', display: 'Zzsecret' }] },
      note: [{ text: 'Zzsecret' }],
    }),
  })
  const opened = await openFhir(folder)
  const tables = await Promise.all(opened.names.map((name) => opened.read(name)))
  expect(tables).toHaveLength(2)
  expect(JSON.stringify(tables)).not.toContain('Zzsecret')
  expect(cells(tables[1]!.table, 'code')).toEqual(['snomed|1'])
})

test('dates are the local days as written; how much of partial ones was known stands beside', async () => {
  const folder = exported({
    'Patient.ndjson': lines(
      ...[patient('a', { birthDate: '1950' }), patient('b', { birthDate: '1950-02' })],
      patient('c', { birthDate: '2000-02-29' }),
    ),
    'Encounter.ndjson': lines({
      ...{ resourceType: 'Encounter', id: 'e', subject: { reference: 'Patient/a/_history/2' } },
      period: { start: '2015-02-07T23:30:00-05:00' },
    }),
  })
  const people = await of(folder, 'patient')
  expect(cells(people, 'birth_date')).toEqual(['1950-01-01', '1950-02-01', '2000-02-29'])
  expect(cells(people, 'birth_date_precision')).toEqual(['year', 'month', 'day'])
  expect(cells(await of(folder, 'encounter'), 'start')).toEqual(['2015-02-07 23:30'])
})

test('components are rows under their panel; whoever has no encounter hangs on the patient', async () => {
  const about = { resourceType: 'Observation', status: 'final', subject: { reference: 'Patient/a' } }
  const value = (number: number) => ({ valueQuantity: { value: number, code: 'mm[Hg]' } })
  const folder = exported({
    'Patient.ndjson': lines(patient('a')),
    'Observation.ndjson': lines(
      { ...about, code: coded('1'), ...value(5) },
      {
        ...about,
        ...{
          code: coded('2'),
          component: [
            { code: coded('3'), ...value(120) },
            { code: coded('4'), ...value(80) },
          ],
        },
      },
    ),
  })
  const table = await of(folder, 'observation')
  expect(cells(table, 'code')).toEqual(['loinc|1', 'loinc|3', 'loinc|4'])
  expect(cells(table, 'panel')).toEqual([null, 'loinc|2', 'loinc|2'])
  expect(cells(table, 'value')).toEqual([5, 120, 80])
  expect(table.has('encounter')).toBe(false)
})

test('references of a Bundle by urn:uuid are resolved, those by conditions are no keys; what has no view is counted', async () => {
  const folder = exported({
    'one.json': JSON.stringify({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { fullUrl: 'urn:uuid:p1', resource: { resourceType: 'Patient' } },
        {
          fullUrl: 'urn:uuid:e1',
          resource: { resourceType: 'Encounter', subject: { reference: 'urn:uuid:p1' }, status: 'finished' },
        },
        { resource: { resourceType: 'Encounter', subject: { reference: 'Patient?identifier=1' }, id: 'other' } },
        { resource: { resourceType: 'Claim', id: 'c' } },
      ],
    }),
  })
  const opened = await openFhir(folder)
  expect(cells((await opened.read('encounter')).table, 'patient')).toEqual(['Patient/p1'])
  expect([...opened.skipped]).toEqual([['Claim', 1]])
})

test("a view of one's own takes the place of the shipped one", async () => {
  const folder = exported({
    'Patient.ndjson': lines(patient('a', { active: true })),
    'views/patient.json': JSON.stringify({
      ...{ resource: 'Patient', name: 'patient' },
      select: [
        {
          column: [
            { name: 'id', path: 'getResourceKey()', type: 'id' },
            { name: 'active', path: 'active' },
          ],
        },
      ],
    }),
  })
  expect((await of(folder, 'patient')).columnNames).toEqual(['id', 'active'])
})

test('a line that is no resource is named by file and row, without what stands there', async () => {
  const folder = exported({ 'Patient.ndjson': `${lines(patient('a'))}\n{"resourceType": "Zzsecret` })
  const failure = await openFhir(folder).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'bad-data', issues: [{ message: 'not JSON', row: 2 }] })
  expect(JSON.stringify(failure)).not.toContain('Zzsecret')
})
