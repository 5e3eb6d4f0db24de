import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { type Column, cellAt, countMissing, isMissing, Table } from '../../table/index.js'
import type { DatabaseSchema } from '../../table/linked/index.js'
import { isTableFile } from '../formats.js'
import { readTable } from '../read-table.js'
import { hashTable } from '../sql/hash-table.js'
import type { OpenTables } from '../sql/index.js'
import { type CdmField, cdmTable } from './cdm-tables.js'
import { type ConceptNames, conceptColumn, conceptNames } from './concepts.js'
import { withBirth, withDeath } from './person-table.js'

/** What is read of people, visits before what happens in them; eras and periods are derived, notes never read. */
const readTables = [
  'person',
  'visit_occurrence',
  'condition_occurrence',
  'drug_exposure',
  'procedure_occurrence',
  'device_exposure',
  'measurement',
  'observation',
] as const

/** The file of each table in a folder of OMOP's, by the name of the table, in any case. */
export function omopFiles(folder: string, names: readonly string[]): Map<string, string> {
  const found = names.flatMap((name) => {
    const table = name.split('.')[0]!.toLowerCase()
    const isCdm = cdmTable(table) !== undefined || table === 'concept'
    return isCdm && isTableFile(name) ? [[table, join(folder, name)] as const] : []
  })
  return new Map(found)
}

/** Whether files of these names are a data model of OMOP's: people beside a table that only OMOP has. */
export function isOmop(names: readonly string[]): boolean {
  const files = omopFiles('', names)
  return files.has('person') && [...files.keys()].some((table) => /_occurrence$|_exposure$|_period$/.test(table))
}

/**
 * A folder of an OMOP CDM 5.4 as tables: people with birth and death, visits, and what happened. Of each row numbers of
 * concepts, dates and amounts come in; source values, notes, texts, places and providers stay out. Names of concepts are
 * taken from the folder's own CONCEPT. A table hangs on visits where every row has one that is there, else on people.
 */
export async function openOmop(folder: string): Promise<OpenTables> {
  const files = omopFiles(folder, (await readdir(folder)).sort())
  const raw = async (name: string) => {
    const file = files.get(name)
    return file === undefined ? undefined : lowerCase(await readTable(file, { allowEmpty: true }))
  }
  const names = conceptNames(await raw('concept'))
  const tables = new Map<string, Table>()
  for (const name of readTables) {
    const table = await raw(name)
    if (table === undefined || (table.rowCount === 0 && name !== 'person')) continue
    if (!table.has('person_id')) throw missingColumn(files.get(name)!, 'person_id')
    const death = name === 'person' ? await raw('death') : undefined
    const whole = name === 'person' ? withDeath(withBirth(table), death) : table
    tables.set(name, settled(chosen(whole, { name, names }), { name, tables }))
  }
  const schema = schemaOf(tables)
  return {
    ...{ names: [...tables.keys()], schema, person: 'person' },
    urlOf: (name) => files.get(name) ?? folder,
    tableOf: async (name) => schema.tables.find((table) => table.name === name)!,
    async read(name, { ignore = [] } = {}) {
      const whole = tables.get(name)
      if (whole === undefined) throw new MirrorwardError('not-found', `no table is called "${name}"`)
      const table = whole.select(whole.columnNames.filter((column) => !ignore.includes(column)))
      return { table, sha256: hashTable(table) }
    },
    close: async () => {},
  }
}

function lowerCase(table: Table): Table {
  return Table.of(
    table.columns.map((column) => ({ ...column, name: column.name.toLowerCase() })),
    table.rowCount,
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
      if (column.name === 'death_cause_concept_id') return [conceptColumn(column, names)]
      const field = cdm.fields.find((each) => each.name === column.name)
      if (field === undefined || !isRead(field, cdm.key)) return []
      return [field.refersTo === 'concept' ? conceptColumn(column, names) : column]
    }),
    table.rowCount,
  )
}

function isRead({ name, type, refersTo }: CdmField, key: string | undefined): boolean {
  if (name === key || name.includes('source') || name === 'verbatim_end_date') return false
  if (refersTo !== undefined)
    return refersTo === 'concept' && name !== 'meas_event_field_concept_id' && name !== 'obs_event_field_concept_id'
  return type === 'date' || type === 'float' || /^(?:year_of_birth|quantity|refills|days_supply)$/.test(name)
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

function schemaOf(tables: ReadonlyMap<string, Table>): DatabaseSchema {
  return {
    name: 'omop',
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
