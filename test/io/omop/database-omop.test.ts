import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hospitalOmop, makeHospital } from '../../../datasets/hospital/index.js'
import { cdmTable, openOmop, openOmopDatabase } from '../../../src/io/omop/index.js'
import { type OpenTables, openDatabase, parseDatabaseUrl } from '../../../src/io/sql/index.js'
import { createRng } from '../../../src/math/index.js'
import { runLinked } from '../../../src/pipeline/linked/index.js'
import { cellAt, type Table } from '../../../src/table/index.js'

const root = mkdtempSync(join(tmpdir(), 'omop-database-'))
afterAll(() => rmSync(root, { recursive: true }))
const cdm = join(root, 'cdm')
const job = { seed: 1, model: 'histories', rows: 40, evaluate: false, release: '5f0d8ad5-6f6c-4a6e-9c59-1f0d5a1d3a10' }
beforeAll(async () => {
  mkdirSync(cdm)
  const files = hospitalOmop(makeHospital({ people: 60, rng: createRng(1) }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(cdm, file), text)
  await runLinked({ ...job, input: cdm, out: join(root, 'release') })
}, 60_000)

const schema = `omop_${process.pid}`
/** Servers where the environment names one: see `.ci/databases`. */
const places: readonly (readonly [name: string, url: string | undefined])[] = [
  ['DuckDB', `duckdb:${join(root, 'out.duckdb')}`],
  ['SQLite', `sqlite:${join(root, 'out.sqlite')}`],
  ['PostgreSQL', process.env.MIRRORWARD_TEST_PG && `${process.env.MIRRORWARD_TEST_PG}?schema=${schema}`],
]

/** Cells of every table but keys, which count rows, in an order of their own. */
async function rowsOf(opened: OpenTables): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = new Map<string, readonly string[]>()
  for (const name of opened.names) {
    const { table } = await opened.read(name)
    const columns = table.columns.filter((column) => !/^(person|visit_occurrence)_id$/.test(column.name))
    tables.set(
      name,
      Array.from({ length: table.rowCount }, (_, row) =>
        columns.map((column) => `${column.name}=${cellAt(column, row)}`).join(' '),
      ).sort(),
    )
  }
  return Object.fromEntries(tables)
}

describe.each(places)('%s', (_, url) => {
  const has = url !== undefined && url !== ''
  afterAll(async () => {
    if (url?.startsWith('postgres') !== true) return
    const database = await openDatabase(parseDatabaseUrl(url).place, { mode: 'write' })
    await database.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
    await database.close()
  })

  test.runIf(has)(
    'synthetic people are written as a CDM with its types and keys, and read as those of a folder',
    async () => {
      const folder = join(root, 'beside', `${url!.slice(0, 5)}`)
      const { keysLeftOut, manifest } = await runLinked({ ...job, input: cdm, out: url!, folder })
      expect(keysLeftOut).toEqual([])
      expect(existsSync(join(folder, 'omop'))).toBe(false)
      expect(manifest.database?.tables.map(({ table }) => table)).toEqual(
        expect.arrayContaining(['person', 'visit_occurrence', 'observation_period', 'condition_era', 'cdm_source']),
      )
      const database = await openDatabase(parseDatabaseUrl(url!).place, { mode: 'read' })
      const { tables } = await database.introspect(parseDatabaseUrl(url!).schema)
      await database.close()
      for (const { name, columns, primaryKey, references } of tables) {
        const { fields, key } = cdmTable(name)!
        expect(columns.map((column) => column.name)).toEqual(fields.map((field) => field.name))
        expect(columns.map(({ isNullable }) => !isNullable)).toEqual(fields.map(({ isRequired }) => isRequired))
        expect(primaryKey ?? []).toEqual(key === undefined ? [] : [key])
        if (name !== 'person' && fields.some((field) => field.name === 'person_id'))
          expect(references).toContainEqual(expect.objectContaining({ columns: ['person_id'], table: 'person' }))
      }
      const asFolder = await openOmop(join(root, 'release', 'omop'))
      expect(await rowsOf(await openOmopDatabase(url!))).toEqual(await rowsOf(asFolder))
    },
    60_000,
  )

  test.runIf(has)(
    'a database that is a CDM is run to a folder of OMOP',
    async () => {
      const out = join(root, `again-${url!.slice(0, 5)}`)
      await runLinked({ ...job, rows: 15, input: url!, out })
      expect(readdirSync(join(out, 'omop'))).toEqual(expect.arrayContaining(['person.csv', 'measurement.csv']))
    },
    60_000,
  )
})

