import { stringify } from 'yaml'
import { z } from 'zod'
import { fileOfSchema, parseSchemaText, schemaFile, schemaOfFile, schemaProblems } from '../schema-file.js'
import { courseFile } from './courses/course-kinds.js'
import { joinedName } from './joined-keys.js'
import {
  faultActions,
  type LinkedSchema,
  type LinkedSchemaDraft,
  type LinkedTableDraft,
  type LinkedTableSchema,
} from './linked-schema.js'
import { linkedSchemaProblems } from './linked-schema-problems.js'

const { name: _name, file: notation, columns, ...rest } = schemaFile.shape

const tableFile = z.strictObject({
  name: z.string().min(1).optional().describe('of the table; its file without extensions when absent'),
  file: z.string().min(1).describe('the table, relative to this file; a synthetic one is written under the same name'),
  schema: z.string().min(1).optional().describe('a schema file for its columns, relative to this file'),
  made: z
    .literal(true)
    .optional()
    .describe('a table of people that no file holds: everybody that the tables below it speak of, once'),
  key: z
    .union([z.string(), z.array(z.string()).min(2)], { error: 'expected a column, or a list of several' })
    .optional()
    .describe("the table's own key, if other tables point at it; of several columns, a list of them"),
  parent: z
    .union(
      [
        z.string(),
        z.strictObject({ table: z.string(), column: z.string() }),
        z.strictObject({ table: z.string(), columns: z.array(z.string()).min(2) }),
      ],
      { error: 'expected table.column, { table, column }, or { table, columns } where the key has several' },
    )
    .optional()
    .describe(
      'whose row it is: patients.id, where this table has a column id; { table, column } for another name of it',
    ),
  references: z
    .array(z.strictObject({ column: z.string(), table: z.string() }))
    .optional()
    .describe('columns that point at look-up tables: a doctor, a ward'),
  layout: z
    .union([z.literal('rows'), z.strictObject({ entity: z.string(), value: z.string() })], {
      error: 'expected rows, or { entity, value }',
    })
    .optional()
    .describe('of a long table, the columns that name a measurement and hold its value; rows when absent'),
  courses: z
    .array(courseFile)
    .optional()
    .describe('what holds from row to row of a parent, and between a row and its parent'),
  orphans: z.enum(faultActions).optional().describe('rows whose parent is missing or not there; refuse when absent'),
  duplicates: z.enum(faultActions).optional().describe('rows whose key is missing or came before; refuse when absent'),
  ...rest,
  notation,
  columns: columns.optional().describe('as in a schema file; columns that nothing describes are inferred'),
})

/** The shape of a file of linked tables; docs/linked.schema.json is this as JSON Schema. */
export const linkedSchemaFile = z.strictObject({
  name: z.string().min(1).default('tables').describe('of the tables together'),
  tables: z.array(tableFile).min(1).describe('in any order'),
})

type LinkedSchemaFile = z.infer<typeof linkedSchemaFile>

/**
 * Linked tables from the YAML (or JSON) text of their file. Throws `bad-schema` with an issue a problem, each with its path in
 * the file.
 */
export function parseLinkedSchema(text: string, { file }: { readonly file?: string } = {}): LinkedSchemaDraft {
  const parsed = parseSchemaText(text, {
    ...{ shape: linkedSchemaFile, file },
    problems: (found: LinkedSchemaFile) => [...columnProblems(found), ...linkedSchemaProblems(draftsOf(found))],
  })
  return { name: parsed.name, tables: parentsFirst(draftsOf(parsed)) }
}

/** The YAML text of linked tables; `parseLinkedSchema` reads it back. */
export function formatLinkedSchema({ name, tables }: LinkedSchema): string {
  return stringify(
    { name, tables: tables.map((table) => fileOfTable(table, tables)) },
    { lineWidth: 0, aliasDuplicateObjects: false },
  )
}

/** Tables in an order in which parents stand before children; otherwise as they stood. O(tables²). */
export function parentsFirst<T extends Pick<LinkedTableDraft, 'name' | 'parent'>>(tables: readonly T[]): T[] {
  const placed: T[] = []
  const waiting = [...tables]
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ parent }) => !waiting.some(({ name }) => name === parent?.table))
    placed.push(...waiting.splice(Math.max(0, index), 1))
  }
  return placed
}

