import type { Schema } from '../table/index.js'

/** A schema of some columns with the others as they were inferred, in the order of the table; what it says stands. */
export function completeSchema(partial: Schema, inferred: Schema): Schema {
  const described = new Map(partial.columns.map((column) => [column.name, column]))
  const columns = inferred.columns.map((column) => described.get(column.name) ?? column)
  const lacking = partial.columns.filter(({ name }) => columns.every((column) => column.name !== name))
  const { patient } = inferred
  const isOpen = partial.patient === undefined && patient !== undefined && !described.has(patient)
  return { ...partial, columns: [...columns, ...lacking], ...(isOpen && { patient }) }
}
