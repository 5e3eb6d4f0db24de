import { type Column, cellAt, takeRows } from '../column.js'
import { parseExpression } from '../expression/parse.js'
import { columnsOf } from '../expression/syntax.js'
import { partsOf } from '../relations/learnt-relation.js'
import type { ColumnSchema, Schema } from '../schema.js'
import { Table } from '../table.js'
import { constancies } from './constant-columns.js'
import type { LinkedSchema, LinkedTableSchema } from './linked-schema.js'
import { LinkedTables } from './linked-tables.js'

/** What was lifted out of one table into its parent. Plain data: `lift` does the same to other tables, `unlift` undoes it. */
export interface Lift {
  readonly table: string
  readonly parent: string
  /** True when the parent was made for it: of a single table with a `patient` column. */
  readonly made: boolean
  readonly columns: readonly LiftedColumn[]
  /** All columns of the table as they stood. */
  readonly order: readonly string[]
  /** The table's schema as it was. */
  readonly schema: LinkedTableSchema
  /** Its parent's schema as it was. */
  readonly parentSchema: LinkedTableSchema
}

export interface LiftedColumn {
  readonly column: string
  /** Its name in the parent: another one where the parent had a column of that name with other cells. */
  readonly as: string
  /** True when the parent held the same cells already, so that nothing was added to it. */
  readonly held: boolean
}

export interface Lifted {
  readonly tables: LinkedTables
  /** In the order they were done. */
  readonly lifts: readonly Lift[]
}

/**
 * Moves columns that are constant within every row of the parent up to it, the deepest tables first; a table without a
 * parent that names its `patient` gets a table of people made for it, so that a single table becomes linked by itself.
 * A column moves only where some parent has two rows. With `lifts`, what was done to other tables is done again, and a
 * parent takes the cell of its first row. Rules and relations move where all their columns do, and are left out where
 * only some do: those of the schema before stay true of what `unlift` gives. O(rows × columns).
 */
export function lift(tables: LinkedTables, { lifts }: { readonly lifts?: readonly Lift[] } = {}): Lifted {
  const done: Lift[] = []
  let current = tables
  if (lifts !== undefined) {
    for (const each of lifts) {
      if (each.made) current = withPeople(current, each.table, each.parent)
      current = liftColumns(current, each)
    }
    return { tables: current, lifts }
  }
  const made = new Map<string, LinkedTableSchema>()
  for (const single of tables.schema.tables) {
    const { name, parent, patient } = single
    if (parent !== undefined || patient === undefined || !repeats(tables.table(name), patient)) continue
    const people = freeName('people', new Set(current.schema.tables.map((each) => each.name)))
    current = withPeople(current, name, people)
    made.set(name, single)
  }
  for (const { name, parent } of [...current.schema.tables].reverse()) {
    if (parent === undefined) continue
    const own = planOf(current, name, made.get(name))
    if (own.columns.length === 0 && !own.made) continue
    current = liftColumns(current, own)
    done.push(own)
  }
  return { tables: current, lifts: done }
}

/** Whether a value of the column occurs in two rows. O(rows). */
export function repeats(table: Table, name: string): boolean {
  const column = table.column(name)
  const seen = new Set<number | string>()
  for (let row = 0; row < table.rowCount; row++) {
    const cell = cellAt(column, row)
    if (cell !== null && seen.has(cell)) return true
    if (cell !== null) seen.add(cell)
  }
  return false
}

/** The table called `name` as the child of a table of people that is made of its `patient` column: one row each, as they come. */
function withPeople(tables: LinkedTables, name: string, people: string): LinkedTables {
  const { schema } = tables
  const own = schema.tables.find((each) => each.name === name)!
  const patient = own.patient!
  const column = tables.table(name).column(patient)
  const seen = new Set<number | string>()
  const first: number[] = []
  for (let row = 0; row < tables.table(name).rowCount; row++) {
    const cell = cellAt(column, row)
    if (cell === null || seen.has(cell)) continue
    seen.add(cell)
    first.push(row)
  }
  const { patient: _, ...child } = own
  const person: LinkedTableSchema = {
    name: people,
    key: patient,
    columns: own.columns.filter((each) => each.name === patient),
  }
  const next: LinkedSchema = {
    ...schema,
    tables: schema.tables.flatMap((each) =>
      each.name === name ? [person, { ...child, parent: { table: people, column: patient } }] : [each],
    ),
  }
  const all = new Map(schema.tables.map((each) => [each.name, tables.table(each.name)]))
  all.set(people, Table.of([takeRows(column, first)]))
  return LinkedTables.of(all, next)
}

