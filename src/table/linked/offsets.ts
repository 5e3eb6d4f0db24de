import { isMissing, type NumberColumn } from '../column.js'
import { parseExpression } from '../expression/parse.js'
import { columnsOf } from '../expression/syntax.js'
import { partsOf } from '../relations/learnt-relation.js'
import type { ColumnSchema } from '../schema.js'
import { Table } from '../table.js'
import { type Lift, takeOrMissing } from './lift.js'
import type { LinkedSchema, LinkedTableSchema } from './linked-schema.js'
import { LinkedTables } from './linked-tables.js'

/** A moment that is told as how long after the time of its row it was. Plain data: `toOffsets` does the same to other tables. */
export interface Offset {
  readonly table: string
  readonly column: string
  /** The time of the row, or of its parent. */
  readonly from: string
  /** A moment beside `from` that it never was later than. */
  readonly until?: string
  /** The parent whose row has `from` and `until`, where it is not the row itself. */
  readonly parent?: string
  /** Milliseconds of one step. */
  readonly unit: number
  /** The column as it was. */
  readonly schema: ColumnSchema
}

const units = [86_400_000, 3_600_000, 60_000, 1000, 1]

/**
 * Moments that were lifted into a row with a time, or that stand below one in a table without a time, and never were before
 * it, as steps after it: a model that draws them keeps them inside the stay, which it would not when it drew them as dates.
 * With `offsets`, what was done to other tables is done again. O(rows × moments).
 */
export function toOffsets(
  tables: LinkedTables,
  { lifts, offsets }: { readonly lifts: readonly Lift[]; readonly offsets?: readonly Offset[] | undefined },
): { readonly tables: LinkedTables; readonly offsets: readonly Offset[] } {
  const found =
    offsets ??
    tables.schema.tables.flatMap((schema) => {
      const below = tables.schema.tables.filter(({ parent }) => parent?.table === schema.name)
      const known = { lifts, bound: boundColumns(schema, below) }
      return [...offsetsOf(tables.table(schema.name), schema, known), ...offsetsBelow(tables, schema, known)]
    })
  return { offsets: found, tables: changed(tables, found, { cells: stepsOf, column: asSteps }) }
}

/** Undoes `toOffsets`; a step past `until` ends there. */
export function fromOffsets(tables: LinkedTables, offsets: readonly Offset[]): LinkedTables {
  return changed(tables, offsets, { cells: momentsOf, column: ({ schema }) => schema })
}

function offsetsOf(
  table: Table,
  { name, time, columns }: LinkedTableSchema,
  { lifts, bound }: { readonly lifts: readonly Lift[]; readonly bound: ReadonlySet<string> },
): Offset[] {
  const lifted = liftedInto(name, lifts)
  const moments = columns.filter((column) => lifted.has(column.name) && !bound.has(column.name))
  return offsetsFrom(stretchOf(table, { time, columns, lifted }), { table, columns, moments }).map((offset) => ({
    ...offset,
    table: name,
  }))
}

/** Those of a table without a time, told from its parent's. */
function offsetsBelow(
  tables: LinkedTables,
  schema: LinkedTableSchema,
  { lifts, bound }: { readonly lifts: readonly Lift[]; readonly bound: ReadonlySet<string> },
): Offset[] {
  const above = tables.schema.tables.find(({ name }) => name === schema.parent?.table)
  if (above === undefined || schema.time !== undefined) return []
  const { time, columns } = above
  const rows = tables.parentRows(schema.name)
  const stretch = stretchOf(tables.table(above.name), { time, columns, lifted: liftedInto(above.name, lifts) })
  const spread = stretch && {
    start: takeOrMissing(stretch.start, rows) as NumberColumn,
    others: stretch.others.map((other) => takeOrMissing(other, rows) as NumberColumn),
  }
  const own = liftedInto(schema.name, lifts)
  const moments = schema.columns.filter((column) => !bound.has(column.name) && !own.has(column.name))
  const from = { table: tables.table(schema.name), columns: schema.columns, moments }
  return offsetsFrom(spread, from).map((offset) => ({ ...offset, table: schema.name, parent: above.name }))
}

interface Stretch {
  readonly start: NumberColumn
  /** Moments of the row that its time never was after. */
  readonly others: readonly NumberColumn[]
}

function stretchOf(
  table: Table,
  {
    time,
    columns,
    lifted,
  }: Pick<LinkedTableSchema, 'columns'> & {
    readonly time: LinkedTableSchema['time'] | undefined
    readonly lifted: ReadonlySet<string>
  },
): Stretch | undefined {
  const start = time && momentColumn(table, columns, time.column)
  if (start === undefined) return undefined
  const others = columns.flatMap(({ name }) => {
    if (name === start.name || lifted.has(name)) return []
    const column = momentColumn(table, columns, name)
    return column !== undefined && isNeverAfter(start, column) ? [column] : []
  })
  return { start, others }
}

function offsetsFrom(
  stretch: Stretch | undefined,
  {
    table,
    columns,
    moments,
  }: { readonly table: Table; readonly columns: readonly ColumnSchema[]; readonly moments: readonly ColumnSchema[] },
): Omit<Offset, 'table'>[] {
  if (stretch === undefined) return []
  const { start, others } = stretch
  return moments.flatMap((schema): Omit<Offset, 'table'>[] => {
    const moment = momentColumn(table, columns, schema.name)
    if (moment === undefined || !isNeverAfter(start, moment) || lacksTime(start, moment)) return []
    const until = others.find((other) => isNeverAfter(moment, other))
    const unit = unitOf(start, moment)
    return [{ column: schema.name, from: start.name, schema, unit, ...(until !== undefined && { until: until.name }) }]
  })
}

