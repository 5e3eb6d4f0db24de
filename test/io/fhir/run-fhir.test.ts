import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hospitalFhir, makeHospital } from '../../../datasets/hospital/index.js'
import { openFhir, type Resource } from '../../../src/io/fhir/index.js'
import { createRng } from '../../../src/math/index.js'
import { runLinked } from '../../../src/pipeline/linked/index.js'
import { cellAt } from '../../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'fhir-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

const place = join(folder, 'export')
mkdirSync(place)
const hospital = makeHospital({ people: 60, rng: createRng(1) })
for (const [file, text] of Object.entries(hospitalFhir(hospital))) writeFileSync(join(place, file), text)

test('the made hospital as FHIR holds what it holds as tables', async () => {
  const opened = await openFhir(place)
  const rows = async (name: string) => (await opened.read(name)).table.rowCount
  expect(await rows('patient')).toBe(hospital.patients.length)
  expect(await rows('encounter')).toBe(hospital.stays.length)
  expect(await rows('observation')).toBe(hospital.laboratory.length)
  expect(await rows('condition')).toBe(hospital.diagnoses.length)
})

test('a FHIR export is run to synthetic FHIR whose references hold and whose keys are none of the real ones', async () => {
  const out = join(folder, 'release')
  const { manifest } = await runLinked({ input: place, out, seed: 1, model: 'histories', rows: 40, evaluate: false })
  const written = readdirSync(join(out, 'fhir'))
  expect(manifest.outputs.map(({ file }) => file)).toEqual(
    expect.arrayContaining(written.map((file) => `fhir/${file}`)),
  )
  const resources = written.flatMap((file) =>
    readFileSync(join(out, 'fhir', file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Resource),
  )
  const ids = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${String(id)}`))
  expect(resources.filter(({ resourceType }) => resourceType === 'Patient')).toHaveLength(40)
  const text = JSON.stringify(resources)
  for (const [, reference] of text.matchAll(/"reference":"([^"]+)"/g)) expect(ids).toContain(reference)
  for (const { stay_id } of hospital.stays) expect(text).not.toContain(`"${stay_id}"`)
  expect(existsSync(join(out, 'patient.csv'))).toBe(true)
})

test('bundles by an option are read again as the same people', async () => {
  const out = join(folder, 'bundles')
  const { recipe } = await runLinked({
    ...{ input: place, out, seed: 1, model: 'histories', rows: 20, evaluate: false, layout: 'bundles' },
  })
  expect(recipe.job).toMatchObject({ layout: 'bundles' })
  const files = readdirSync(join(out, 'fhir'))
  expect(files).toHaveLength(20)
  expect(files.every((file) => /^bundle\.\d{6}\.json$/.test(file))).toBe(true)
  const again = await openFhir(join(out, 'fhir'))
  expect((await again.read('patient')).table.rowCount).toBe(20)
})

test('a moment that never left its stay does not when it is drawn', async () => {
  const out = join(folder, 'stays')
  await runLinked({ input: place, out, seed: 3, model: 'histories', rows: 60, evaluate: false })
  const opened = await openFhir(join(out, 'fhir'))
  const stays = (await opened.read('encounter')).table
  const cell = (table: typeof stays, column: string, row: number) => cellAt(table.column(column), row)
  const stayOf = new Map(Array.from({ length: stays.rowCount }, (_, row) => [cell(stays, 'id', row), row]))
  for (const [name, column] of [
    ['condition', 'onset'],
    ['diagnostic_report', 'effective'],
  ] as const) {
    const { table } = await opened.read(name)
    expect(table.rowCount).toBeGreaterThan(20)
    const outside = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => {
      const stay = stayOf.get(cell(table, 'encounter', row))!
      const moment = String(cell(table, column, row))
      return moment < String(cell(stays, 'start', stay)) || moment > String(cell(stays, 'end', stay))
    })
    expect({ name, outside: outside.length }).toEqual({ name, outside: 0 })
  }
}, 60_000)
