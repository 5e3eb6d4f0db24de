import { type Column, type ColumnSchema, isMissing } from '../table/index.js'
import type { SurrogateBook } from './codebook.js'

/**
 * How fresh values of a column that is never modelled look: numbers above every training value, numbered texts under a
 * prefix that no training value has, or nothing for free text, dates and categories.
 */
export function fitSurrogateBook(column: Column, schema: ColumnSchema): SurrogateBook {
  if (schema.kind === 'numeric' && column.type === 'number') {
    const highest = column.values.reduce(
      (most, value, row) => (isMissing(column, row) ? most : Math.max(most, value)),
      0,
    )
    const width = String(Math.ceil(highest)).length
    return { column: schema, form: 'integer', width, prefix: '', start: 10 ** Math.min(width, 15) }
  }
  if (schema.kind !== 'identifier' || column.type !== 'level')
    return { column: schema, form: 'missing', width: 0, prefix: '', start: 0 }
  const isNumbers = column.levels.every((level) => /^\d{1,15}$/.test(level))
  const width = column.levels.reduce((most, level) => Math.max(most, level.length), 1)
  if (isNumbers) return { column: schema, form: 'text', width, prefix: '', start: 10 ** Math.min(width, 15) }
  let prefix = 'S'
  while (column.levels.some((level) => level.startsWith(prefix))) prefix += 'S'
  return { column: schema, form: 'text', width: 7, prefix, start: 1 }
}