test('names of concepts come from the CONCEPT of the database, and nothing else of it', async () => {
  const file = join(root, 'named.sqlite')
  const { default: Driver } = await import('libsql')
  const database = new Driver(file)
  for (const text of [
    'CREATE TABLE PERSON (PERSON_ID INTEGER PRIMARY KEY, GENDER_CONCEPT_ID INTEGER, YEAR_OF_BIRTH INTEGER, PERSON_SOURCE_VALUE TEXT)',
    'CREATE TABLE VISIT_OCCURRENCE (VISIT_OCCURRENCE_ID INTEGER PRIMARY KEY, PERSON_ID INTEGER, VISIT_CONCEPT_ID INTEGER, VISIT_START_DATE DATE)',
    'CREATE TABLE CONCEPT (CONCEPT_ID INTEGER, CONCEPT_NAME TEXT)',
    "INSERT INTO PERSON VALUES (1, 8507, 1950, 'zebra'), (2, 8532, 1960, 'zebra')",
    "INSERT INTO VISIT_OCCURRENCE VALUES (1, 1, 9201, '2020-01-01'), (2, 2, 9202, '2020-01-02')",
    "INSERT INTO CONCEPT VALUES (8507, 'MALE'), (9201, 'Inpatient Visit'), (1, 'zebra')",
  ])
    database.exec(text)
  database.close()
  const opened = await openOmopDatabase(file)
  const [person, visit] = [(await opened.read('person')).table, (await opened.read('visit_occurrence')).table]
  expect(cellsOf(person, 'gender_concept_id').sort()).toEqual(['MALE [8507]', 'concept [8532]'].sort())
  expect(cellsOf(visit, 'visit_concept_id').sort()).toEqual(['Inpatient Visit [9201]', 'concept [9202]'])
  expect(JSON.stringify([person, visit])).not.toContain('zebra')
})

function cellsOf(table: Table, column: string) {
  return Array.from({ length: table.rowCount }, (_, row) => cellAt(table.column(column), row))
}

test('specimens, details of visits, episodes and payers are read and written', async () => {
  const folder = join(root, 'more')
  mkdirSync(folder)
  const files = {
    'person.csv': 'person_id,gender_concept_id,year_of_birth\n1,8507,1950\n2,8532,1960\n',
    'visit_occurrence.csv':
      'visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_end_date\n1,1,9201,2020-01-01,2020-01-09\n2,2,9201,2020-02-01,2020-02-09\n',
    'visit_detail.csv':
      'visit_detail_id,person_id,visit_detail_concept_id,visit_detail_start_date,visit_detail_end_date,visit_occurrence_id,visit_detail_source_value\n7,1,32037,2020-01-02,2020-01-03,1,zebra\n',
    'specimen.csv':
      'specimen_id,person_id,specimen_concept_id,specimen_date,quantity,specimen_source_id\n3,2,4001225,2020-02-02,1.5,zebra\n',
    'episode.csv':
      'episode_id,person_id,episode_concept_id,episode_start_date,episode_number,episode_object_concept_id\n4,2,32531,2020-02-02,1,4141448\n',
    'payer_plan_period.csv':
      'payer_plan_period_id,person_id,payer_plan_period_start_date,payer_plan_period_end_date,family_source_value\n5,1,2020-01-01,2020-12-31,zebra\n',
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  const opened = await openOmop(folder)
  const rows = await rowsOf(opened)
  expect(rows).toMatchObject({
    visit_detail: [
      'visit_detail_concept_id=concept [32037] visit_detail_start_date=2020-01-02 visit_detail_end_date=2020-01-03',
    ],
    specimen: ['specimen_concept_id=concept [4001225] specimen_date=2020-02-02 quantity=1.5'],
    episode: [
      'episode_concept_id=concept [32531] episode_start_date=2020-02-02 episode_number=1 episode_object_concept_id=concept [4141448]',
    ],
    payer_plan_period: ['payer_plan_period_start_date=2020-01-01 payer_plan_period_end_date=2020-12-31'],
  })
  expect(JSON.stringify(rows)).not.toContain('zebra')
  const parentOf = (name: string) => opened.schema!.tables.find((table) => table.name === name)?.references[0]?.table
  expect(['visit_detail', 'specimen', 'episode', 'payer_plan_period'].map(parentOf)).toEqual([
    'visit_occurrence',
    'person',
    'person',
    'person',
  ])
})
