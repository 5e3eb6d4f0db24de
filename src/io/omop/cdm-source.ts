import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Table } from '../../table/index.js'
import { isTableFile } from '../formats.js'
import { readTable } from '../read-table.js'
import { openDatabase, parseDatabaseUrl, readRelation } from '../sql/index.js'
import { cdmTable } from './cdm-tables.js'
import { type ConceptNames, conceptNames } from './concepts.js'

/** Where the tables of a data model lie. Tables are asked for by the model's names. */
export interface CdmSource {
  has(table: string): boolean
  /** A table with its columns in lower case, those that are wanted; undefined where there is none. */
  read(table: string, wanted: (column: string) => boolean): Promise<Table | undefined>
  /** What the site's own CONCEPT calls these numbers, as far as it does. */
  namesOf(concepts: ReadonlySet<string>): Promise<ConceptNames>
  urlOf(table: string): string
  close(): Promise<void>
}

/** The file of each table in a folder of OMOP's, by the name of the table, in any case. */
export function omopFiles(folder: string, names: readonly string[]): Map<string, string> {
  const found = names.flatMap((name) => {
    const table = name.split('.')[0]!.toLowerCase()
    return cdmTable(table) !== undefined && isTableFile(name) ? [[table, join(folder, name)] as const] : []
  })
  return new Map(found)
}

/** Whether tables of these names, in any case, are a data model of OMOP's: people beside a table that only OMOP has. */
export function isOmop(names: readonly string[]): boolean {
  const tables = new Set(names.map((name) => name.split('.')[0]!.toLowerCase()))
  return tables.has('person') && [...tables].some((table) => /_occurrence$|_exposure$|_period$/.test(table))
}

/** Files of a folder. */
export async function folderSource(folder: string): Promise<CdmSource> {
  const files = omopFiles(folder, (await readdir(folder)).sort())
  const read = async (name: string) => {
    const file = files.get(name)
    return file === undefined ? undefined : lowerCase(await readTable(file, { allowEmpty: true }))
  }
  return {
    has: (name) => files.has(name),
    read,
    namesOf: async () => conceptNames(await read('concept')),
    urlOf: (name) => files.get(name) ?? folder,
    close: async () => {},
  }
}

/** So many numbers stand in one question to CONCEPT. */
const conceptsAtOnce = 1000

/** Tables of a database in one snapshot: what is not wanted does not leave it, nor does what CONCEPT holds beyond what is asked. */
export async function databaseSource(url: string): Promise<CdmSource> {
  const { place, schema: told } = parseDatabaseUrl(url)
  const database = await openDatabase(place, { mode: 'read' })
  try {
    const { name: schema, tables } = await database.introspect(told)
    const tableOf = new Map(tables.map((table) => [table.name.toLowerCase(), table]))
    const isWanted = (name: string, wanted: (column: string) => boolean) => wanted(name.toLowerCase())
    return {
      has: (name) => tableOf.has(name),
      async read(name, wanted) {
        const table = tableOf.get(name)
        if (table === undefined) return undefined
        const columns = table.columns.map((column) => column.name)
        const ignore = columns.filter((column) => !isWanted(column, wanted))
        const relation = { table: table.name, schema }
        return lowerCase(await readRelation(database, relation, { source: name, ignore, allowEmpty: true }))
      },
      async namesOf(concepts) {
        const table = tableOf.get('concept')
        const column = (name: string) => table?.columns.find((each) => each.name.toLowerCase() === name)?.name
        const [id, text] = [column('concept_id'), column('concept_name')]
        if (table === undefined || id === undefined || text === undefined) return new Map()
        const { quote } = database.dialect
        // Numbers alone are asked for: nothing that needs quoting.
        const numbers = [...concepts].filter((concept) => /^\d{1,10}$/.test(concept))
        const names = new Map<string, string>()
        for (let at = 0; at < numbers.length; at += conceptsAtOnce) {
          const asked = numbers.slice(at, at + conceptsAtOnce).join(', ')
          const place = `${quote(schema)}.${quote(table.name)}`
          const rows = await database.query(
            `SELECT ${quote(id)}, ${quote(text)} FROM ${place} WHERE ${quote(id)} IN (${asked})`,
          )
          for (const [concept, name] of rows) names.set(String(concept), String(name ?? ''))
        }
        return names
      },
      urlOf: () => url,
      close: () => database.close(),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

function lowerCase(table: Table): Table {
  return Table.of(
    table.columns.map((column) => ({ ...column, name: column.name.toLowerCase() })),
    table.rowCount,
  )
}
