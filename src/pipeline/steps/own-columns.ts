import { isModelled, type Schema } from '../../table/index.js'

/** What of a schema may leave with people's own rows: no direct identifier, no column that says whose a row is, no free text. */
export function ownColumns(schema: Schema): { readonly schema: Schema; readonly kept: ReadonlySet<string> } {
  const columns = schema.columns.filter((column) => isModelled(column) && column.name !== schema.patient)
  const kept = new Set(columns.map(({ name }) => name))
  const { patient: _patient, time: _time, relations: _relations, timeToEvent, ...rest } = schema
  const pairs = timeToEvent?.filter(({ time, event }) => kept.has(time) && kept.has(event))
  return { kept, schema: { ...rest, columns, ...(pairs && pairs.length > 0 && { timeToEvent: pairs }) } }
}
