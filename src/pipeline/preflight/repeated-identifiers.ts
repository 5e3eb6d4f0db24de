import type { Schema, Table } from '../../table/index.js'
import { distinctCells } from './distinct-cells.js'
import type { PreflightWarning } from './warning.js'

/** Record numbers that several rows share, where rows are not kept together by them nor by a patient. */
export function repeatedIdentifiers(table: Table, schema: Schema): PreflightWarning[] {
  if (schema.patient !== undefined) return []
  return schema.columns
    .filter(({ kind, name }) => kind === 'identifier' && isRepeated(table, name))
    .map(({ name }) => ({
      code: 'repeated-identifier',
      message:
        'several rows share its values: the same people may stand on both sides of the split, unless it is the patient key (patient: in the schema)',
      column: name,
    }))
}

function isRepeated(table: Table, name: string): boolean {
  const { present, distinct } = distinctCells(table.column(name))
  return present > 0 && distinct < present
}
