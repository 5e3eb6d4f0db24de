import { MirrorwardError } from '../../errors.js'
import type { Table } from '../../table/index.js'
import { RecordColumns } from './record-columns.js'

/** A table from a JSON array of flat objects. Throws `bad-data`; the parser's own message may quote cells and is dropped. */
export function readJson(text: string, file: string): Table {
  const records = recordsOf(parseJson(text))
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
    const record = parseJson(line)
    if (record === undefined) columns.addBroken('not valid JSON')
    else columns.add(record)
  }
  return columns.finish()
}

/** The rows: a whole array, or the one array of objects that a single object holds (`{ "data": [...] }`). */
function recordsOf(parsed: unknown): unknown {
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return parsed
  const lists = Object.values(parsed).filter(
    (value) => Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'object'),
  )
  return lists.length === 1 ? lists[0] : parsed
}

/** JSON cannot hold undefined, so undefined means that the text is not JSON. */
export function parseJson(text: string): unknown {
  const plain = text.replace(/^\ufeff/, '')
  for (const attempt of [() => plain, () => withoutInfinities(plain)]) {
    try {
      return JSON.parse(attempt())
    } catch {}
  }
  return undefined
}

/** What Python and R write for a number that is none becomes null; the same letters inside a text stay. */
function withoutInfinities(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) => (found.startsWith('"') ? found : 'null'))
}
