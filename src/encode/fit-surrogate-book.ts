import { learnLayout } from '../identity/index.js'
import { type Column, type ColumnSchema, levelCounts, presentValues } from '../table/index.js'
import type { SurrogateBook } from './codebook.js'

/**
 * How made-up values of a column that is never modelled look: as its schema says, else record numbers of its layout, or
 * nothing for free text, dates and categories.
 */
export function fitSurrogateBook(column: Column, schema: ColumnSchema): SurrogateBook {
  const isNumbered = schema.kind === 'identifier' || schema.kind === 'numeric'
  const form = schema.surrogate ?? (isNumbered ? 'record-number' : 'none')
  if (form !== 'record-number' || schema.kind === 'datetime') return { column: schema, form }
  if (column.type === 'level') return { column: schema, form, layout: learnLayout([...levelCounts(column).keys()]) }
  const whole = [...new Set(presentValues(column))].map((value) => String(Math.round(Math.abs(value))))
  const layout = learnLayout(whole).filter(({ type }) => type !== 'upper' && type !== 'lower')
  return { column: schema, form, layout: layout.every(isDigits) ? layout : [{ type: 'digits', width: 9 }] }
}

function isDigits(part: { readonly type: string; readonly text?: string }): boolean {
  return part.type === 'digits' || /^\d+$/.test(part.text ?? '')
}
