import { type ColumnSchema, domainOf, isNumberKind, type Schema } from '../../table/index.js'

/**
 * The schema by which the real rows are read for every technique: bounds and levels that a person declared public limit what a
 * release with a budget may hold, and refuse no row here. An order is kept, and what lies outside it is missing.
 */
export function withoutPublicLimits(schema: Schema): Schema {
  const columns = schema.columns.map((column): ColumnSchema => {
    const domain = domainOf(column, schema)
    if (domain === undefined || domain === 'data') return column
    const { bounds: _bounds, levels: _levels, cuts: _cuts, ...open } = column
    if (isNumberKind(column.kind) || column.kind === 'categorical') return open
    return column.levels === undefined ? column : { ...column, rare: column.rare ?? 'missing' }
  })
  return { ...schema, columns }
}
