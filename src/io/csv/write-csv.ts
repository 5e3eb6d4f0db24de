import type { Schema, Table } from '../../table/index.js'
import { cellTexts } from '../cell-texts.js'

const linesInChunk = 4096

export interface WriteCsvOptions {
  readonly schema?: Schema | undefined
  readonly delimiter?: string | undefined
}

/**
 * CSV text with a header, in chunks of whole lines: LF line ends, missing as an empty cell, quotes only where needed,
 * numbers and dates as the schema writes them.
 */
export async function* writeCsv(
  tables: AsyncIterable<Table>,
  { schema, delimiter = ',' }: WriteCsvOptions = {},
): AsyncGenerator<string> {
  const needsQuotes = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]`)
  const quoted = (text: string) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  let hasHeader = false
  for await (const table of tables) {
    if (!hasHeader) yield `${table.columnNames.map(quoted).join(delimiter)}\n`
    hasHeader = true
    const texts = table.columns.map((column) => cellTexts(column, schema, quoted))
    for (let start = 0; start < table.rowCount; start += linesInChunk) {
      const end = Math.min(start + linesInChunk, table.rowCount)
      let chunk = ''
      for (let row = start; row < end; row++) {
        chunk += texts[0]?.(row) ?? ''
        for (let column = 1; column < texts.length; column++) chunk += delimiter + (texts[column]!(row) ?? '')
        chunk += '\n'
      }
      yield chunk
    }
  }
}
