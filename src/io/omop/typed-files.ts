import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Column, type ColumnSchema, cellAt, numberColumn, type Schema, Table } from '../../table/index.js'
import { type DatabaseTable, type DatabaseType, pointedAtFirst } from '../../table/linked/index.js'
import { readTable } from '../read-table.js'
import { writeTable } from '../write-table.js'
import { type CdmField, type CdmTable, cdmTable, cdmTables } from './cdm-tables.js'

/**
 * Puts a Parquet file with the types of the model (whole numbers, doubles, dates, timestamps, texts) in the place of the CSV
 * file of a table: all rows of one table in memory. A table without rows leaves no file.
 */
export async function asParquet(csv: string, cdm: CdmTable): Promise<void> {
  const { table, schema } = await typedTable(csv, cdm)
  if (table.rowCount > 0) await writeTable(table, csv.replace(/csv$/, 'parquet'), { schema })
  await rm(csv)
}

/** The CSV files of a folder that was written, with the types and keys of the model, those that others point at first. */
export async function typedOmop(
  folder: string,
): Promise<{ readonly table: Table; readonly schema: Schema; readonly declared: DatabaseTable }[]> {
  const written = new Set(await readdir(folder))
  const declared = cdmTables.filter(({ name }) => written.has(`${name}.csv`)).map(declaredTable)
  const found = []
  for (const table of pointedAtFirst(declared)) {
    const file = join(folder, `${table.name}.csv`)
    found.push({ ...(await typedTable(file, cdmTable(table.name)!)), declared: table })
  }
  return found
}

async function typedTable(
  csv: string,
  { name, fields }: CdmTable,
): Promise<{ readonly table: Table; readonly schema: Schema }> {
  const texts = await readTable(csv, { delimiter: ',', encoding: 'utf-8', allowEmpty: true })
  const columns = fields.map((field) => typed(texts.column(field.name), field))
  return { table: Table.of(columns, texts.rowCount), schema: { name, columns: fields.map(columnOf) } }
}

const types: Readonly<Record<CdmField['type'], DatabaseType>> = {
  integer: { kind: 'integer', bits: 32 },
  float: { kind: 'float', bits: 64 },
  date: { kind: 'date' },
  datetime: { kind: 'timestamp' },
  text: { kind: 'text' },
}

/** A table of the model as a database declares it: references to the vocabulary and to rows of its own, which nobody writes, aside. */
function declaredTable({ name, key, fields }: CdmTable): DatabaseTable {
  return {
    ...{ name, isView: false, unique: [], checks: [] },
    columns: fields.map((field) => ({ name: field.name, type: types[field.type], isNullable: !field.isRequired })),
    ...(key !== undefined && { primaryKey: [key] }),
    references: fields.flatMap((field) => {
      const to =
        field.refersTo === undefined || field.refersTo === 'concept' || field.refersTo === name
          ? undefined
          : cdmTable(field.refersTo)
      return to?.key === undefined ? [] : [{ columns: [field.name], table: to.name, to: [to.key] }]
    }),
  }
}

function columnOf({ name, type }: CdmField): ColumnSchema {
  if (type === 'date' || type === 'datetime')
    return { name, kind: 'datetime', role: 'feature', ...(type === 'date' && { format: 'date' }) } as ColumnSchema
  if (type === 'text') return { name, kind: 'text', role: 'feature' }
  return { name, kind: 'numeric', role: 'feature', ...(type === 'integer' && { precision: 0 }) }
}

function typed(column: Column, { name, type }: CdmField): Column {
  if (type === 'text') return column
  const value = type === 'date' || type === 'datetime' ? momentOf : Number
  return numberColumn(
    name,
    Array.from({ length: column.type === 'level' ? column.codes.length : column.values.length }, (_, row) => {
      const cell = cellAt(column, row)
      return cell === null ? null : value(String(cell))
    }),
  )
}

function momentOf(text: string): number {
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text.replace(' ', 'T')}Z`)
}
