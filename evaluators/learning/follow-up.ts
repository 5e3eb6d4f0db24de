import { isMissing, type LevelColumn, type NumberColumn, type Schema, type Table } from '../../src/table/index.js'
import { happenedLevel } from './happened-level.js'

/** A time-to-event pair of the schema, and what in the event column means that it happened. */
export interface FollowUp {
  readonly time: string
  readonly event: string
  /** A level, or null for a number column, where anything above 0 does. */
  readonly happened: string | null
}

/**
 * The schema's pairs whose event varies in the training rows, times that are dates among them. Of levels, the last declared
 * one in use means "happened"; where no order is declared the one whose words say so, else the last by name.
 */
export function endingsOf(schema: Schema, train: Table): FollowUp[] {
  return (schema.timeToEvent ?? []).flatMap(({ time, event }): FollowUp[] => {
    const column = train.column(event)
    if (train.column(time).type !== 'number') return []
    if (column.type === 'number') return [{ time, event, happened: null }]
    const declared = schema.columns.find(({ name }) => name === event)?.levels
    const used = [...new Set(column.codes)].filter((code) => code >= 0).map((code) => column.levels[code]!)
    const happened =
      declared?.filter((level) => used.includes(level)).at(-1) ?? happenedLevel(used) ?? [...used].sort().at(-1)
    return used.length < 2 || happened === undefined ? [] : [{ time, event, happened }]
  })
}

/** The pairs whose time is a duration: a date says when something ended, not how long it took, unless a start is known. */
export function followUpsOf(schema: Schema, train: Table): FollowUp[] {
  const dates = new Set(schema.columns.flatMap(({ name, kind }) => (kind === 'datetime' ? [name] : [])))
  return endingsOf(schema, train).filter(({ time }) => !dates.has(time))
}

/** The rows where both time and event are present, their times, and whether the event happened. */
export function durationsOf(
  table: Table,
  { time, event, happened }: FollowUp,
): { readonly rows: readonly number[]; readonly times: Float64Array; readonly events: Uint8Array } {
  const times = table.column(time) as NumberColumn
  const events = table.column(event)
  const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => !isMissing(times, row) && !isMissing(events, row),
  )
  const isEvent = (row: number) =>
    events.type === 'number'
      ? events.values[row]! > 0
      : (events as LevelColumn).levels[(events as LevelColumn).codes[row]!] === happened
  return {
    rows,
    times: Float64Array.from(rows, (row) => times.values[row]!),
    events: Uint8Array.from(rows, (row) => Number(isEvent(row))),
  }
}
