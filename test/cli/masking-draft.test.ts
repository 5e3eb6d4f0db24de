import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { openStreams, writeStreams } from '../../src/io/index.js'
import { levelColumn, numberColumn, Table } from '../../src/table/index.js'
import { streamsOf } from '../../src/table/linked/index.js'
import { mirrorwardHere } from './in-process.js'

const folders: string[] = []
let folder = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'masking-draft-'))
  folders.push(folder)
  expect((await mirrorwardHere(folder, ['keys', 'new', 'masking.key'])).status).toBe(0)
}, 60_000)
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true })
})
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

interface Draft {
  readonly database?: string
  readonly tables: Readonly<Record<string, unknown>>
  readonly rules: readonly { readonly columns: string; readonly mask: string; readonly digits?: number }[]
}
async function draftOf(input: string): Promise<(column: string) => Draft['rules'][number] | undefined> {
  const made = await mirrorwardHere(folder, ['mask', '--draft', input, '--out', 'masking.yaml'])
  expect([made.status, made.stderr]).toEqual([0, ''])
  const { rules }: Draft = parse(read('masking.yaml'))
  return (column) => rules.find(({ columns }) => columns === column)
}
const people = [
  'Durand',
  'Petit',
  'Moreau',
  'Lefebvre',
  'Roux',
  'Fournier',
  'Girard',
  'Bonnet',
  'Lambert',
  'Rousseau',
  'Vincent',
  'Muller',
]
const given = [
  'Anne',
  'Claire',
  'Julie',
  'Nicolas',
  'Pierre',
  'Michel',
  'Isabelle',
  'Laurent',
  'Sophie',
  'Camille',
  'Thomas',
  'Marie',
]

test('of a database: rules that keys can live with, which run as they are', async () => {
  const rows = Array.from({ length: 60 }, (_, row) => row)
  const text = { kind: 'text' } as const
  const column = (name: string, type: { kind: 'text' } | { kind: 'date' } | { kind: 'integer'; bits: 64 } = text) => ({
    name,
    type,
    isNullable: name !== 'ipp',
  })
  const whole = { kind: 'integer', bits: 64 } as const
  const source = streamsOf(
    new Map([
      [
        'patients',
        Table.of([
          numberColumn(
            'ipp',
            rows.map((row) => 1_000_000 + row * 31),
          ),
          levelColumn(
            'nom',
            rows.map((row) => people[row % 12]!),
          ),
          levelColumn(
            'courriel',
            rows.map((row) => `u${row}@mail.example`),
          ),
          levelColumn(
            'date_naissance',
            rows.map((row) => `19${30 + (row % 60)}-02-03`),
          ),
        ]),
      ],
      [
        'stays',
        Table.of([
          numberColumn(
            'malade',
            rows.map((row) => 1_000_000 + (row % 20) * 31),
          ),
          levelColumn(
            'service',
            rows.map((row) => ['cardiologie', 'urgences', 'chirurgie'][row % 3]!),
          ),
        ]),
      ],
    ]),
    {
      schema: {
        name: 'hospital',
        tables: [
          {
            name: 'patients',
            isView: false,
            primaryKey: ['ipp'],
            unique: [['courriel']],
            checks: [],
            references: [],
            columns: [column('ipp', whole), column('nom'), column('courriel'), column('date_naissance')],
          },
          {
            name: 'stays',
            isView: false,
            unique: [],
            checks: [],
            references: [{ columns: ['malade'], table: 'patients', to: ['ipp'] }],
            columns: [column('malade', whole), column('service')],
          },
        ],
      },
    },
  )
  await writeStreams(source, join(folder, 'hospital.duckdb'), { comment: 'made' })
  const ruleOf = await draftOf('hospital.duckdb')
  expect(ruleOf('patients.ipp')).toMatchObject({ mask: 'ff1', digits: 12 })
  expect(ruleOf('stays.malade')).toMatchObject({ mask: 'ff1', digits: 12 })
  expect(ruleOf('patients.nom')?.mask).toBe('pick')
  // Unique: made-up addresses could come twice.
  expect(ruleOf('patients.courriel')?.mask).toBe('token')
  expect(ruleOf('patients.date_naissance')?.mask).toBe('date-shift')
  const { tables, database }: Draft = parse(read('masking.yaml'))
  expect([database, tables.patients, tables.stays]).toEqual([
    'hospital.duckdb',
    { patient: 'ipp' },
    { patient: 'malade' },
  ])
  for (const value of ['Durand', '1000000', 'mail.example']) expect(read('masking.yaml')).not.toContain(value)
  const done = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'masked.duckdb'])
  expect([done.status, done.stderr]).toEqual([0, ''])
  const masked = await openStreams(join(folder, 'masked.duckdb'))
  expect(masked.schema.tables.find(({ name }) => name === 'stays')?.references).toHaveLength(1)
  await masked.close()
})

