import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'masking-structured-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

const hl7 =
  'MSH|^~\\&|A|B|||20230115||ADT^A01|1|P|2.5\rPID|1||10000001||DURAND^Anne||19500203|F\rOBX|1|TX|N||Mme DURAND va bien\rZPI|DURAND\r'
const xml = '<p id="10000001"><!-- DURAND --><nom>DURAND</nom><ne>1950-02-03</ne><sexe>F</sexe></p>\n'
const fhir =
  '{"resourceType":"Patient","id":"10000001","name":[{"family":"DURAND"}],"birthDate":"1950-02-03"}\n{"resourceType":"Encounter","subject":{"reference":"Patient/10000001"},"period":{"start":"2020-01-10"}}\n'
write('adt.hl7', hl7)
write('p.xml', xml)
write('all.ndjson', fhir)
const tables =
  'adt: { source: adt.hl7, patient: PID-3.1 }, p: { source: p.xml, patient: "/p/@id" }, r: { source: all.ndjson, format: fhir, patient: $patient }'
const rules = [
  "{ columns: ['adt.PID-3.1', 'p./p/@id', 'r.Patient.id'], mask: ff1 }",
  "{ columns: ['adt.PID-5.1', 'p./p/nom', 'r.Patient.name[*].family'], mask: pick, list: fr/last-names }",
  "{ columns: ['adt.PID-7.1', 'p./p/ne', 'r.Patient.birthDate', 'r.Encounter.period.start'], mask: date-shift }",
  "{ columns: ['adt.PID-5.2', 'adt.ZPI-1.1', 'p./p/comment()', 'r.Encounter.subject.reference'], mask: drop }",
  "{ columns: 'adt.OBX-5.1[TX]', mask: redact-text, known: { name: [adt.PID-5.1] } }",
  "{ columns: ['adt.*', 'p.*'], mask: keep }",
]
const job = (lines: readonly string[]) =>
  `project: p\nkey: throwaway\ntables: { ${tables} }\nrules:\n${lines.map((line) => `  - ${line}\n`).join('')}`

test('HL7, XML and FHIR by one set of rules: names gone, dates moved alike, the rest as it was', async () => {
  write('masking.yaml', job(rules))
  const done = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'masked'])
  expect([done.status, done.stderr]).toEqual([0, ''])
  const [message, record, resources] = [read('masked/adt.hl7'), read('masked/p.xml'), read('masked/all.ndjson')]
  for (const text of [message, record, resources]) {
    expect(text).not.toContain('DURAND')
    expect(text).not.toContain('10000001')
  }
  expect(message).toMatch(/\rPID\|1\|\|\d{8}\|\|\S[^|^]*\^\|\|\d{8}\|F\rOBX\|1\|TX\|N\|\|Mme \[NOM\] va bien\r$/)
  expect(record).toMatch(/^<p id="\d{8}"><nom>[^<]+<\/nom><ne>\d{4}-\d\d-\d\d<\/ne><sexe>F<\/sexe><\/p>\n$/)
  const born = /"birthDate":"([\d-]+)"/.exec(resources)?.[1] ?? ''
  const start = /"start":"([\d-]+)"/.exec(resources)?.[1] ?? ''
  expect(record).toContain(`<ne>${born}</ne>`)
  expect(message).toContain(`|${born.replaceAll('-', '')}|`)
  expect(Date.parse(start) - Date.parse(born)).toBe(Date.parse('2020-01-10') - Date.parse('1950-02-03'))
})

test('a place that no rule names stops the run', async () => {
  write('masking.yaml', job(rules.slice(0, -1)))
  const done = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'other'])
  expect(done.status).toBe(2)
  expect(done.stderr).toContain('no rule')
})

test('a name kept in an attribute, a comment or the second of a list is found', async () => {
  write('masking.yaml', job([...rules.slice(0, 3), rules[4]!, "{ columns: ['*.*'], mask: keep }"]))
  const done = await mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'kept'])
  expect(done.status).toBe(3)
})

