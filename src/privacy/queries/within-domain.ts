import {
  applySchema,
  boundsOf,
  type Column,
  type ColumnSchema,
  isNumberKind,
  type Schema,
  Table,
} from '../../table/index.js'

/**
 * The columns of a raw table that questions use, every cell within what its column declares: numbers beyond the bounds are the
 * nearer bound, levels that are not listed and cells that cannot be read are missing (or what `rare` says). Each cell is taken by
 * itself and none is refused: a refusal would tell something of a patient. O(rows).
 */
export function withinDomain(raw: Table, schema: Schema, names: readonly string[]): Table {
  const wanted = schema.columns.filter(({ name }) => names.includes(name))
  const tolerant = wanted.map(toleranceOf)
  const read = applySchema(raw.select(wanted.map(({ name }) => name)), {
    name: schema.name,
    columns: tolerant,
  })
  return Table.of(
    read.columns.map((column) => clamped(column, wanted.find(({ name }) => name === column.name)!)),
    raw.rowCount,
  )
}

/** The column as it is read when nothing may be refused. */
function toleranceOf(column: ColumnSchema): ColumnSchema {
  const { bounds: _bounds, ...open } = column
  if (isNumberKind(column.kind)) return { ...open, unreadable: 'missing' }
  if (column.levels === undefined) return column
  return { ...column, kind: column.kind === 'boolean' ? 'categorical' : column.kind, rare: column.rare ?? 'missing' }
}

function clamped(column: Column, described: ColumnSchema): Column {
  if (column.type !== 'number') return column
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = boundsOf(described)
  const { values, valid, name } = column
  return {
    type: 'number',
    name,
    valid,
    values: values.map((value, row) => (valid !== null && valid[row] === 0 ? 0 : Math.min(max, Math.max(min, value)))),
  }
}
