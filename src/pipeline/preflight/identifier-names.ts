import { type ColumnSchema, isModelled, roleByName, type Schema, type Table } from '../../table/index.js'
import { distinctCells } from './distinct-cells.js'
import type { PreflightWarning } from './warning.js'

/** A column of fewer different values is no name and no number of anybody, whatever it is called. */
const distinctShare = 0.1

/**
 * Columns named like a record number, a person, an address or a way to reach somebody, yet learnt; and columns named like
 * what others know of a person (age, place, birth), yet not quasi-identifiers, so that privacy is not measured by them.
 */
export function identifierNames(table: Table, schema: Schema): PreflightWarning[] {
  return schema.columns.filter(isModelled).flatMap((column): PreflightWarning[] => {
    const guess = roleByName(column.name)
    if (guess === undefined) return []
    if (guess.role === 'direct-identifier' && hasManyValues(table, column)) {
      const message = `${guess.why}, yet models learn it: its role should be direct-identifier`
      return [{ code: 'identifier-name', message, column: column.name }]
    }
    if (guess.role === 'quasi-identifier' && column.role === 'feature') {
      const message = `${guess.why}, yet a plain feature: as quasi-identifier, attacks would be tried through it`
      return [{ code: 'quasi-identifier-name', message, column: column.name }]
    }
    return []
  })
}

function hasManyValues(table: Table, { name, kind }: ColumnSchema): boolean {
  const { present, distinct } = distinctCells(table.column(name))
  return kind !== 'boolean' && distinct > 2 && distinct >= distinctShare * present
}
