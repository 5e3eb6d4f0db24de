import { z } from 'zod'
import { MirrorwardError } from '../../../src/errors.js'
import { type Column, type ColumnSchema, Table } from '../../../src/table/index.js'
import { type LinkedSchema, type LinkedTableSchema, LinkedTables } from '../../../src/table/linked/index.js'

/** How one relation across rows is built in: what a model sees in the place of its column, and what makes the column of it again. Plain data. */
export const derivationFile = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hold'),
    table: z.string(),
    column: z.string(),
    /** Levels in the order in which they follow one another, or the one that stays. */
    rule: z.union([z.enum(['rises', 'falls']), z.strictObject({ stays: z.string() })]),
  }),
  z.strictObject({
    type: z.literal('steps'),
    table: z.string(),
    column: z.string(),
    direction: z.enum(['rises', 'falls']),
    /** Name of the first value, in the parent. */
    first: z.string(),
  }),
  z.strictObject({
    type: z.literal('line'),
    table: z.string(),
    column: z.string(),
    per: z.number(),
    start: z.string(),
    /** Whether some cells are missing, so that the column stays to say which. */
    isSparse: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('slack'),
    table: z.string(),
    column: z.string(),
    side: z.enum(['at-least', 'at-most']),
    of: z.string(),
  }),
  z.strictObject({
    type: z.literal('clamp'),
    table: z.string(),
    column: z.string(),
    side: z.enum(['at-least', 'at-most']),
    of: z.string(),
  }),
  z.strictObject({
    type: z.literal('chain'),
    table: z.string(),
    column: z.string(),
    /** Name of where the last row ends, in the parent. */
    last: z.string(),
    /** The parent's column that it does not pass. */
    within: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('last'),
    table: z.string(),
    column: z.string(),
    /** Name of the last time, in the parent. */
    last: z.string(),
    /** The parent's column that it never lies before, and is told from. */
    of: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('origin'),
    table: z.string(),
    column: z.string(),
    of: z.string(),
    /** The parent's column that times do not pass, and the name of what is left from the origin on. */
    until: z.strictObject({ column: z.string(), left: z.string() }).optional(),
  }),
])

export type Derivation = z.output<typeof derivationFile>
export type DerivationOf<Type extends Derivation['type']> = Extract<Derivation, { readonly type: Type }>

/** A child and its parent, as tables and as schemas. */
export interface Family {
  readonly own: Table
  readonly above: Table
  readonly schema: LinkedTableSchema
  readonly parentSchema: LinkedTableSchema
  /** For every row the row of its parent; −1 for none. */
  readonly parentRows: Int32Array
}

export interface FamilySchemas {
  readonly schema: LinkedTableSchema
  readonly parentSchema: LinkedTableSchema
}

/** How a kind of derivation is done and undone. */
export interface DerivationKind<Type extends Derivation['type']> {
  schemas(derivation: DerivationOf<Type>, before: FamilySchemas): FamilySchemas
  /** Real cells as the model sees them. */
  derive(derivation: DerivationOf<Type>, family: Family): Pick<Family, 'own' | 'above'>
  /** Drawn cells as they are released; `schemas` are those of before. */
  restore(derivation: DerivationOf<Type>, family: Family, schemas: FamilySchemas): Pick<Family, 'own' | 'above'>
}

/** One family of linked tables. Throws `bad-model` where the table has no parent. */
export function familyOf(tables: LinkedTables, name: string): Family {
  const { schema, parentSchema } = familySchemas(tables.schema, name)
  return {
    ...{ schema, parentSchema, own: tables.table(name), above: tables.table(parentSchema.name) },
    parentRows: tables.parentRows(name),
  }
}

export function familySchemas({ tables }: LinkedSchema, name: string): FamilySchemas {
  const schema = tables.find((each) => each.name === name)
  const parentSchema = tables.find((each) => each.name === schema?.parent?.table)
  if (schema === undefined || parentSchema === undefined)
    throw new MirrorwardError('bad-model', `model file has a relation of a table without a parent: "${name}"`)
  return { schema, parentSchema }
}

export function withSchemas(schema: LinkedSchema, { schema: own, parentSchema }: FamilySchemas): LinkedSchema {
  const changed = new Map([own, parentSchema].map((each) => [each.name, each]))
  return { ...schema, tables: schema.tables.map((each) => changed.get(each.name) ?? each) }
}

/** Linked tables with another family, under a schema of theirs. */
export function withFamily(
  tables: LinkedTables,
  schema: LinkedSchema,
  { name, parent, own, above }: Pick<Family, 'own' | 'above'> & { readonly name: string; readonly parent: string },
): LinkedTables {
  const all = new Map(tables.schema.tables.map((each) => [each.name, tables.table(each.name)]))
  all.set(name, own)
  all.set(parent, above)
  return LinkedTables.of(all, schema)
}

export function withColumn(table: Table, column: Column): Table {
  const columns = table.columns.map((each) => (each.name === column.name ? column : each))
  return Table.of(table.has(column.name) ? columns : [...columns, column], table.rowCount)
}

export function withoutColumn(table: Table, name: string): Table {
  return table.select(table.columnNames.filter((each) => each !== name))
}

export function columnSchema({ columns }: LinkedTableSchema, name: string): ColumnSchema {
  const found = columns.find((column) => column.name === name)
  if (found === undefined)
    throw new MirrorwardError('bad-model', `model file has a relation of an unknown column: "${name}"`)
  return found
}

/** A number column of cells, NaN for missing. */
export function numbersColumn(name: string, cells: Float64Array): Column {
  const valid = Uint8Array.from(cells, (cell) => (Number.isNaN(cell) ? 0 : 1))
  return {
    type: 'number',
    name,
    values: cells.map((cell) => (Number.isNaN(cell) ? 0 : cell)),
    valid: valid.includes(0) ? valid : null,
  }
}

/** The cells of a number column, NaN where missing. */
export function cellsOfNumber(table: Table, name: string): Float64Array {
  const column = table.column(name)
  if (column.type !== 'number') throw new MirrorwardError('bad-model', `column "${name}" holds no numbers`)
  const { values, valid } = column
  return valid === null ? values.slice() : values.map((value, row) => (valid[row] === 0 ? Number.NaN : value))
}