function planOf(tables: LinkedTables, name: string, single: LinkedTableSchema | undefined): Lift {
  const schema = tables.schema.tables.find((each) => each.name === name)!
  const parent = schema.parent!.table
  const parentSchema = tables.schema.tables.find((each) => each.name === parent)!
  const above = tables.table(parent)
  const taken = new Set(above.columnNames)
  const columns: LiftedColumn[] = []
  const parts = keyParts(schema, parentSchema)
  for (const [column, as] of parts) columns.push({ column, as, held: true })
  for (const { column, parents, constant } of constancies(tables, name)) {
    if (parts.has(column)) continue
    if (parents === 0 || constant < parents) continue
    const same = namesInParent(column, schema, parentSchema).find(
      (each) =>
        above.has(each) && isHeld(above.column(each), tables.table(name).column(column), tables.parentRows(name)),
    )
    const as = same ?? (taken.has(column) ? freeName(`${name}.${column}`, taken) : column)
    taken.add(as)
    columns.push({ column, as, held: same !== undefined })
  }
  return {
    ...{ table: name, parent, made: single !== undefined, columns },
    ...{ order: tables.table(name).columnNames, schema: single ?? schema, parentSchema },
  }
}

/** The columns of a foreign key of several, and those of the key that they point at: the parent holds them. */
function keyParts(child: LinkedTableSchema, parent: LinkedTableSchema): ReadonlyMap<string, string> {
  const own = child.joined?.find(({ column }) => column === child.parent?.column)?.of ?? []
  const theirs = parent.joined?.find(({ column }) => column === parent.key)?.of ?? []
  return new Map(own.flatMap((column, at) => (theirs[at] === undefined ? [] : [[column, theirs[at]] as const])))
}

/** What a column of a child may be called in its parent: a person on every row is the person of the stay. */
function namesInParent(
  column: string,
  child: LinkedTableSchema,
  { parent, references = [] }: LinkedTableSchema,
): string[] {
  const referred = child.references?.find((each) => each.column === column)?.table
  const links = [...(parent === undefined ? [] : [parent]), ...references]
  return [column, ...links.filter(({ table }) => table === referred).map((link) => link.column)]
}

/** Whether every row of a child holds the cell of its parent. */
function isHeld(above: Column, own: Column, parentRows: Int32Array): boolean {
  if (above.type !== own.type || hasFlags(above) || hasFlags(own)) return false
  return parentRows.every((parent, row) => parent < 0 || cellAt(above, parent) === cellAt(own, row))
}

function hasFlags(column: Column): boolean {
  return column.type === 'number' && column.flags !== undefined
}

function liftColumns(tables: LinkedTables, plan: Lift): LinkedTables {
  const { schema } = tables
  const [above, own] = [tables.table(plan.parent), tables.table(plan.table)]
  const parentRows = tables.parentRows(plan.table)
  const firstRow = new Int32Array(above.rowCount).fill(-1)
  for (let row = own.rowCount - 1; row >= 0; row--) if (parentRows[row]! >= 0) firstRow[parentRows[row]!] = row
  const moved = plan.columns.filter(({ held }) => !held)
  const gone = new Set(plan.columns.map(({ column }) => column))
  const all = new Map(schema.tables.map((each) => [each.name, tables.table(each.name)]))
  all.set(
    plan.parent,
    Table.of(
      [
        ...above.columns,
        ...moved.map(({ column, as }) => ({ ...takeOrMissing(own.column(column), firstRow), name: as })),
      ],
      above.rowCount,
    ),
  )
  all.set(plan.table, own.select(own.columnNames.filter((name) => !gone.has(name))))
  return LinkedTables.of(all, schemaAfter(schema, plan))
}

