import { type Column, isModelled, type Schema, Table } from '../../src/table/index.js'

/** A table of the modelled columns with a fresh value a row in every other column: each row is a patient of its own. */
export function withSurrogates(
  modelled: Table,
  { schema, train }: { readonly schema: Schema; readonly train: Table },
): Table {
  const { rowCount } = modelled
  const fresh = (name: string): Column => {
    if (train.column(name).type === 'number')
      return { type: 'number', name, values: Float64Array.from({ length: rowCount }, (_, row) => row + 1), valid: null }
    const levels = Array.from({ length: rowCount }, (_, row) => `synthetic ${row + 1}`)
    return { type: 'level', name, levels, codes: Int32Array.from(levels.keys()) }
  }
  const columns = schema.columns.map((column) =>
    isModelled(column) ? modelled.column(column.name) : fresh(column.name),
  )
  return Table.of(columns, rowCount)
}
