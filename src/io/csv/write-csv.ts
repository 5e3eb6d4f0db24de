import type { FileNotation, Schema, Table } from '../../table/index.js'
import { cellTexts } from '../cell-texts.js'
import { formulaSafe } from './formula-safe.js'

const linesInChunk = 4096

export interface WriteCsvOptions {
  /** Its `file` says how the text is written where that is not plain; see `FileNotation`. */
  readonly schema?: Schema | undefined
  /** Where the schema's file has none. */
  readonly delimiter?: string | undefined
}

/**
 * CSV text with a header, in chunks of whole lines: delimiter, line ends and row names as the schema's file has them (comma,
 * LF, a name over every column where it says nothing), missing as an empty cell or as its column writes it, quotes only where
 * needed, numbers and dates as the schema writes them. Texts that a spreadsheet would run get an apostrophe: see `formulaSafe`.
 */
export async function* writeCsv(
  tables: AsyncIterable<Table>,
  { schema, delimiter: usual = ',' }: WriteCsvOptions = {},
): AsyncGenerator<string> {
  const { delimiter = usual, lineEnd, rowNames, quotes } = schema?.file ?? {}
  const end = lineEnd === 'crlf' ? '\r\n' : '\n'
  const escapes = quotes === 'backslash'
  const needsQuotes = new RegExp(`["\\r\\n${escapes ? '\\\\' : ''}${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]`)
  const marked = (text: string) => (escapes ? text.replace(/["\\]/g, '\\$&') : text.replaceAll('"', '""'))
  const quoted = (text: string) => (needsQuotes.test(text) ? `"${marked(text)}"` : text)
  let hasHeader = false
  for await (const table of tables) {
    if (!hasHeader) yield headerOf(table.columnNames, rowNames).map(quoted).join(delimiter) + end
    hasHeader = true
    const safe = (text: string) => quoted(formulaSafe(text))
    const texts = table.columns.map((column) => cellTexts(column, schema, column.type === 'level' ? safe : quoted))
    const missing = table.columns.map(({ name }) => quoted(missingTextOf(name, schema)))
    for (let start = 0; start < table.rowCount; start += linesInChunk) {
      const stop = Math.min(start + linesInChunk, table.rowCount)
      let chunk = ''
      for (let row = start; row < stop; row++) {
        chunk += texts[0]?.(row) ?? missing[0] ?? ''
        for (let column = 1; column < texts.length; column++)
          chunk += delimiter + (texts[column]!(row) ?? missing[column]!)
        chunk += end
      }
      yield chunk
    }
  }
}

function missingTextOf(name: string, schema: Schema | undefined): string {
  return schema?.columns.find((column) => column.name === name)?.missingText ?? ''
}

/** The header line's cells: row names have a blank one, or none. */
function headerOf(names: readonly string[], rowNames: FileNotation['rowNames']): readonly string[] {
  if (rowNames === undefined) return names
  return rowNames === 'blank' ? ['', ...names.slice(1)] : names.slice(1)
}