test('ids of FHIR resources and what refers to them stay joined over files, Bundles and forms of references', async () => {
  mkdirSync(join(folder, 'fhir'), { recursive: true })
  const uuid = '0b5a6f3c-9c1d-4e7f-8a2b-1c3d5e7f9a0b'
  write(
    'fhir/Patient.ndjson',
    `{"resourceType":"Patient","id":"77001","birthDate":"1950-02-03"}\n{"resourceType":"Patient","id":"${uuid}"}\n`,
  )
  const references = [
    'Patient/77001',
    'https://fhir.hospital.test/r4/Patient/77001',
    'Patient/77001/_history/3',
    `urn:uuid:${uuid}`,
    '#77001',
  ]
  write(
    'fhir/Encounter.ndjson',
    references
      .map((reference, at) => `{"resourceType":"Encounter","id":"e${at}","subject":{"reference":"${reference}"}}\n`)
      .join(''),
  )
  write(
    'fhir/bundle.json',
    `{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:${uuid}","resource":{"resourceType":"Patient","id":"${uuid}"}}]}`,
  )
  write(
    'fhir.yaml',
    `project: p
key: throwaway
tables: { r: { source: fhir, format: fhir, patient: $patient } }
rules:
  - { columns: ['r.*.id', 'r.*.reference', 'r.*fullUrl'], mask: resource-id }
  - { columns: r.Patient.birthDate, mask: date-shift }
`,
  )
  const done = await mirrorwardHere(folder, ['mask', 'fhir.yaml', '--out', 'fhir-masked'])
  expect([done.status, done.stderr]).toEqual([0, ''])
  const lines = (name: string) =>
    read(`fhir-masked/${name}`)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  const [one, two] = lines('Patient.ndjson').map(({ id }) => id)
  expect(one).toMatch(/^[0-9a-z]{26}$/)
  expect(two).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  expect(lines('Encounter.ndjson').map(({ subject }) => subject.reference)).toEqual([
    `Patient/${one}`,
    `https://example.org/fhir/Patient/${one}`,
    `Patient/${one}/_history/3`,
    `urn:uuid:${two}`,
    `#${one}`,
  ])
  const [{ entry }] = lines('bundle.json')
  expect([entry[0].fullUrl, entry[0].resource.id]).toEqual([`urn:uuid:${two}`, two])
  for (const name of readdirSync(join(folder, 'fhir-masked')))
    expect(read(`fhir-masked/${name}`)).not.toMatch(/77001|0b5a6f3c|hospital\.test/)
})

test('a reference that is none stops the run, without its text', async () => {
  mkdirSync(join(folder, 'search'), { recursive: true })
  write('search/a.ndjson', '{"resourceType":"Encounter","subject":{"reference":"the patient 77001"}}\n')
  write(
    'search.yaml',
    "project: p\nkey: throwaway\ntables: { r: { source: search, format: fhir } }\nrules: [{ columns: 'r.*', mask: resource-id }]\n",
  )
  const done = await mirrorwardHere(folder, ['mask', 'search.yaml', '--out', 'search-masked'])
  expect([done.status, done.stderr]).toEqual([2, expect.stringContaining('row 1')])
  expect(done.stderr).not.toContain('77001')
})

test('a folder of messages is one table: a patient’s number is one pseudonym in all of them, and in tables beside', async () => {
  mkdirSync(join(folder, 'messages'), { recursive: true })
  const message = (patient: string) => `MSH|^~\\&|A|B|||20230115||ADT^A01|1|P|2.5\rPID|1||${patient}^^^H^PI||X\r`
  write('messages/a.hl7', message('10000001') + message('10000002'))
  write('messages/b.hl7', message('10000002'))
  write('lab.csv', 'ipp\n10000002\n')
  write(
    'folder.yaml',
    `project: p
key: throwaway
tables: { m: { source: messages, patient: PID-3.1 }, lab: { source: lab.csv, patient: ipp } }
rules:
  - { columns: [m.PID-3.1, lab.ipp], mask: ff1 }
  - { columns: m.PID-5.1, mask: drop }
  - { columns: 'm.*', mask: keep }
`,
  )
  const done = await mirrorwardHere(folder, ['mask', 'folder.yaml', '--out', 'messages-masked'])
  expect([done.status, done.stderr]).toEqual([0, ''])
  const numbers = (name: string) =>
    [...read(`messages-masked/${name}`).matchAll(/PID\|1\|\|(\d+)/g)].map(([, number]) => number)
  const [[first, second], [again]] = [numbers('a.hl7'), numbers('b.hl7')]
  expect(first).not.toBe(second)
  expect(again).toBe(second)
  expect(read('messages-masked/lab.csv')).toBe(`ipp\n${second}\n`)
  write('folder.yaml', read('folder.yaml').replace('mask: drop', 'mask: shuffle'))
  const shuffled = await mirrorwardHere(folder, ['mask', 'folder.yaml', '--out', 'messages-shuffled'])
  expect([shuffled.status, shuffled.stderr]).toEqual([2, expect.stringContaining('of one file only')])
})
