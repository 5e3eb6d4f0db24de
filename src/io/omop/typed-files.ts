import { rm } from 'node:fs/promises'
import { type Column, type ColumnSchema, cellAt, numberColumn, Table } from '../../table/index.js'
import { readTable } from '../read-table.js'
import { writeTable } from '../write-table.js'
import type { CdmField, CdmTable } from './cdm-tables.js'

/**
 * Puts a Parquet file with the types of the model (whole numbers, doubles, dates, timestamps, texts) in the place of the CSV
 * file of a table: all rows of one table in memory. A table without rows leaves no file.
 */
export async function asParquet(csv: string, { name, fields }: CdmTable): Promise<void> {
  const texts = await readTable(csv, { delimiter: ',', encoding: 'utf-8', allowEmpty: true })
  if (texts.rowCount > 0)
    await writeTable(
      Table.of(
        fields.map((field) => typed(texts.column(field.name), field)),
        texts.rowCount,
      ),
      csv.replace(/csv$/, 'parquet'),
      { schema: { name, columns: fields.map(columnOf) } },
    )
  await rm(csv)
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
