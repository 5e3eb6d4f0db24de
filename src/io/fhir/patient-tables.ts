import { type Issue, MirrorwardError } from '../../errors.js'
import { cellAt, isMissing, type LevelColumn, type Table } from '../../table/index.js'
import type { DatabaseReference, DatabaseSchema } from '../../table/linked/index.js'
import { hashTable } from '../sql/hash-table.js'
import type { OpenTables } from '../sql/index.js'

/**
 * Tables by the names of the shipped views as linked tables: encounters and what has no encounter hang on patients; a table of
 * which every row has an encounter that is there hangs on encounters. Rows of patients who are not there are left out. Throws
 * `bad-data` without patients.
 */
export function openPatientTables(
  gathered: ReadonlyMap<string, Table>,
  {
    name: format,
    noPatients,
    urlOf,
  }: { readonly name: string; readonly noPatients: Issue; readonly urlOf: (table: string) => string },
): OpenTables {
  const tables = settled(gathered)
  if (!tables.has('patient'))
    throw new MirrorwardError('bad-data', 'no patients are in this export', { issues: [noPatients] })
  const schema = schemaOf(format, tables)
  return {
    ...{ names: [...tables.keys()], schema, person: 'patient', urlOf },
    tableOf: async (name) => schema.tables.find((table) => table.name === name)!,
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

function schemaOf(format: string, tables: ReadonlyMap<string, Table>): DatabaseSchema {
  const reference = (table: Table, name: string): DatabaseReference[] =>
    table.has(name) && tables.has(name) ? [{ columns: [name], table: name, to: ['id'] }] : []
  return {
    name: format,
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
