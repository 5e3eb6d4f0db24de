import type { Table } from '../../../table/index.js'
import type { DatabaseColumn } from '../../../table/linked/index.js'
import { cellWriter } from '../cell-writer.js'

const rowsAtOnce = 4096

/** Rows in PostgreSQL's COPY text format, in chunks. */
export async function* copyBytes(
  batches: AsyncIterable<Table>,
  { columns, onRows }: { readonly columns: readonly DatabaseColumn[]; readonly onRows: (count: number) => void },
): AsyncGenerator<Uint8Array> {
  for await (const batch of batches) {
    const writers = columns.map(({ name, type }) =>
      cellWriter(batch.column(name), { type, zone: '+00', frame: escaped }),
    )
    for (let start = 0; start < batch.rowCount; start += rowsAtOnce) {
      const end = Math.min(batch.rowCount, start + rowsAtOnce)
      let text = ''
      for (let row = start; row < end; row++) text += `${writers.map((write) => write(row) ?? '\\N').join('\t')}\n`
      yield Buffer.from(text)
    }
    onRows(batch.rowCount)
  }
}

const signs: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (sign) => signs[sign]!)
}
