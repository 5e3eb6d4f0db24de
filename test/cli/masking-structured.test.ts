import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
