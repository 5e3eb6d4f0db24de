import { CsvFields, type FieldSink } from './csv-fields.js'
import { backslash, quote } from './quotes.js'

/** What the first records of a file look like when read in one way. */
export interface RecordShapes {
  /** Texts after a closing quote, quotes left open, and records unlike the others: with neither the header's cells nor (all) one more. */
  readonly faults: number
  /** Whether most records have one cell more than the header: row names, or a delimiter at every line's end. Not known without a record. */
  readonly hasExtra: boolean | undefined
  /** Cells in which a quote follows a backslash. */
  readonly escapedQuotes: number
}

/** The shapes of the records of a file's first bytes; `isWhole` where there are no others. O(bytes). */
export function recordShapes(
  head: Uint8Array,
  { delimiter, escapes, isWhole }: { readonly delimiter: string; readonly escapes: boolean; readonly isWhole: boolean },
): RecordShapes {
  const lengths: number[] = []
  let cells = 0
  let faults = 0
  let escapedQuotes = 0
  let isBlank = true
  const fault = () => {
    faults++
  }
  const sink: FieldSink = {
    field(bytes, start, end) {
      cells++
      if (end > start) isBlank = false
      const mark = bytes.subarray(start, end).indexOf(backslash)
      if (mark >= 0 && bytes[start + mark + 1] === quote && start + mark + 1 < end) escapedQuotes++
    },
    endRecord() {
      if (!(isBlank && cells === 1)) lengths.push(cells)
      cells = 0
      isBlank = true
    },
    strayText: fault,
    openQuote: fault,
  }
  const fields = new CsvFields(delimiter, sink, { escapes })
  fields.read(head)
  if (isWhole) fields.end()
  // It found text between quotes that only the other notation can have there.
  if (fields.escapes !== escapes) fault()
  const [header = 0, ...rows] = lengths
  const extra = rows.filter((length) => length === header + 1).length
  const regular = rows.filter((length) => length === header).length
  const hasExtra = rows.length === 0 ? undefined : extra > regular
  return { faults: faults + rows.length - Math.max(extra, regular), hasExtra, escapedQuotes }
}
