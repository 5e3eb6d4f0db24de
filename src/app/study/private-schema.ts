import { MirrorwardError, type Schema } from '../../index.js'
import { type ColumnSchema, isModelled, isNumberKind } from '../../table/index.js'

/** Bounds that a person typed, by column: a number, or an ISO date. */
export type TypedBounds = Readonly<Record<string, { readonly min: string; readonly max: string }>>

/**
 * The schema for a release with a privacy budget: what columns may hold is what a person declared, bounds and levels; from the
 * rows come names, kinds and notations alone. Throws `bad-option` naming each column of which it is not declared.
 */
export function privateSchema(
  schema: Schema,
  { bounds, levels }: { readonly bounds: TypedBounds; readonly levels: Readonly<Record<string, readonly string[]>> },
): Schema {
  const { relations: _relations, timeToEvent: _pairs, ...rest } = schema
  const columns = schema.columns.map((column): ColumnSchema => {
    const { levels: _levels, bounds: _bounds, rare: _rare, ...plain } = column
    if (!isModelled(column)) return plain
    if (!isNumberKind(column.kind)) return { ...plain, levels: [...new Set(levels[column.name])], rare: 'missing' }
    const typed = bounds[column.name]
    return { ...plain, bounds: { min: boundOf(typed?.min, column), max: boundOf(typed?.max, column) } }
  })
  const issues = columns.flatMap(({ name, bounds: each, levels: listed }) =>
    each !== undefined && !(each.min! < each.max!)
      ? [{ message: 'two bounds are needed, the lower one first', column: name }]
      : listed?.length === 0
        ? [{ message: 'its possible values are needed', column: name }]
        : [],
  )
  if (issues.length > 0)
    throw new MirrorwardError('bad-option', 'a privacy budget needs what each column may hold, told by a person', {
      issues,
    })
  return { ...rest, columns, domain: 'declared' }
}

function boundOf(text: string | undefined, { kind }: ColumnSchema): number {
  if (text === undefined || text.trim() === '') return Number.NaN
  return kind === 'datetime' ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) : Number(text.replace(',', '.'))
}