function liftedInto(table: string, lifts: readonly Lift[]): ReadonlySet<string> {
  return new Set(
    lifts.flatMap(({ parent, columns }) =>
      parent === table ? columns.flatMap(({ as, held }) => (held ? [] : [as])) : [],
    ),
  )
}

function momentColumn(table: Table, columns: readonly ColumnSchema[], name: string): NumberColumn | undefined {
  const column = table.column(name)
  const isMoment = columns.some((each) => each.name === name && each.kind === 'datetime')
  return isMoment && column.type === 'number' && column.flags === undefined ? column : undefined
}

/** Columns that a rule, a relation, a pair of time and event or a table below speaks of: these stay as they are said. */
function boundColumns(
  { rules = [], relations = [], timeToEvent = [] }: LinkedTableSchema,
  below: readonly LinkedTableSchema[],
): ReadonlySet<string> {
  return new Set([
    ...below.flatMap(({ time, courses = [] }) => [
      ...(time?.until === undefined ? [] : [time.until]),
      ...courses.flatMap((relation) => (relation.type === 'bound' ? [relation.of] : [])),
    ]),
    ...rules.flatMap(({ expression }) => [...columnsOf(parseExpression(expression))]),
    ...relations.flatMap((relation) => {
      const { column, inputs } = partsOf(relation)
      return [column, ...inputs]
    }),
    ...timeToEvent.flatMap(({ time, event }) => [time, event]),
  ])
}

/** Whether no row has the first after the second, and some row has both. */
function isNeverAfter(first: NumberColumn, second: NumberColumn): boolean {
  let both = 0
  for (let row = 0; row < first.values.length; row++) {
    if (isMissing(first, row) || isMissing(second, row)) continue
    if (first.values[row]! > second.values[row]!) return false
    both++
  }
  return both > 0
}

function lacksTime(start: NumberColumn, moment: NumberColumn): boolean {
  return moment.values.some((_, row) => !isMissing(moment, row) && isMissing(start, row))
}

/** The longest step that fits every distance. */
function unitOf(start: NumberColumn, moment: NumberColumn): number {
  return units.find((unit) =>
    moment.values.every((value, row) => isMissing(moment, row) || (value - start.values[row]!) % unit === 0),
  )!
}

function asSteps({ schema }: Offset): ColumnSchema {
  return { name: schema.name, kind: 'numeric', role: schema.role, precision: 0 } as ColumnSchema
}

function stepsOf(tables: LinkedTables, offset: Offset): NumberColumn {
  const { start, own } = columnsAt(tables, offset)
  return counted(own, (row) =>
    isMissing(start, row) ? null : Math.round((own.values[row]! - start.values[row]!) / offset.unit),
  )
}

function momentsOf(tables: LinkedTables, offset: Offset): NumberColumn {
  const { start, own, end } = columnsAt(tables, offset)
  return counted(own, (row) => {
    if (isMissing(start, row)) return null
    const [first, moment] = [start.values[row]!, start.values[row]! + Math.round(own.values[row]!) * offset.unit]
    return end === undefined || isMissing(end, row) ? moment : Math.max(first, Math.min(moment, end.values[row]!))
  })
}

function columnsAt(tables: LinkedTables, { table, column, from, until, parent }: Offset) {
  const at = (name: string) =>
    (parent === undefined
      ? tables.table(table).column(name)
      : takeOrMissing(tables.table(parent).column(name), tables.parentRows(table))) as NumberColumn
  const own = tables.table(table).column(column) as NumberColumn
  return { start: at(from), own, end: until === undefined ? undefined : at(until) }
}

/** Cells where the column has some, by a function that may say missing. */
function counted(column: NumberColumn, cell: (row: number) => number | null): NumberColumn {
  const cells = Array.from(column.values, (_, row) => (isMissing(column, row) ? null : cell(row)))
  const valid = Uint8Array.from(cells, (each) => (each === null ? 0 : 1))
  return {
    ...{ type: 'number', name: column.name, values: Float64Array.from(cells, (each) => each ?? 0) },
    valid: valid.includes(0) ? valid : null,
  }
}

function changed(
  tables: LinkedTables,
  offsets: readonly Offset[],
  to: {
    readonly cells: (tables: LinkedTables, offset: Offset) => NumberColumn
    readonly column: (offset: Offset) => ColumnSchema
  },
): LinkedTables {
  if (offsets.length === 0) return tables
  const { schema } = tables
  const offsetOf = (table: string, column: string) =>
    offsets.find((each) => each.table === table && each.column === column)
  const all = schema.tables.map(({ name }) => {
    const table = tables.table(name)
    const columns = table.columns.map((column) => {
      const offset = offsetOf(name, column.name)
      return offset === undefined ? column : to.cells(tables, offset)
    })
    return [name, Table.of(columns, table.rowCount)] as const
  })
  return LinkedTables.of(new Map(all), schemaWith(schema, offsets, to.column))
}

/** The schema of what `fromOffsets` gives. */
export function schemaFromOffsets(schema: LinkedSchema, offsets: readonly Offset[]): LinkedSchema {
  return schemaWith(schema, offsets, (offset) => offset.schema)
}

function schemaWith(
  schema: LinkedSchema,
  offsets: readonly Offset[],
  columnOf: (offset: Offset) => ColumnSchema,
): LinkedSchema {
  return {
    ...schema,
    tables: schema.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => {
        const offset = offsets.find((each) => each.table === table.name && each.column === column.name)
        return offset === undefined ? column : columnOf(offset)
      }),
    })),
  }
}
