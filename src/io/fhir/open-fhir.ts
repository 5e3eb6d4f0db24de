import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { cellAt, isMissing, type LevelColumn, type Table } from '../../table/index.js'
import type { DatabaseReference, DatabaseSchema } from '../../table/linked/index.js'
import { readUtf8 } from '../open-bytes.js'
import { hashTable } from '../sql/hash-table.js'
import type { OpenTables } from '../sql/index.js'
import { readResources, resourceFiles, typeOfFile } from './resources.js'
import { parseView, type View } from './view.js'
import { ViewTables } from './view-tables.js'
import { shippedViews } from './views/index.js'

/** What was read of a FHIR export: its tables, and how many resources had no view. */
export interface FhirExport extends OpenTables {
  /** Resources by type that no view names: nothing of them comes in. */
  readonly skipped: ReadonlyMap<string, number>
}

/** Views of our own and those of `views/*.json` in the folder, which take the place of shipped ones of their name. */
async function viewsOf(folder: string): Promise<readonly View[]> {
  const beside = join(folder, 'views')
  const names = (await readdir(beside).catch(() => [])).filter((name) => /\.json$/i.test(name)).sort()
  const own: View[] = []
  for (const name of names) {
    const file = join(beside, name)
    own.push(parseView(parsedJson(await readUtf8(file, { gzip: false }), file), file))
  }
  const replaced = new Set(own.map(nameOfView))
  return [...shippedViews.filter((view) => !replaced.has(nameOfView(view))), ...own]
}

function parsedJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new MirrorwardError('bad-option', `not a JSON file: "${file}"`)
  }
}

function nameOfView({ name, resource }: View): string {
  return name ?? resource
}

/**
 * A folder of FHIR R4 (bulk export or Bundles) as tables, one a view with rows. Whoever's encounter is known in every row hangs
 * on the encounter, the rest on the patient. Resources are streamed; the rows of the views are in memory.
 */
export async function openFhir(folder: string, given?: readonly View[]): Promise<FhirExport> {
  const views = given ?? (await viewsOf(folder))
  const files = await resourceFiles(folder)
  const gathered = new ViewTables(views)
  for (const file of files) for await (const resource of readResources(file)) gathered.add(resource)
  const tables = settled(gathered.tables())
  if (!tables.has('patient'))
    throw new MirrorwardError('bad-data', 'no patients are in this FHIR export', {
      issues: [{ message: 'no resource of type Patient', file: folder }],
    })
  const named = new Set(views.map(({ resource }) => resource))
  const resourceOf = (name: string) => views.find((view) => nameOfView(view) === name)?.resource
  return {
    names: [...tables.keys()],
    schema: schemaOf(tables),
    person: 'patient',
    skipped: new Map([...gathered.counts].filter(([type]) => !named.has(type))),
    urlOf: (name) => files.find((file) => typeOfFile(file) === resourceOf(name)) ?? files[0] ?? folder,
    tableOf: async (name) => schemaOf(tables).tables.find((table) => table.name === name)!,
    async read(name, { ignore = [] } = {}) {
      const whole = tables.get(name)
      if (whole === undefined) throw new MirrorwardError('not-found', `no view is called "${name}"`)
      const table = whole.select(whole.columnNames.filter((column) => !ignore.includes(column)))
      return { table, sha256: hashTable(table) }
    },
    close: async () => {},
  }
}

/** Tables with rows; a table some of whose rows have no encounter that is there hangs on patients alone. */
function settled(tables: ReadonlyMap<string, Table>): Map<string, Table> {
  const keys = (name: string) => new Set((tables.get(name)?.column('id') as LevelColumn | undefined)?.levels)
  const [people, encounters] = [keys('patient'), keys('encounter')]
  const found = new Map<string, Table>()
  for (const [name, table] of tables) {
    if (table.rowCount === 0) continue
    const owned = table.has('patient') ? table.take(rowsWith(table, 'patient', people)) : table
    const isWithin = !owned.has('encounter') || rowsWith(owned, 'encounter', encounters).length === owned.rowCount
    const columns = owned.columnNames.filter((column) => column !== (isWithin ? 'patient' : 'encounter'))
    const kept = owned.has('encounter') ? owned.select(columns) : owned
    if (kept.rowCount > 0) found.set(name, kept)
  }
  return found
}

function rowsWith(table: Table, column: string, keys: ReadonlySet<string>): number[] {
  const cells = table.column(column)
  return Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => !isMissing(cells, row) && keys.has(String(cellAt(cells, row))),
  )
}

function schemaOf(tables: ReadonlyMap<string, Table>): DatabaseSchema {
  const reference = (table: Table, name: string): DatabaseReference[] =>
    table.has(name) && tables.has(name) ? [{ columns: [name], table: name, to: ['id'] }] : []
  return {
    name: 'fhir',
    tables: [...tables].map(([name, table]) => ({
      ...{ name, isView: false, unique: [], checks: [] },
      columns: table.columns.map((column) => ({
        name: column.name,
        type: column.type === 'number' ? { kind: 'decimal' as const } : { kind: 'text' as const },
        isNullable: !['id', 'patient', 'encounter'].includes(column.name),
      })),
      ...(table.has('id') && { primaryKey: ['id'] }),
      references: [...reference(table, 'encounter'), ...reference(table, 'patient')],
    })),
  }
}
