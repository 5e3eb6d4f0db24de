import { MirrorwardError } from '../../errors.js'
import type { Table } from '../../table/index.js'
import { RecordColumns } from './record-columns.js'

/** A table from a JSON array of flat objects. Throws `bad-data`; the parser's own message may quote cells and is dropped. */
export function readJson(text: string, file: string): Table {
  const records = parse(text)
  if (!Array.isArray(records))
    throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, {
      issues: [{ message: records === undefined ? 'not valid JSON' : 'not a JSON array of objects', file }],
    })
  const columns = new RecordColumns(file)
  for (const record of records) columns.add(record)
  return columns.finish()
}

/** A table from JSON Lines: one flat object a line, blank lines skipped. Throws `bad-data` naming each faulty row. */
export async function readJsonLines(lines: AsyncIterable<string>, file: string): Promise<Table> {
  const columns = new RecordColumns(file)
  for await (const line of lines) {
    if (line.trim() === '') continue
    const record = parse(line)
    if (record === undefined) columns.addBroken('not valid JSON')
    else columns.add(record)
  }
  return columns.finish()
}

/** JSON cannot hold undefined, so undefined means that the text is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
