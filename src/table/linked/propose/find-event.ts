import { isMissing } from '../../column.js'
import type { ColumnSchema } from '../../schema.js'
import type { Table } from '../../table.js'
import type { LinkedTables } from '../linked-tables.js'

/** What ended people's follow-up, beside the time that none of their rows passes. */
export interface FoundEvent {
  readonly time: string
  readonly event: string
  /** People of whom both are known. */
  readonly people: number
}

/** Names of columns that say whether somebody died; then of those that say less clearly what happened. */
const eventNames = [
  /(^|[^a-z])(died|dead|death|deceased|décès|deces|décédée?|decedee?|mort|vital_?status)([^a-z]|$)/i,
  /(^|[^a-z])(status|statut|event|événement|evenement)([^a-z]|$)/i,
]

/**
 * The event of a table of people without a time to an event: a column of two levels, named like death or status, beside a
 * time that rows below never pass (`until`). Of several of one rank none, since rows do not tell them apart. O(people).
 */
export function findEvent(tables: LinkedTables, people: string): FoundEvent | undefined {
  const { schema } = tables
  const person = schema.tables.find(({ name }) => name === people)!
  if (person.timeToEvent !== undefined) return undefined
  const times = schema.tables.flatMap(({ parent, time, columns }) => {
    const until = time?.until
    return parent?.table === people && until !== undefined && !columns.some(({ name }) => name === until) ? [until] : []
  })
  const [time] = times
  if (time === undefined || times.some((other) => other !== time)) return undefined
  const ranks = eventNames.map((pattern) =>
    person.columns.filter((each) => pattern.test(each.name) && isEither(each, tables.table(people))),
  )
  const [event, ...others] = ranks.find((found) => found.length > 0) ?? []
  if (event === undefined || others.length > 0) return undefined
  const [ends, happened] = [time, event.name].map((name) => tables.table(people).column(name))
  const rows = Array.from({ length: tables.table(people).rowCount }, (_, row) => row)
  const known = rows.filter((row) => !isMissing(ends!, row) && !isMissing(happened!, row))
  return { time, event: event.name, people: known.length }
}

function isEither({ name, kind }: ColumnSchema, table: Table): boolean {
  if (kind === 'identifier' || kind === 'text') return false
  const column = table.column(name)
  return column.type === 'level' && new Set(column.codes.filter((code) => code >= 0)).size === 2
}
