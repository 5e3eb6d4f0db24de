import { MirrorwardError } from '../../errors.js'
import { type Column, cellAt, countMissing, isMissing, Table } from '../../table/index.js'
import type { DatabaseSchema } from '../../table/linked/index.js'
import { hashTable } from '../sql/hash-table.js'
import { databaseName, type OpenTables } from '../sql/index.js'
import { type CdmSource, databaseSource, folderSource } from './cdm-source.js'
import { type CdmField, cdmTable } from './cdm-tables.js'
import { type ConceptNames, conceptColumn, conceptNumbers } from './concepts.js'
import { withBirth, withDeath } from './person-table.js'

/** What is read of people, visits before what happens in them; eras and periods are derived, notes never read. */
const readTables = [
  'person',
  'visit_occurrence',
  'visit_detail',
  'condition_occurrence',
  'drug_exposure',
  'procedure_occurrence',
  'device_exposure',
  'measurement',
  'observation',
  'specimen',
  'episode',
  'payer_plan_period',
] as const

/**
 * An OMOP CDM 5.4 as tables: people with birth and death, visits, and what happened. Of each row numbers of concepts, dates and
 * amounts come in; source values, notes, texts, places and providers stay out. Names of concepts are taken from the site's own
 * CONCEPT. A table hangs on visits where every row has one that is there, else on people.
 */
async function openCdm(source: CdmSource, name: string): Promise<OpenTables> {
  const raw = new Map<string, Table>()
  for (const table of readTables) {
    const cells = await source.read(table, (column) => isNeeded(table, column))
    if (cells === undefined || (cells.rowCount === 0 && table !== 'person')) continue
    if (!cells.has('person_id')) throw missingColumn(source.urlOf(table), 'person_id')
    const death = table === 'person' ? await source.read('death', (column) => isNeeded('death', column)) : undefined
    raw.set(table, table === 'person' ? withDeath(withBirth(cells), death) : cells)
  }
  const names = await source.namesOf(new Set([...raw].flatMap(([table, cells]) => conceptsIn(cells, table))))
  const tables = new Map<string, Table>()
  for (const [table, cells] of raw)
    tables.set(table, settled(chosen(cells, { name: table, names }), { name: table, tables }))
  const schema = schemaOf(name, tables)
  return {
    ...{ names: [...tables.keys()], schema, person: 'person', urlOf: source.urlOf },
    tableOf: async (table) => schema.tables.find((each) => each.name === table)!,
    async read(table, { ignore = [] } = {}) {
      const whole = tables.get(table)
      if (whole === undefined) throw new MirrorwardError('not-found', `no table is called "${table}"`)
      const kept = whole.select(whole.columnNames.filter((column) => !ignore.includes(column)))
      return { table: kept, sha256: hashTable(kept) }
    },
    close: async () => {},
  }
}

/** A folder of CSV or Parquet files. */
export async function openOmop(folder: string): Promise<OpenTables> {
  return openCdm(await folderSource(folder), 'omop')
}

/** The tables of a database, in one snapshot. */
export async function openOmopDatabase(url: string): Promise<OpenTables> {
  const source = await databaseSource(url)
  return openCdm(source, databaseName(url)).finally(() => source.close())
}

/** Whether a column of the model is looked at: for what it holds, or for births and keys. */
function isNeeded(name: string, column: string): boolean {
  if (/^(?:person_id|visit_occurrence_id|(?:month|day)_of_birth|death_date|cause_concept_id)$/.test(column)) return true
  const table = cdmTable(name)
  const field = table?.fields.find((each) => each.name === column)
  return field !== undefined && isRead(field, table?.key)
}

/** The numbers of concepts of a table's cells. */
function conceptsIn(cells: Table, name: string): string[] {
  return cells.columns.filter((column) => isConcept(column.name, name)).flatMap((column) => conceptNumbers(column))
}

function isConcept(column: string, name: string): boolean {
  return (
    column === 'death_cause_concept_id' ||
    cdmTable(name)?.fields.find((field) => field.name === column)?.refersTo === 'concept'
  )
}

/** Keys, concepts, dates and amounts that are not missing throughout. */
function chosen(table: Table, { name, names }: { readonly name: string; readonly names: ConceptNames }): Table {
  const cdm = cdmTable(name)!
  return Table.of(
    table.columns.flatMap((column): Column[] => {
      if (column.name === 'person_id' || column.name === 'visit_occurrence_id') return [column]
      if (countMissing(column) === table.rowCount) return []
      if (column.name === 'birth_date' || column.name === 'death_date') return [column]
      const field = cdm.fields.find((each) => each.name === column.name)
      const isChosen = field === undefined ? column.name === 'death_cause_concept_id' : isRead(field, cdm.key)
      if (!isChosen) return []
      return [isConcept(column.name, name) ? conceptColumn(column, names) : column]
    }),
    table.rowCount,
  )
}

function isRead({ name, type, refersTo }: CdmField, key: string | undefined): boolean {
  if (name === key || name.includes('source') || name === 'verbatim_end_date') return false
  if (refersTo !== undefined)
    return refersTo === 'concept' && name !== 'meas_event_field_concept_id' && name !== 'obs_event_field_concept_id'
  return (
    type === 'date' || type === 'float' || /^(?:year_of_birth|quantity|refills|days_supply|episode_number)$/.test(name)
  )
}

/** Rows of people who are there, with the visit as parent where each row has one, else without visits. */
function settled(
  table: Table,
  { name, tables }: { readonly name: string; readonly tables: ReadonlyMap<string, Table> },
): Table {
  const [people, visits] = [tables.get('person'), tables.get('visit_occurrence')]
  if (people === undefined) return table
  const own = table.take(rowsWithin(table, people, 'person_id'))
  if (name === 'visit_occurrence' || !own.has('visit_occurrence_id')) return own
  const isWithin = visits !== undefined && rowsWithin(own, visits, 'visit_occurrence_id').length === own.rowCount
  return own.select(own.columnNames.filter((column) => column !== (isWithin ? 'person_id' : 'visit_occurrence_id')))
}

function rowsWithin(table: Table, others: Table, key: string): number[] {
  const there = new Set(Array.from({ length: others.rowCount }, (_, row) => String(cellAt(others.column(key), row))))
  const cells = table.column(key)
  return Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => !isMissing(cells, row) && there.has(String(cellAt(cells, row))),
  )
}

function schemaOf(name: string, tables: ReadonlyMap<string, Table>): DatabaseSchema {
  return {
    name,
    tables: [...tables].map(([name, table]) => {
      const key = name === 'person' ? 'person_id' : name === 'visit_occurrence' ? 'visit_occurrence_id' : undefined
      const refers = (column: string, to: string) =>
        key !== column && table.has(column) && tables.has(to) ? [{ columns: [column], table: to, to: [column] }] : []
      return {
        ...{ name, isView: false, unique: [], checks: [] },
        columns: table.columns.map((column) => ({
          ...{ name: column.name, type: { kind: 'text' as const } },
          isNullable: !/^(?:person|visit_occurrence)_id$/.test(column.name),
        })),
        ...(key !== undefined && { primaryKey: [key] }),
        references: [...refers('visit_occurrence_id', 'visit_occurrence'), ...refers('person_id', 'person')],
      }
    }),
  }
}

function missingColumn(file: string, column: string): MirrorwardError {
  return new MirrorwardError('bad-data', 'a table of OMOP lacks a column', {
    issues: [{ message: 'the column is missing', file, column }],
  })
}
