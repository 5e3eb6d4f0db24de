import { isModelled, type Schema } from '../../src/table/index.js'

/** The modelled columns that are known before any outcome: no outcome, and no time or event of a time-to-event pair. */
export function predictorNames(schema: Schema): string[] {
  const later = new Set((schema.timeToEvent ?? []).flatMap(({ time, event }) => [time, event]))
  return schema.columns
    .filter((column) => isModelled(column) && column.role !== 'outcome' && !later.has(column.name))
    .map(({ name }) => name)
}