/** The rows named; a missing cell for −1. */
export function takeOrMissing(column: Column, rows: Int32Array): Column {
  if (column.type === 'level') return { ...column, codes: rows.map((row) => (row < 0 ? -1 : column.codes[row]!)) }
  const valid = Uint8Array.from(rows, (row) => (row < 0 || column.valid?.[row] === 0 ? 0 : 1))
  const { flags } = column
  return {
    ...column,
    values: Float64Array.from(rows, (row) => (row < 0 ? 0 : column.values[row]!)),
    valid: valid.includes(0) ? valid : null,
    ...(flags && { flags: Uint8Array.from(rows, (row) => (row < 0 ? 0 : flags[row]!)) }),
  }
}

function schemaAfter(schema: LinkedSchema, { table, parent, columns }: Lift): LinkedSchema {
  const asName = new Map(columns.map(({ column, as }) => [column, as]))
  const own = schema.tables.find(({ name }) => name === table)!
  const moved = columns.filter(({ held }) => !held)
  const described = moved.flatMap(({ column, as }): ColumnSchema[] => {
    const found = own.columns.find(({ name }) => name === column)
    return found === undefined ? [] : [{ ...found, name: as }]
  })
  const rising = new Set(moved.flatMap(({ column, as }) => (column === as ? [column] : [])))
  const [staying, risen] = [parted(own, (name) => !asName.has(name)), parted(own, (name) => rising.has(name))]
  const references = own.references ?? []
  const pairs = risenPairs(own, asName)
  return {
    ...schema,
    tables: schema.tables.map((each): LinkedTableSchema => {
      if (each.name === table) {
        const { rules: _r, relations: _l, timeToEvent: _t, references: _f, courses: _c, ...rest } = each
        const until = each.time?.until
        const courses = (each.courses ?? []).flatMap((relation) => {
          if (asName.has(relation.column)) return []
          return [relation.type === 'bound' ? { ...relation, of: asName.get(relation.of) ?? relation.of } : relation]
        })
        return {
          ...rest,
          ...staying,
          columns: each.columns.filter(({ name }) => !asName.has(name)),
          ...withSome('courses', courses),
          ...withSome(
            'references',
            references.filter(({ column }) => !asName.has(column)),
          ),
          ...(each.time !== undefined &&
            until !== undefined && { time: { ...each.time, until: asName.get(until) ?? until } }),
        }
      }
      if (each.name !== parent) return each
      return {
        ...each,
        columns: [...each.columns, ...described],
        ...withSome('rules', [...(each.rules ?? []), ...(risen.rules ?? [])]),
        ...withSome('relations', [...(each.relations ?? []), ...(risen.relations ?? [])]),
        ...withSome('timeToEvent', joinedPairs(each.timeToEvent ?? [], pairs)),
        ...withSome('references', [
          ...(each.references ?? []),
          ...references.filter(({ column }) => rising.has(column)),
        ]),
      }
    }),
  }
}

type Pairs = NonNullable<Schema['timeToEvent']>

/** Pairs of a time and an event that moved, under the names they have above. */
function risenPairs({ timeToEvent = [] }: Schema, asName: ReadonlyMap<string, string>): Pairs {
  return timeToEvent.flatMap((pair) => {
    const [time, event] = [asName.get(pair.time), asName.get(pair.event)]
    return time === undefined || event === undefined ? [] : [{ ...pair, time, event }]
  })
}

function joinedPairs(above: Pairs, risen: Pairs): Pairs {
  const isNew = ({ time, event }: Pairs[number]) => above.every((known) => known.time !== time || known.event !== event)
  return [...above, ...risen.filter(isNew)]
}

/** The rules, relations and pairs of time and event all of whose columns are among those asked for. */
function parted(
  { rules = [], relations = [], timeToEvent = [] }: Schema,
  has: (name: string) => boolean,
): Pick<Schema, 'rules' | 'relations' | 'timeToEvent'> {
  return {
    ...withSome(
      'rules',
      rules.filter(({ expression }) => columnsOf(parseExpression(expression)).every(has)),
    ),
    ...withSome(
      'relations',
      relations.filter((relation) => {
        const { column, inputs } = partsOf(relation)
        return [column, ...inputs].every(has)
      }),
    ),
    ...withSome(
      'timeToEvent',
      timeToEvent.filter(({ time, event }) => has(time) && has(event)),
    ),
  }
}

function withSome<Key extends string, T>(key: Key, list: readonly T[]): { readonly [K in Key]?: readonly T[] } {
  return (list.length === 0 ? {} : { [key]: list }) as { readonly [K in Key]?: readonly T[] }
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`
  return name
}
