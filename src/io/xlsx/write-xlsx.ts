import { writeFile } from 'node:fs/promises'
import type { Cell, CellObject } from 'write-excel-file/node'
import { MirrorwardError } from '../../errors.js'
import { type Column, columnLength, isMissing, type Schema, type Table } from '../../table/index.js'
import { cellTexts } from '../cell-texts.js'
import { withoutMoments } from './without-moments.js'

/** Excel's own limits, the header included. */
const mostRows = 1_048_576
const mostColumns = 16_384
/** Days before this one have no number in Excel. */
const firstDay = Date.UTC(1900, 2, 1)

/**
 * Writes batches to the one sheet of an .xlsx workbook: numbers, dates and booleans as such, everything else as text that
 * no spreadsheet takes for a formula. The same rows are the same bytes, whenever
 * they are written. The workbook is made in memory. Throws `unsupported` beyond Excel's limits.
 */
export async function writeXlsx(tables: AsyncIterable<Table>, path: string, schema?: Schema): Promise<void> {
  const rows: Cell[][] = []
  for await (const table of tables) {
    if (rows.length === 0) rows.push(table.columnNames.map(textCell))
    if (rows.length + table.rowCount > mostRows || table.columns.length > mostColumns)
      throw new MirrorwardError('unsupported', `a sheet holds ${mostRows} rows and ${mostColumns} columns at most`)
    const writers = table.columns.map((column) => cellWriter(column, schema))
    for (let row = 0; row < table.rowCount; row++) rows.push(writers.map((write) => write(row)))
  }
  const { default: writeSheet } = await import('write-excel-file/node')
  await writeFile(path, withoutMoments(await writeSheet(rows, { sheet: 'data' }).toBuffer()))
}

function textCell(value: string): CellObject {
  return { value, type: String }
}

/** The cell of each row; numbers beside a detection limit, and dates that Excel cannot count, are texts. */
function cellWriter(column: Column, schema: Schema | undefined): (row: number) => Cell {
  const described = schema?.columns.find(({ name }) => name === column.name)
  const textOf = cellTexts(column, schema)
  const asText = (row: number): Cell => {
    const text = textOf(row)
    return text === null ? null : textCell(text)
  }
  if (column.type === 'level') {
    const isBoolean = described?.kind === 'boolean' && column.levels.every((level) => /^(true|false)$/.test(level))
    if (!isBoolean) return asText
    return (row) => (isMissing(column, row) ? null : { value: textOf(row) === 'true', type: Boolean })
  }
  const { values, flags } = column
  if (described?.kind !== 'datetime')
    return (row) => {
      if (isMissing(column, row)) return null
      return (flags?.[row] ?? 0) > 0 ? asText(row) : { value: values[row]!, type: Number }
    }
  const isCalendar = described.format === 'date' || described.format === 'datetime' || described.format === undefined
  const holdsDays = Array.from({ length: columnLength(column) }, (_, row) => values[row]!).every(
    (value) => value >= firstDay || value === 0,
  )
  if (!isCalendar || !holdsDays) return asText
  const format = described.format === 'datetime' ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd'
  return (row) => (isMissing(column, row) ? null : { value: new Date(values[row]!), type: Date, format })
}
