import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { FhirWriter, fhirResources, openFhir, type Resource } from '../../../src/io/fhir/index.js'
import { ViewTables } from '../../../src/io/fhir/view-tables.js'
import { shippedViews } from '../../../src/io/fhir/views/index.js'
import { createRng } from '../../../src/math/index.js'
import { cellAt, levelColumn, numberColumn, Table } from '../../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'fhir-out-'))
afterAll(() => rmSync(folder, { recursive: true }))

const event = (name: string, own: Readonly<Record<string, readonly (string | number)[]>>) =>
  [name, table({ encounter: ['1', '1', '2'], ...own })] as const

function table(columns: Readonly<Record<string, readonly (string | number | null)[]>>): Table {
  return Table.of(
    Object.entries(columns).map(([name, cells]) =>
      cells.some((cell) => typeof cell === 'number')
        ? numberColumn(name, cells as readonly (number | null)[])
        : levelColumn(name, cells as readonly (string | null)[]),
    ),
  )
}

const days = ['2020-01-02 10:00', '2020-01-03 11:30', '2020-02-29 00:00']
const codes = ['snomed|1', 'urn:x|a', 'loinc|718-7']
/** A row of every shipped view and more, with every column it has. */
const tables = new Map<string, Table>([
  [
    'patient',
    table({
      ...{ id: ['1', '2'], gender: ['male', 'female'], birth_date: ['1950-01-01', '1980-07-01'] },
      ...{ birth_date_precision: ['year', 'day'], deceased: ['2021-01-01 00:00', null], race: ['2106-3', null] },
      ...{ ethnicity: ['2186-5', null], state: ['MA', null] },
    }),
  ],
  [
    'encounter',
    table({
      ...{ id: ['1', '2'], patient: ['1', '2'], status: ['finished', 'finished'], class: ['AMB', 'IMP'] },
      ...{ type: ['snomed|2', null], start: ['2020-01-01 10:00', '2020-02-28 09:15'], end: ['2020-01-04 10:00', null] },
      ...{ reason: ['snomed|3', null], discharge: ['urn:d|home', null] },
    }),
  ],
  event('condition', { code: codes, clinical_status: ['resolved', 'active', 'active'], onset: days }),
  event('observation', {
    ...{ status: ['final', 'final', 'final'], effective: [days[0]!, days[0]!, days[2]!] },
    ...{ panel: ['loinc|58410-2', 'loinc|58410-2', null] as string[], code: codes, value: [1.5, 2, 3] },
    unit: ['g/dL', '10*9/L', 'drops a minute'],
  }),
  event('medication_request', {
    ...{ code: codes, status: ['active', 'stopped', 'active'], intent: ['order', 'plan', 'order'], authored: days },
    ...{ dose: [5, 10, 1], dose_unit: ['mg', 'mg', 'mL'] },
  }),
  event('medication_administration', {
    ...{ code: codes, status: ['completed', 'completed', 'unknown'], effective: days },
    ...{ dose: [5, 10, 1], dose_unit: ['mg', 'mg', 'mL'] },
  }),
  event('medication_dispense', {
    ...{ code: codes, status: ['completed', 'completed', 'unknown'], handed_over: days },
    ...{ quantity: [30, 60, 90], days_supply: [30, 30, 30] },
  }),
  event('procedure', {
    code: codes,
    status: ['completed', 'completed', 'unknown'],
    performed: days,
    performed_end: days,
  }),
  event('immunization', { code: codes, status: ['completed', 'completed', 'not-done'], occurrence: days }),
  [
    'allergy',
    table({
      ...{ patient: ['1'], code: ['rxnorm|1191'], type: ['allergy'], category: ['medication'], criticality: ['low'] },
      ...{ clinical_status: ['active'], recorded: ['2020-01-02 10:00'] },
    }),
  ],
  event('diagnostic_report', { code: codes, status: ['final', 'final', 'partial'], effective: days }),
  ['device', table({ patient: ['2'], code: ['snomed|9'], status: ['active'], made: ['2019-12-31'] })],
])

const resources = [...fhirResources({ tables, schemas: [] }, createRng(1))] as unknown as Resource[]
const again = (() => {
  const gathered = new ViewTables(shippedViews)
  for (const resource of resources) gathered.add(resource)
  return gathered.tables()
})()

test.each(shippedViews.map(({ name }) => name!))('what is written of %s is read again', (name) => {
  const written = tables.get(name)!
  const read = again.get(name)!
  const columns = written.columnNames.filter((column) => !['id', 'patient', 'encounter'].includes(column))
  const cells = (from: Table) =>
    Array.from({ length: from.rowCount }, (_, row) => columns.map((column) => cellAt(from.column(column), row)))
  expect(cells(read)).toEqual(cells(written))
})

test('ids are new, references lead to what is there, and every resource says that it is a test', () => {
  const ids = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${String(id)}`))
  expect(ids.size).toBe(resources.length)
  const references = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)].map(([, found]) => found!)
  expect(references.length).toBeGreaterThan(20)
  expect(references.filter((reference) => !ids.has(reference))).toEqual([])
  for (const { id, meta } of resources) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(meta).toMatchObject({ source: 'mirrorward', tag: [{ code: 'HTEST' }] })
  }
})

test('components of a panel are one Observation; a unit that is no UCUM code stands as a word', () => {
  const found = resources.filter(({ resourceType }) => resourceType === 'Observation')
  expect(found).toHaveLength(2)
  expect(found[0]!.component).toHaveLength(2)
  expect(found[1]!.valueQuantity).toEqual({ value: 3, unit: 'drops a minute' })
})

test.each(['bulk', 'bundles'] as const)(
  '%s that are written open as a FHIR export of the same rows',
  async (layout) => {
    const place = join(folder, layout)
    const writer = new FhirWriter(place, { rng: createRng(1), layout, partSize: 200 })
    await writer.add({ tables, schemas: [] })
    const written = await writer.finish()
    expect(written.map(({ file }) => file).sort()).toEqual(readdirSync(place).sort())
    expect(written.reduce((sum, { rows }) => sum + rows, 0)).toBe(resources.length)
    const opened = await openFhir(place)
    for (const [name, { rowCount }] of tables) expect((await opened.read(name)).table.rowCount).toBe(rowCount)
    if (layout === 'bundles')
      expect(JSON.parse(readFileSync(join(place, 'bundle.000001.json'), 'utf8'))).toMatchObject({ type: 'transaction' })
  },
)

test('a level that pools rare codes is written as a code that is not known', () => {
  const [, written] = [
    ...fhirResources(
      {
        schemas: [],
        tables: new Map([
          ['patient', table({ id: ['1'] })],
          ['observation', table({ patient: ['1'], code: ['(other)'] })],
        ]),
      },
      createRng(1),
    ),
  ]
  expect(written?.code).toEqual({ text: 'unknown' })
})
