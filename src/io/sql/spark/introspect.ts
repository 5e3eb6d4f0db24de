import type { DatabaseColumn, DatabaseSchema } from '../../../table/linked/index.js'
import type { Cell } from '../database.js'
import { quoteSpark } from './quote.js'
import { typeOfSpark } from './types.js'

type Rows = (sql: string) => Promise<readonly (readonly (Cell | boolean)[])[]>

/** The tables of a database of a warehouse. It says of no keys: warehouses seldom have any. */
export async function introspectSpark(rows: Rows, schema: string): Promise<DatabaseSchema> {
  const place = quoteSpark(schema)
  const tables = (await rows(`SHOW TABLES IN ${place}`)).filter(([, , isTemporary]) => isTemporary !== true)
  const views = new Set((await rows(`SHOW VIEWS IN ${place}`)).map(([, name]) => String(name)))
  const found = []
  for (const [, told] of tables) {
    const name = String(told)
    const columns = columnsDescribed(await rows(`DESCRIBE TABLE ${place}.${quoteSpark(name)}`))
    found.push({ ...{ name, columns, isView: views.has(name) }, unique: [], references: [], checks: [] })
  }
  return { name: schema, tables: found.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

/** Columns as DESCRIBE tells them, those of partitions once: they come again below a heading. */
export function columnsDescribed(told: readonly (readonly (Cell | boolean)[])[]): DatabaseColumn[] {
  const end = told.findIndex(([name]) => name === '' || String(name).startsWith('# '))
  return told
    .slice(0, end < 0 ? told.length : end)
    .map(([name, type]) => ({ name: String(name), type: typeOfSpark(String(type)), isNullable: true }))
}
