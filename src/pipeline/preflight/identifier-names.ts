import { identifierOf, isModelled, roleByName, type Schema, type Table } from '../../table/index.js'
import type { PreflightWarning } from './warning.js'

/**
 * Columns that inference would take for a record number, a name or an address, yet learnt; and columns named like what
 * others know of a person (age, place, birth), yet not quasi-identifiers, so that privacy is not measured by them.
 */
export function identifierNames(table: Table, schema: Schema): PreflightWarning[] {
  return schema.columns.filter(isModelled).flatMap((column): PreflightWarning[] => {
    const found =
      column.kind === 'datetime' || column.kind === 'boolean' ? undefined : identifierOf(table.column(column.name))
    if (found !== undefined) {
      const message = `${found.why}, yet models learn it: its role should be direct-identifier`
      return [{ code: 'identifier-name', message, column: column.name }]
    }
    const guess = roleByName(column.name)
    if (guess?.role === 'quasi-identifier' && column.role === 'feature') {
      const message = `${guess.why}, yet a plain feature: as quasi-identifier, attacks would be tried through it`
      return [{ code: 'quasi-identifier-name', message, column: column.name }]
    }
    return []
  })
}
