import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hospitalOmop, makeHospital } from '../../../datasets/hospital/index.js'
import { cdmTable, erasOf, openOmop } from '../../../src/io/omop/index.js'
import { createRng } from '../../../src/math/index.js'
import { runLinked } from '../../../src/pipeline/linked/index.js'

const folder = mkdtempSync(join(tmpdir(), 'omop-'))
afterAll(() => rmSync(folder, { recursive: true }))

const place = join(folder, 'cdm')
mkdirSync(place)
const hospital = makeHospital({ people: 60, rng: createRng(1) })
for (const [file, text] of Object.entries(hospitalOmop(hospital))) writeFileSync(join(place, file), text)

test('concepts are named levels, births dates, deaths columns of people; source values stay out', async () => {
  const opened = await openOmop(place)
  const { table: person } = await opened.read('person')
  expect(person.columnNames).toEqual(
    expect.arrayContaining(['person_id', 'gender_concept_id', 'birth_date', 'death_date']),
  )
  expect(person.columnNames).not.toContain('person_source_value')
  const gender = person.column('gender_concept_id')
  expect(gender.type === 'level' && gender.levels.toSorted()).toEqual(['concept [8507]', 'concept [8532]'])
  const { table: measurement } = await opened.read('measurement')
  const test = measurement.column('measurement_concept_id')
  expect(test.type === 'level' && test.levels.some((level) => /^haemoglobin \[2000000\d{3}\]$/.test(level))).toBe(true)
  expect(measurement.rowCount).toBe(hospital.laboratory.length)
  expect(measurement.has('person_id')).toBe(false)
})

test('records of no more than 30 days between them are one era', () => {
  const at = (day: number) => Date.UTC(2020, 0, 1 + day)
  const eras = erasOf([
    { start: at(50), end: at(60) },
    { start: at(0), end: at(20) },
    { start: at(91), end: at(92) },
  ])
  expect(eras).toEqual([
    { start: at(0), end: at(60), count: 2, gapDays: 29 },
    { start: at(91), end: at(92), count: 1, gapDays: 0 },
  ])
})

test('an OMOP folder is run to synthetic OMOP: fields, required cells, keys and periods hold', async () => {
  const out = join(folder, 'release')
  await runLinked({ input: place, out, seed: 1, model: 'histories', rows: 40, evaluate: false })
  const tables = new Map(
    readdirSync(join(out, 'omop')).map((file) => [file.replace('.csv', ''), recordsOf(join(out, 'omop', file))]),
  )
  expect([...tables.keys()]).toEqual(expect.arrayContaining(['death', 'drug_era', 'observation_period', 'cdm_source']))
  for (const [name, rows] of tables) {
    const { fields, key } = cdmTable(name)!
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(fields.map((field) => field.name))
      const missing = fields.filter((field) => field.isRequired && row[field.name] === '').map((field) => field.name)
      expect({ name, missing }).toEqual({ name, missing: [] })
      for (const { name: field, type } of fields)
        if (type === 'integer') expect(row[field], field).toMatch(/^\d*(?:\.0)?$/)
    }
    if (key !== undefined) expect(new Set(rows.map((row) => row[key])).size).toBe(rows.length)
  }
  const people = new Set(tables.get('person')!.map((row) => row.person_id))
  const visits = new Map(tables.get('visit_occurrence')!.map((row) => [row.visit_occurrence_id, row.person_id]))
  expect(people.size).toBe(40)
  for (const rows of tables.values())
    for (const row of rows) {
      if (row.person_id !== undefined) expect(people).toContain(row.person_id)
      if (row.visit_occurrence_id) expect(visits.get(row.visit_occurrence_id)).toBe(row.person_id)
    }
  const periods = new Map(tables.get('observation_period')!.map((row) => [row.person_id, row]))
  for (const { person_id, measurement_date } of tables.get('measurement')!) {
    const period = periods.get(person_id)!
    expect(measurement_date! >= period.observation_period_start_date!).toBe(true)
    expect(measurement_date! <= period.observation_period_end_date!).toBe(true)
  }
})

test.each(['histories', 'hidden-course'])(
  'nothing that %s draws happens after the last day of the real tables',
  async (model) => {
    const out = join(folder, `until-${model}`)
    await runLinked({ input: place, out, seed: 2, model, rows: 150, evaluate: false })
    let dates = 0
    for (const file of readdirSync(place)) {
      const real = recordsOf(join(place, file))
      if (!existsSync(join(out, 'omop', file))) continue
      const drawn = recordsOf(join(out, 'omop', file))
      for (const column of Object.keys(real[0] ?? {}).filter((name) => name.endsWith('_date'))) {
        const last = real.map((row) => row[column]!).reduce((one, other) => (one > other ? one : other))
        const late = drawn.filter((row) => row[column]! > last)
        expect({ file, column, late: late.length }).toEqual({ file, column, late: 0 })
        dates += drawn.length
      }
    }
    expect(dates).toBeGreaterThan(1000)
  },
)

function recordsOf(file: string): Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const names = header.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}