test('of messages: rules by the places of HL7, which run as they are', async () => {
  mkdirSync(join(folder, 'messages'))
  for (const [row, name] of people.entries())
    write(
      `messages/m${row}.hl7`,
      `MSH|^~\\&|A|B|||20230115||ADT^A01|1|P|2.5\rPID|1||${10_000_001 + row}^^^H^PI||${name}^${given[row]}||195${row % 10}0203|F|||3 rue des Lilas^^Lyon||0612345${100 + row}\rPV1|1|I|||||81000${row}^Simon^Paul\rOBX|1|TX|N||Mme ${name} va bien\rZPI|${name}\r`,
    )
  const ruleOf = await draftOf('messages')
  expect(parse(read('masking.yaml')).tables).toEqual({ messages: { source: 'messages', patient: 'PID-3.1' } })
  expect(
    Object.fromEntries(
      ['PID-3.1', 'PID-5.1', 'PID-5.2', 'PID-7.1', 'PID-11.1', 'PID-13.1', 'PV1-7.2', 'OBX-5.1[TX]', 'ZPI-1.1'].map(
        (place) => [place, ruleOf(`messages.${place}`)?.mask],
      ),
    ),
  ).toEqual({
    'PID-3.1': 'ff1',
    'PID-5.1': 'pick',
    'PID-5.2': 'pick',
    'PID-7.1': 'date-shift',
    'PID-11.1': 'surrogate',
    'PID-13.1': 'null',
    'PV1-7.2': 'null',
    'OBX-5.1[TX]': 'redact-text',
    'ZPI-1.1': 'drop',
  })
  const done = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'masked'])
  expect([done.status, done.stderr]).toEqual([0, ''])
  expect(readdirSync(join(folder, 'masked')).filter((name) => name.endsWith('.hl7'))).toHaveLength(people.length)
  // Of names a list may give the same again by chance; whole messages none.
  for (const [row, name] of people.entries())
    expect(read(`masked/m${row}.hl7`)).not.toMatch(new RegExp(`Mme ${name}|${10_000_001 + row}|Simon|0612345`))
})

test('of FHIR and of XML: ids joined, rows found, rules that run as they are', async () => {
  mkdirSync(join(folder, 'fhir'))
  write(
    'fhir/Patient.ndjson',
    people
      .map(
        (family, row) =>
          `${JSON.stringify({ resourceType: 'Patient', id: `p${row}`, text: { status: 'generated', div: `<div>${family}</div>` }, name: [{ family, given: [given[row]] }], telecom: [{ value: `06123450${row}` }], birthDate: `195${row % 10}-02-03` })}\n`,
      )
      .join(''),
  )
  write(
    'fhir/Encounter.ndjson',
    people
      .map(
        (_, row) =>
          `${JSON.stringify({ resourceType: 'Encounter', id: `e${row}`, subject: { reference: `Patient/p${row}`, display: given[row] }, period: { start: `2020-01-1${row % 10}` } })}\n`,
      )
      .join(''),
  )
  const ruleOf = await draftOf('fhir')
  expect(parse(read('masking.yaml')).tables).toEqual({ fhir: { source: 'fhir', format: 'fhir', patient: '$patient' } })
  expect(
    Object.fromEntries(
      [
        'Patient.id',
        'Encounter.subject.reference',
        'Encounter.subject.display',
        'Patient.text.div',
        'Patient.name[*].family',
        'Patient.telecom[*].value',
        'Patient.birthDate',
        'Encounter.period.start',
      ].map((place) => [place, ruleOf(`fhir.${place}`)?.mask]),
    ),
  ).toEqual({
    'Patient.id': 'resource-id',
    'Encounter.subject.reference': 'resource-id',
    'Encounter.subject.display': 'null',
    'Patient.text.div': 'drop',
    'Patient.name[*].family': 'pick',
    'Patient.telecom[*].value': 'null',
    'Patient.birthDate': 'date-shift',
    'Encounter.period.start': 'date-shift',
  })
  const done = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'masked-fhir'])
  expect([done.status, done.stderr]).toEqual([0, ''])
  write(
    'people.xml',
    `<?xml version="1.0"?>\n<patients>${people.map((name, row) => `<patient ipp="${10_000_001 + row}"><nom>${name}</nom><date_naissance>195${row % 10}-02-03</date_naissance></patient>`).join('')}</patients>\n`,
  )
  const ofXml = await draftOf('people.xml')
  expect(parse(read('masking.yaml')).tables.people).toMatchObject({
    source: 'people.xml',
    records: '/patients/patient',
  })
  expect(ofXml('people./patients/patient/nom')?.mask).toBe('pick')
  expect(ofXml('people./patients/patient/@ipp')?.mask).toMatch(/ff1|token/)
  const masked = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'masked-xml'])
  expect([masked.status, masked.stderr]).toEqual([0, ''])
})
