import { outcomesOf } from '../../../evaluators/index.js'
import type { Schema, Table } from '../../table/index.js'
import type { PreflightWarning } from './warning.js'

/** A column that gives the outcome away does so in a part of the rows. */
const mostRows = 50_000

/** Columns that tell an outcome all by themselves: recorded after it, or the outcome by another name. */
export function leakage(table: Table, schema: Schema): PreflightWarning[] {
  return outcomesOf(schema, spread(table)).flatMap(({ name: outcome, leaking }) =>
    leaking.map(({ name, by }) => ({
      code: 'leakage' as const,
      message: `${by === 'values' ? 'its values' : 'its missing cells'} alone tell the outcome "${outcome}": it is kept out of the measures of usefulness`,
      column: name,
    })),
  )
}

/** Rows spread evenly over the table; at most `mostRows`. */
function spread(table: Table): Table {
  if (table.rowCount <= mostRows) return table
  const step = table.rowCount / mostRows
  return table.take(Uint32Array.from({ length: mostRows }, (_, index) => Math.floor(index * step)))
}
