import { kAnonymityOptions, type Plan, planOfCounts } from '../../../anonymizers/k-anonymity/index.js'
import { countsOfDatabase } from '../../counts/index.js'
import { MirrorwardError } from '../../errors.js'
import { openDatabase, parseDatabaseUrl } from '../../io/index.js'
import { parseIssues } from '../../messages/index.js'
import { applySchema, type Schema, Table } from '../../table/index.js'

/**
 * The plan of k-anonymity of one table of a database, from counts that are made there: the same bytes as from its rows, and no row
 * moves. The URL names the table (`?table=`) or a query. Throws as `planKAnonymity`, and as opening the database does.
 */
export async function planKAnonymityOfDatabase(
  url: string,
  {
    schema,
    options,
    signal,
  }: { readonly schema: Schema; readonly options?: Readonly<Record<string, unknown>>; readonly signal?: AbortSignal },
): Promise<Plan> {
  const parsed = kAnonymityOptions.safeParse(options ?? {})
  if (!parsed.success) {
    const issues = parseIssues(parsed.error, { schema: kAnonymityOptions, whole: 'options' })
    throw new MirrorwardError('bad-option', 'the options of k-anonymity have errors', { issues })
  }
  const { place, schema: where, query, tables } = parseDatabaseUrl(url)
  const [table] = tables
  if (query === undefined && (table === undefined || tables.length > 1))
    throw new MirrorwardError('bad-option', 'one table is wanted here: say which by ?table=')
  const database = await openDatabase(place, { mode: 'read' })
  try {
    const asked = schema.columns.filter(({ role }) => role === 'quasi-identifier').map(({ name }) => name)
    const sensitive = parsed.data.models.flatMap(({ column }) => column ?? [])
    const person = schema.patient
    const names = [...new Set([...asked, ...sensitive, ...(person === undefined ? [] : [person])])]
    const relation = query === undefined ? { table: table!, schema: where } : { query }
    const source = await countsOfDatabase(database, relation, { columns: names, person, ...(signal && { signal }) })
    const values = source.values.map((column) => {
      const columns = schema.columns.filter(({ name }) => name === column.name)
      return applySchema(Table.of([column]), { name: 'values', columns }).column(column.name)
    })
    return await planOfCounts(source, { values, schema, options: parsed.data, ...(signal && { signal }) })
  } finally {
    await database.close()
  }
}