function draftsOf({ tables }: LinkedSchemaFile): LinkedTableDraft[] {
  const names = tables.map(nameOf)
  return tables.map(({ file, schema, notation, key, parent, ...table }, index) => ({
    ...schemaOfFile({ ...table, name: names[index]!, ...(notation && { file: notation }) }),
    ...(key !== undefined && { key: typeof key === 'string' ? key : joinedName(key) }),
    ...(parent !== undefined && { parent: linkOf(parent, names) }),
    ...joinedOf(key, parent),
    ...(schema !== undefined && { schemaFile: schema }),
    source: file,
  })) as LinkedTableDraft[]
}

type ParentOfFile = NonNullable<LinkedSchemaFile['tables'][number]['parent']>

function linkOf(parent: ParentOfFile, names: readonly string[]): { readonly table: string; readonly column: string } {
  if (typeof parent === 'string') return parentOf(parent, names)
  return 'columns' in parent ? { table: parent.table, column: joinedName(parent.columns) } : parent
}

function joinedOf(
  key: LinkedSchemaFile['tables'][number]['key'],
  parent: ParentOfFile | undefined,
): Pick<LinkedTableDraft, 'joined'> {
  const foreign = typeof parent === 'object' && 'columns' in parent ? [parent.columns] : []
  const all = [...(Array.isArray(key) ? [key] : []), ...foreign].map((of) => ({ column: joinedName(of), of }))
  const joined = all.filter((each, index) => all.findIndex(({ column }) => column === each.column) === index)
  return joined.length === 0 ? {} : { joined }
}

function nameOf({ name, file }: LinkedSchemaFile['tables'][number]): string {
  return name ?? tableNameOf(file)
}

/** "a/b/patients.csv.gz" is called "patients". */
export function tableNameOf(file: string): string {
  return file.split(/[\\/]/).at(-1)!.split('.')[0] || file
}

/** `patients.id`; names of tables and columns may have dots of their own. */
function parentOf(text: string, names: readonly string[]): { readonly table: string; readonly column: string } {
  const known = names.filter((name) => text.startsWith(`${name}.`)).sort((a, b) => b.length - a.length)[0]
  const cut = known?.length ?? (text.includes('.') ? text.lastIndexOf('.') : text.length)
  return { table: text.slice(0, cut), column: text.slice(cut + 1) }
}

function columnProblems({ tables }: LinkedSchemaFile): string[] {
  return tables.flatMap((table, index) => {
    const path = `tables[${index}]`
    const { columns, schema, time: _time, file: _file, ...other } = table
    const both = schema !== undefined && columns !== undefined ? [`${path}.schema: columns stand here too`] : []
    if (columns === undefined) return both
    return [...both, ...schemaProblems({ ...other, columns }).map((problem) => `${path}.${problem}`)]
  })
}

function fileOfTable(
  table: LinkedTableSchema,
  tables: readonly LinkedTableSchema[],
): Readonly<Record<string, unknown>> {
  const { made, key, parent, joined = [], references, courses, layout, orphans, duplicates, source } = table
  const partsOf = (column: string | undefined) => joined.find((each) => each.column === column)?.of
  const own = table.columns.filter((column) => partsOf(column.name) === undefined)
  const { name, file: notation, time, columns, ...others } = fileOfSchema({ ...table, columns: own })
  const parentKey = tables.find((each) => each.name === parent?.table)?.key
  const named = source !== undefined && tableNameOf(source) === name ? {} : { name }
  const described = {
    ...{ ...named, file: source ?? `${table.name}.csv`, notation, made, key: partsOf(key) ?? key },
    parent: parent && linkToFile(parent, { parentKey, parts: partsOf(parent.column) }),
    ...{ references, time, courses, layout, orphans, duplicates, ...others, columns },
  }
  return Object.fromEntries(Object.entries(described).filter(([, each]) => each !== undefined))
}

function linkToFile(
  { table, column }: NonNullable<LinkedTableSchema['parent']>,
  { parentKey, parts }: { readonly parentKey: string | undefined; readonly parts: readonly string[] | undefined },
): ParentOfFile {
  if (parts !== undefined) return { table, columns: [...parts] }
  return column === parentKey ? `${table}.${column}` : { table, column }
}
