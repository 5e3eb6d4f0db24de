import { MirrorwardError } from '../../errors.js'
import { type TableStreams, tableNamed } from '../../table/linked/index.js'
import { parseDatabaseUrl } from './database-place.js'
import { oneAtATime } from './one-at-a-time.js'
import { openDatabase } from './open-database.js'
import { namedTables } from './open-tables.js'
import { settledPlans } from './read-relation.js'

export interface OpenStreams extends TableStreams {
  close(): Promise<void>
}

export interface StreamOptions {
  /** Columns that are left out whatever they hold: of every table, or of one (`labs.remark`). */
  readonly ignore?: readonly string[]
  readonly signal?: AbortSignal
}

/**
 * The tables that a URL names (a query is one, called `query`) as streams of one read-only snapshot. Each is asked once more
 * about doubtful columns (see `settledPlans`) before its rows come; memory does not grow with the rows. Close it. Throws
 * `bad-option`, `not-found`, `bad-data` for columns that no cell of a table can hold, and what connecting throws.
 */
export async function openDatabaseStreams(
  url: string,
  { ignore = [], signal }: StreamOptions = {},
): Promise<OpenStreams> {
  const { place, schema: asked, query, tables } = parseDatabaseUrl(url)
  const database = await openDatabase(place, { mode: 'read' })
  try {
    const found =
      query === undefined
        ? namedTables(await database.introspect(asked), { tables, place })
        : { name: 'query', tables: [ofQuery(await database.columnsOf({ query }))] }
    const schema = {
      ...found,
      tables: found.tables.map((table) => ({
        ...table,
        columns: table.columns.filter(
          ({ name }) => !ignore.includes(name) && !ignore.includes(`${table.name}.${name}`),
        ),
      })),
    }
    const alone = oneAtATime()
    return {
      schema,
      read: (name, needed) =>
        alone(async function* () {
          const all = tableNamed(schema, name).columns
          const some = needed === undefined ? all : all.filter((column) => needed.includes(column.name))
          const columns = some.length === 0 ? all : some
          const relation = query === undefined ? { table: name, schema: found.name } : { query }
          const plans = await settledPlans(database, relation, { columns, source: name })
          for await (const batch of database.read(relation, plans)) {
            if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
            yield batch
          }
        }),
      close: () => database.close(),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

function ofQuery(columns: TableStreams['schema']['tables'][number]['columns']) {
  return { name: 'query', isView: true, columns, unique: [], references: [], checks: [] }
}
