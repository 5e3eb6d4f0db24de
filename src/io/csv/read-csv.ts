import type { Table } from '../../table/index.js'
import { CsvColumns } from './csv-columns.js'
import { CsvFields } from './csv-fields.js'
import { CsvIssues } from './csv-issues.js'
import { checkDelimiter, detectDelimiter, headerEnd } from './delimiter.js'
import type { Encoding } from './level-texts.js'

/** Bytes searched for the end of the header line. */
const longestHeader = 1 << 20

export interface ReadCsvOptions {
  /** Named in issues. */
  readonly file: string
  /** One ASCII character; comma, semicolon, tab or bar by the header line when not said. */
  readonly delimiter?: string | undefined
  readonly encoding?: Encoding | undefined
}

/**
 * A table of texts from the bytes of a CSV file with a header. Cells are taken as they are, empty ones are missing.
 * Throws one `bad-data` with every problem: ragged rows, duplicate or empty headers, open quotes, bytes that are not
 * UTF-8, no rows. O(bytes); an already seen cell costs no string.
 */
export async function readCsv(
  source: AsyncIterable<Uint8Array>,
  { file, delimiter, encoding = 'utf-8' }: ReadCsvOptions,
): Promise<Table> {
  const issues = new CsvIssues(file)
  const columns = new CsvColumns(issues, encoding)
  const given = delimiter === undefined ? undefined : checkDelimiter(delimiter)
  let head: Uint8Array = new Uint8Array(0)
  let fields: CsvFields | undefined

  const start = (): CsvFields => {
    const bytes = withoutByteOrderMark(head)
    if (isUtf16(bytes)) {
      issues.add('the file is UTF-16 text (save it as UTF-8)')
      issues.throwIfAny()
    }
    const end = headerEnd(bytes)
    const started = new CsvFields(given ?? detectDelimiter(end < 0 ? bytes : bytes.subarray(0, end)), columns)
    started.read(bytes)
    return started
  }

  for await (const chunk of source) {
    if (fields !== undefined) {
      fields.read(chunk)
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length >= longestHeader || headerEnd(withoutByteOrderMark(head)) >= 0) fields = start()
  }
  fields ??= start()
  fields.end()
  return columns.finish()
}

function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}
