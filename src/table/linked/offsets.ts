import { isMissing, type NumberColumn } from '../column.js'
import { parseExpression } from '../expression/parse.js'
import { columnsOf } from '../expression/syntax.js'
import { partsOf } from '../relations/learnt-relation.js'
import type { ColumnSchema } from '../schema.js'
import { Table } from '../table.js'
import type { Lift } from './lift.js'
import type { LinkedTableSchema } from './linked-schema.js'
import { LinkedTables } from './linked-tables.js'

/** A moment that is told as how long after the time of its row it was. Plain data: `toOffsets` does the same to other tables. */
export interface Offset {
  readonly table: string
  readonly column: string
  /** The time of the row. */
  readonly from: string
  /** A moment of the row that it never was later than. */
  readonly until?: string
  /** Milliseconds of one step. */
  readonly unit: number
  /** The column as it was. */
  readonly schema: ColumnSchema
}

const units = [86_400_000, 3_600_000, 60_000, 1000, 1]

/**
 * Moments that were lifted into a row with a time, and never were before it, as steps after it: a model that draws them
 * keeps them inside the stay, which it would not when it drew them as dates. With `offsets`, what was done to other tables
 * is done again. O(rows × moments).
 */
export function toOffsets(
  tables: LinkedTables,
  { lifts, offsets }: { readonly lifts: readonly Lift[]; readonly offsets?: readonly Offset[] | undefined },
): { readonly tables: LinkedTables; readonly offsets: readonly Offset[] } {
  const found =
    offsets ??
    tables.schema.tables.flatMap((schema) => {
      const below = tables.schema.tables.filter(({ parent }) => parent?.table === schema.name)
      return offsetsOf(tables.table(schema.name), schema, { lifts, bound: boundColumns(schema, below) })
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
  const start = time && momentColumn(table, columns, time.column)
  if (start === undefined) return []
  const lifted = new Set(
    lifts.flatMap(({ parent, columns: own }) =>
      parent === name ? own.flatMap(({ as, held }) => (held ? [] : [as])) : [],
    ),
  )
  const others = columns.flatMap(({ name: other }) => {
    if (other === start.name || lifted.has(other)) return []
    const column = momentColumn(table, columns, other)
    return column !== undefined && isNeverAfter(start, column) ? [column] : []
  })
  return columns.flatMap((column): Offset[] => {
    const moment = lifted.has(column.name) && !bound.has(column.name) && momentColumn(table, columns, column.name)
    if (!moment || !isNeverAfter(start, moment) || lacksTime(start, moment)) return []
    const until = others.find((other) => isNeverAfter(moment, other))
    return [
      {
        ...{ table: name, column: column.name, from: start.name, schema: column, unit: unitOf(start, moment) },
        ...(until !== undefined && { until: until.name }),
      },
    ]
  })
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

function stepsOf(table: Table, { column, from, unit }: Offset): NumberColumn {
  const [start, moment] = [table.column(from) as NumberColumn, table.column(column) as NumberColumn]
  return counted(moment, (row) =>
    isMissing(start, row) ? null : Math.round((moment.values[row]! - start.values[row]!) / unit),
  )
}

function momentsOf(table: Table, { column, from, until, unit }: Offset): NumberColumn {
  const [start, steps] = [table.column(from) as NumberColumn, table.column(column) as NumberColumn]
  const end = until === undefined ? undefined : (table.column(until) as NumberColumn)
  return counted(steps, (row) => {
    if (isMissing(start, row)) return null
    const moment = start.values[row]! + Math.round(steps.values[row]!) * unit
    return end === undefined || isMissing(end, row)
      ? moment
      : Math.max(start.values[row]!, Math.min(moment, end.values[row]!))
  })
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
    readonly cells: (table: Table, offset: Offset) => NumberColumn
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
      return offset === undefined ? column : to.cells(table, offset)
    })
    return [name, Table.of(columns, table.rowCount)] as const
  })
  return LinkedTables.of(new Map(all), {
    ...schema,
    tables: schema.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => {
        const offset = offsetOf(table.name, column.name)
        return offset === undefined ? column : to.column(offset)
      }),
    })),
  })
}
