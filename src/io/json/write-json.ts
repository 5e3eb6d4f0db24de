import type { Column, Schema, Table } from '../../table/index.js'
import { cellTexts } from '../cell-texts.js'

const rowsInChunk = 2048

/** A JSON array of objects, one row a line, in chunks. */
export async function* writeJson(tables: AsyncIterable<Table>, schema?: Schema): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const rows of rowChunks(tables, schema)) {
    yield separator + rows.join(',\n')
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

/** JSON Lines: one object a row, in chunks. */
export async function* writeJsonLines(tables: AsyncIterable<Table>, schema?: Schema): AsyncGenerator<string> {
  for await (const rows of rowChunks(tables, schema)) yield `${rows.join('\n')}\n`
}

async function* rowChunks(tables: AsyncIterable<Table>, schema?: Schema): AsyncGenerator<string[]> {
  for await (const table of tables) {
    const members = table.columns.map((column) => memberTexts(column, schema))
    for (let start = 0; start < table.rowCount; start += rowsInChunk) {
      const length = Math.min(rowsInChunk, table.rowCount - start)
      yield Array.from({ length }, (_, index) => `{${members.map((member) => member(start + index)).join(',')}}`)
    }
  }
}

/** `"name":value` of each row. Levels `true` and `false` of a boolean column become JSON's own. */
function memberTexts(column: Column, schema: Schema | undefined): (row: number) => string {
  const key = `${JSON.stringify(column.name)}:`
  const kind = schema?.columns.find(({ name }) => name === column.name)?.kind
  const isPlain = (text: string) => kind === 'boolean' && (text === 'true' || text === 'false')
  if (column.type === 'number' && kind !== 'datetime') {
    const { flags, ...exact } = column
    const texts = cellTexts(exact, undefined)
    const limits = cellTexts(column, schema)
    return (row) => key + (flags?.[row] ? JSON.stringify(limits(row)) : (texts(row) ?? 'null'))
  }
  const texts = cellTexts(column, schema, (text) => (isPlain(text) ? text : JSON.stringify(text)))
  return (row) => key + (texts(row) ?? 'null')
}
