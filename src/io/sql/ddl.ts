import type { DatabaseTable, DatabaseType } from '../../table/linked/index.js'

/** What a dialect says to write tables. */
export interface Ddl {
  quote(name: string): string
  typeName(type: DatabaseType): string
}

/** `CREATE TABLE` with columns alone: keys are added when the rows are in. */
export function createTable(
  { name, columns }: DatabaseTable,
  { quote, typeName }: Ddl,
  inSchema = quote(name),
): string {
  const list = columns.map((column) => `${quote(column.name)} ${typeName(column.type)}`)
  return `CREATE TABLE ${inSchema} (${list.join(', ')})`
}

/** `CREATE TABLE` with its keys and checks; `remark` stands as a comment inside, where a database keeps its words. */
export function createWholeTable(
  { name, columns, primaryKey, unique, references, checks }: DatabaseTable,
  { quote, typeName }: Ddl,
  { inSchema = quote(name), remark = '' }: { readonly inSchema?: string; readonly remark?: string } = {},
): string {
  const list = (names: readonly string[]) => names.map(quote).join(', ')
  const parts = [
    ...columns.map((column) => `${quote(column.name)} ${typeName(column.type)}${column.isNullable ? '' : ' NOT NULL'}`),
    ...(primaryKey === undefined ? [] : [`PRIMARY KEY (${list(primaryKey)})`]),
    ...unique.map((each) => `UNIQUE (${list(each)})`),
    ...references.map(
      (each) => `FOREIGN KEY (${list(each.columns)}) REFERENCES ${quote(each.table)} (${list(each.to)})`,
    ),
    ...checks.map(({ expression }) => `CHECK (${expression})`),
  ]
  const said = remark === '' ? '' : `/* ${remark.replaceAll('*/', '* /')} */ `
  return `CREATE TABLE ${inSchema} (${said}${parts.join(', ')})`
}

/** A key or check to add, in SQL after `ALTER TABLE …`, and in words for when the rows do not keep it. */
export interface Constraint {
  readonly table: string
  readonly sql: string
  readonly words: string
}

/**
 * The keys and checks of tables in an order in which each finds what it needs: needed cells, primary keys, other keys, foreign
 * keys, checks. Checks are in the words of the database they come from: another may not understand them, as it says itself.
 */
export function constraintsOf(
  tables: readonly DatabaseTable[],
  { quote, nameOf }: Pick<Ddl, 'quote'> & { readonly nameOf: (table: string) => string },
): Constraint[] {
  const list = (columns: readonly string[]) => columns.map(quote).join(', ')
  const told = (columns: readonly string[]) => columns.join(', ')
  const there = new Set(tables.map(({ name }) => name))
  const primary = tables.flatMap(({ name, primaryKey }): Constraint[] =>
    primaryKey === undefined
      ? []
      : [{ table: name, sql: `ADD PRIMARY KEY (${list(primaryKey)})`, words: `primary key (${told(primaryKey)})` }],
  )
  const unique = tables.flatMap(({ name, unique }) =>
    unique.map((columns) => ({
      table: name,
      sql: `ADD UNIQUE (${list(columns)})`,
      words: `unique (${told(columns)})`,
    })),
  )
  const foreign = tables.flatMap(({ name, references }) =>
    references
      .filter(({ table, schema }) => schema === undefined && there.has(table))
      .map(({ columns, table, to }) => ({
        table: name,
        sql: `ADD FOREIGN KEY (${list(columns)}) REFERENCES ${nameOf(table)} (${list(to)})`,
        words: `foreign key (${told(columns)}) to ${table}`,
      })),
  )
  const checks = tables.flatMap((table) =>
    table.checks.map(({ expression, name }) => ({
      table: table.name,
      sql: `ADD CHECK (${expression})`,
      words: `check${name === undefined ? '' : ` ${name}`}`,
    })),
  )
  return [...primary, ...unique, ...foreign, ...checks]
}
