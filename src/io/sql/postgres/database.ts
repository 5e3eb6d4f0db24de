import type { DatabaseColumn } from '../../../table/linked/index.js'
import type { ConnectOptions } from '../connect-options.js'
import type { Cell, Database } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { databaseError } from '../failure.js'
import { guardedBy } from '../guarded.js'
import type { Relation } from '../relation.js'
import { relationText } from '../relation-text.js'
import { selectionText } from '../selection.js'
import { readRows } from './copy-out.js'
import { postgresDialect } from './dialect.js'
import { postgresError } from './failures.js'
import { introspectPostgres } from './introspect.js'
import type { PostgresSession } from './session.js'
import { typeOfPostgres } from './types.js'
import { checkNew, dropPartialSchema, writeSchema } from './write-schema.js'

/** A connection to PostgreSQL over a driver's session; in mode `read` one read-only snapshot holds until `close`. */
export async function postgresDatabase(
  session: PostgresSession,
  place: DatabasePlace,
  { mode }: Pick<ConnectOptions, 'mode'>,
): Promise<Database> {
  const guarded = guardedBy((error) => postgresError(error, place))
  await guarded(async () => {
    await session.query(`SET TimeZone = 'UTC'`)
    await session.query(`SET DateStyle = 'ISO, YMD'`)
    await session.query(`SET extra_float_digits = 1`)
    await session.query(`SET statement_timeout = 0`)
    // A large table is else begun where another reader is, and two passes give its rows in two orders.
    await session.query('SET synchronize_seqscans = off')
    if (mode === 'read') await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  })
  const nameOf = (relation: Relation) => relationText(postgresDialect, relation)
  return {
    dialect: postgresDialect,
    introspect: (told) =>
      guarded(async () => {
        const schema =
          told ?? (await session.query("SELECT coalesce(current_schema(), 'public')")).rows[0]?.[0] ?? 'public'
        const found = await introspectPostgres(session, schema)
        if (found === undefined) throw databaseError('no-such', { place, detail: 'no schema of this name' })
        return found
      }),
    columnsOf: (relation) => guarded(() => columnsOf(session, nameOf(relation))),
    async *read(relation, plans, { orderBy } = {}) {
      try {
        yield* readRows(session, { plans, selection: selectionText(postgresDialect, { relation, plans, orderBy }) })
      } catch (error) {
        throw postgresError(error, place)
      }
    },
    query: (sql, values = []) =>
      guarded(async () => {
        const { rows, fields } = await session.query(
          sql,
          values.map((value) => (value === null ? null : String(value))),
        )
        return rows.map((row) => row.map((cell, index) => cellOf(cell, fields[index]?.typeId ?? 25)))
      }),
    checkNew: (schema) => guarded(() => checkNew(session, { schema, place })),
    write: (schema, tables, options) => guarded(() => writeSchema(session, { schema, tables, place, ...options })),
    dropPartial: (schema) => guarded(() => dropPartialSchema(session, schema)),
    close: () => session.close().catch(() => undefined),
  }
}

async function columnsOf(session: PostgresSession, from: string): Promise<DatabaseColumn[]> {
  const { fields } = await session.query(`SELECT * FROM ${from} LIMIT 0`)
  const ids = [...new Set(fields.map(({ typeId }) => typeId))]
  const { rows } = await session.query(
    `SELECT oid::text, typtype::text, typbasetype::text, typtypmod::text FROM pg_type WHERE oid = ANY (string_to_array($1, ',')::oid[])`,
    [ids.join(',')],
  )
  const types = new Map(rows.map(([id, ...rest]) => [Number(id), rest]))
  const widths = fields.map(({ typeId, modifier }) => {
    const [kind, base, baseModifier] = types.get(typeId) ?? []
    if (kind === 'e') return [String(textId), '-1']
    return kind === 'd' ? [base!, baseModifier!] : [String(typeId), String(modifier)]
  })
  // Written into the text: they are numbers of the server's own, and too many to be bound.
  const written = widths.map(([id, modifier]) => `format_type(${Number(id)}, ${Number(modifier)})`)
  const names: string[] = []
  for (let start = 0; start < written.length; start += namesAtOnce) {
    const some = written.slice(start, start + namesAtOnce).join(', ')
    const { rows: found } = await session.query(`SELECT json_build_array(${some})::text`)
    names.push(...(JSON.parse(found[0]?.[0] ?? '[]') as string[]))
  }
  return fields.map(({ name }, index) => ({ name, type: typeOfPostgres(names[index] ?? ''), isNullable: true }))
}

const textId = 25
/** A function takes a hundred arguments. */
const namesAtOnce = 100
const wholeTypes = new Set([20, 21, 23, 26])
const numberTypes = new Set([700, 701, 1700])

function cellOf(cell: string | null, typeId: number): Cell {
  if (cell === null) return null
  if (numberTypes.has(typeId)) return Number(cell)
  if (!wholeTypes.has(typeId)) return cell
  const value = Number(cell)
  return Number.isSafeInteger(value) ? value : cell
}
