import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkFhir, type FhirSchema, resourceFaults } from '../../../src/io/fhir/index.js'
import { mirrorwardHere } from '../../cli/in-process.js'

/** In the words of HL7's schema of R4, of two made types. */
const schema: FhirSchema = {
  definitions: {
    id: { type: 'string', pattern: '^[A-Za-z0-9\\-\\.]{1,64}$' },
    date: { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' },
    Reference: { properties: { reference: { type: 'string' } }, additionalProperties: false },
    ResourceList: { oneOf: [{ $ref: '#/definitions/Patient' }, { $ref: '#/definitions/Bundle' }] },
    Patient: {
      properties: {
        resourceType: { const: 'Patient' },
        id: { $ref: '#/definitions/id' },
        birthDate: { $ref: '#/definitions/date' },
        gender: { enum: ['male', 'female'] },
        active: { type: 'boolean' },
        link: { type: 'array', items: { $ref: '#/definitions/Reference' } },
      },
      additionalProperties: false,
      required: ['id', 'resourceType'],
    },
    Bundle: {
      properties: {
        resourceType: { const: 'Bundle' },
        entry: { type: 'array', items: { properties: { resource: { $ref: '#/definitions/ResourceList' } } } },
      },
      additionalProperties: false,
    },
  },
}
const patient = { resourceType: 'Patient', id: 'a' }
const faults = (resource: unknown) =>
  [...resourceFaults(resource, schema)].map(({ path, message }) => `${path} ${message}`)

test.each<[string, object, string[]]>([
  ['valid', { ...patient, birthDate: '2024-02-29', gender: 'male', link: [{ reference: 'Patient/a' }] }, []],
  ['lacking', { resourceType: 'Patient' }, ['Patient.id is lacking']],
  ['unknown', { ...patient, zebra: 1 }, ['Patient.zebra is no element of it']],
  ['type', { ...patient, active: 'yes' }, ['Patient.active is no boolean']],
  ['list', { ...patient, link: {} }, ['Patient.link is no array']],
  ['null', { ...patient, active: null }, ['Patient.active is no boolean']],
  ['form', { ...patient, id: 'a b' }, ['Patient.id has not the form that the schema asks for']],
  ['enum', { ...patient, gender: 'zebra' }, ['Patient.gender is none of male, female']],
  ['calendar', { ...patient, birthDate: '2023-02-29' }, ['Patient.birthDate is no day of the calendar']],
  ['deep', { ...patient, link: [{ reference: 5 }] }, ['Patient.link.reference is no string']],
  ['type of resource', { resourceType: 'Zebra' }, ['resourceType no type of resource of the schema']],
  [
    'within a bundle',
    { resourceType: 'Bundle', entry: [{ resource: patient }, { resource: { ...patient, id: 5 } }] },
    ['Bundle.entry.resource.Patient.id is no string'],
  ],
])('%s', (_, resource, expected) => {
  expect(faults(resource)).toEqual(expected)
})

const root = mkdtempSync(join(tmpdir(), 'conformance-'))
afterAll(() => rmSync(root, { recursive: true }))
const folderOf = (name: string, ...resources: readonly object[]) => {
  mkdirSync(join(root, name))
  writeFileSync(join(root, name, 'Patient.ndjson'), resources.map((each) => `${JSON.stringify(each)}\n`).join(''))
  writeFileSync(join(root, 'schema.json'), JSON.stringify(schema))
  return join(root, name)
}

test('a folder is told by kinds of fault with the first place and how often, references that lead nowhere too', async () => {
  const folder = folderOf(
    'bad',
    { ...patient, link: [{ reference: 'Patient/b' }, { reference: 'Patient/a/_history/1' }] },
    { ...patient, id: 'c', gender: 'zebra' },
    { ...patient, id: 'd', gender: 'zebra' },
  )
  const file = join(folder, 'Patient.ndjson')
  expect(await checkFhir(folder, join(root, 'schema.json'))).toEqual({
    resources: 3,
    faults: [
      { column: 'Patient.gender', message: 'is none of male, female', file, row: 2, count: 2 },
      { column: 'Patient.reference', message: 'points at nothing in the folder', file, row: 1, count: 1 },
    ],
  })
})

test('verify ends with 0 for a valid folder, with 3 for another, with 2 for what is no schema, and says no cell', async () => {
  folderOf('valid', patient)
  folderOf('wrong', { ...patient, gender: 'zebra' })
  const valid = await mirrorwardHere(root, ['verify', 'valid', '--schema', 'schema.json'])
  expect(valid).toMatchObject({ status: 0, stderr: '' })
  expect(valid.stdout).toMatch(/^1 resources: all are valid/)
  const wrong = await mirrorwardHere(root, ['verify', 'wrong', '--schema', 'schema.json'])
  expect(wrong.status).toBe(3)
  expect(wrong.stdout).toContain('Patient.gender')
  expect(wrong.stdout).not.toContain('zebra')
  writeFileSync(join(root, 'other.json'), '{"definitions":{}}')
  expect(await mirrorwardHere(root, ['verify', 'valid', '--schema', 'other.json'])).toMatchObject({ status: 2 })
  mkdirSync(join(root, 'empty'))
  expect(await mirrorwardHere(root, ['verify', 'empty', '--schema', 'schema.json'])).toMatchObject({ status: 2 })
})
