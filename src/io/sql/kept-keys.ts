import type { DatabaseTable } from '../../table/linked/index.js'
import type { Cell } from './database.js'

export interface KeyQuestions {
  quote(name: string): string
  /** Where the rows of a table wait. */
  placeOf(table: string): string
  query(sql: string): Promise<readonly (readonly Cell[])[]>
  /** Whether checks are in words that this database understands. */
  readonly checks: boolean
  /** Whether rows of one table that point at each other can be written at once. */
  readonly selfReferences: boolean
}

/**
 * The tables with only those keys and checks that their rows keep, and in words those that they do not: for databases whose
 * tables get their keys when they are created. A query a key.
 */
export async function keptKeys(
  tables: readonly DatabaseTable[],
  { quote, placeOf, query, checks, selfReferences }: KeyQuestions,
): Promise<{ readonly tables: readonly DatabaseTable[]; readonly leftOut: readonly string[] }> {
  const leftOut: string[] = []
  const kept: DatabaseTable[] = []
  for (const table of tables) {
    const place = placeOf(table.name)
    const keeps = async (sql: string, words: string): Promise<boolean> => {
      const found = await query(sql).then(
        (rows) => Number(rows[0]?.[0] ?? 0),
        () => 1,
      )
      if (found > 0) leftOut.push(`table "${table.name}": ${words}`)
      return found === 0
    }
    const list = (columns: readonly string[]) => columns.map(quote).join(', ')
    const told = (columns: readonly string[]) => columns.join(', ')
    const isMissing = (columns: readonly string[]) => columns.map((column) => `${quote(column)} IS NULL`).join(' OR ')
    const repeated = (columns: readonly string[]) =>
      `SELECT count(*) FROM (SELECT 1 FROM ${place} WHERE NOT (${isMissing(columns)}) GROUP BY ${list(columns)} HAVING count(*) > 1) AS twice`
    const { primaryKey, unique, references, columns, checks: stated, ...rest } = table
    const isKey =
      primaryKey !== undefined &&
      (await keeps(repeated(primaryKey), `primary key (${told(primaryKey)})`)) &&
      (await keeps(`SELECT count(*) FROM ${place} WHERE ${isMissing(primaryKey)}`, `primary key (${told(primaryKey)})`))
    const needed = await filtered(columns, (column) =>
      column.isNullable
        ? Promise.resolve(true)
        : keeps(`SELECT count(*) FROM ${place} WHERE ${quote(column.name)} IS NULL`, `not null (${column.name})`),
    )
    kept.push({
      ...rest,
      columns: columns.map((column) => (needed.includes(column) ? column : { ...column, isNullable: true })),
      ...(isKey && { primaryKey }),
      unique: await filtered(unique, (each) => keeps(repeated(each), `unique (${told(each)})`)),
      references: await filtered(references, async (each) => {
        const words = `foreign key (${told(each.columns)}) to ${each.table}`
        const target =
          kept.find(({ name }) => name === each.table) ??
          (selfReferences && each.table === table.name ? table : undefined)
        const keys = target === undefined ? [] : [target.primaryKey ?? [], ...target.unique]
        const isTarget = keys.some(
          (key) => key.length === each.to.length && each.to.every((name) => key.includes(name)),
        )
        if (!isTarget) {
          leftOut.push(`table "${table.name}": ${words}`)
          return false
        }
        const same = each.columns.map((column, at) => `o.${quote(column)} = p.${quote(each.to[at]!)}`).join(' AND ')
        const present = each.columns.map((column) => `o.${quote(column)} IS NOT NULL`).join(' AND ')
        return keeps(
          `SELECT count(*) FROM ${place} AS o WHERE ${present} AND NOT EXISTS (SELECT 1 FROM ${placeOf(each.table)} AS p WHERE ${same})`,
          words,
        )
      }),
      checks: !checks
        ? []
        : await filtered(stated, ({ expression, name }) =>
            keeps(
              `SELECT count(*) FROM ${place} WHERE NOT (${expression})`,
              `check${name === undefined ? '' : ` ${name}`}`,
            ),
          ),
    })
  }
  return { tables: kept, leftOut }
}

async function filtered<T>(list: readonly T[], keep: (each: T) => Promise<boolean>): Promise<T[]> {
  const kept: T[] = []
  for (const each of list) if (await keep(each)) kept.push(each)
  return kept
}
