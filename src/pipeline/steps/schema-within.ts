import type { Schema } from '../../table/index.js'

/** Without what names columns that are gone. */
export function schemaWithin(schema: Schema): Schema {
  const { relations: _relations, rules: _rules, time: _time, patient: _patient, timeToEvent, ...rest } = schema
  const names = new Set(schema.columns.map(({ name }) => name))
  const pairs = timeToEvent?.filter(({ time, event }) => names.has(time) && names.has(event))
  return { ...rest, ...(pairs && pairs.length > 0 && { timeToEvent: pairs }) }
}
