import { Table, takeRows } from '../../../src/table/index.js'
import type { TableStreams } from '../../../src/table/linked/index.js'
import { cellsOfTable } from '../mask-table.js'
import type { KeptRows } from './kept-rows.js'

/** The tables with only the rows that a subset keeps. */
export function subsetStreams(source: TableStreams, rows: KeptRows): TableStreams {
  return {
    schema: source.schema,
    async *read(name, needed) {
      const columns = source.schema.tables.find((table) => table.name === name)?.columns ?? []
      const types = new Map(columns.map((column) => [column.name, column.type]))
      const all = needed === undefined ? undefined : [...new Set([...needed, ...rows.needed(name)])]
      let firstRow = 0
      for await (const batch of source.read(name, all)) {
        const kept = rows.kept(name, cellsOfTable(batch, { types, firstRow }))
        firstRow += batch.rowCount
        if (kept === undefined || kept.length === batch.rowCount) yield batch
        else if (kept.length > 0)
          yield Table.of(
            batch.columns.map((column) => takeRows(column, kept)),
            kept.length,
          )
      }
    },
  }
}
