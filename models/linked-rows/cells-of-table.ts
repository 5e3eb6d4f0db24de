import {
  type ColumnSchema,
  columnsOf,
  levelColumn,
  type NumberColumn,
  numberColumn,
  parseExpression,
  partsOf,
  relationsOf,
  type Schema,
  Table,
} from '../../src/table/index.js'
import { childrenOf, type LinkedSchema, type LinkedTables } from '../../src/table/linked/index.js'
import type { KeptRows } from './kept-rows.js'
import { asLearnt } from './references.js'
import { tableRoles } from './table-roles.js'

/** How many rows a row has in the table below called `child`. */
export function countName(schema: LinkedSchema, child: string): string {
  const taken = new Set(schema.tables.flatMap(({ columns }) => columns.map(({ name }) => name)))
  let name = `rows of ${child}`
  while (taken.has(name)) name += '_'
  return name
}

/** Of the tables right below people, the columns of people that say how many rows each has there. */
export function countColumns(schema: LinkedSchema): Readonly<Record<string, string>> {
  const { people } = tableRoles(schema)
  return Object.fromEntries(childrenOf(schema, people.name).map(({ name }) => [name, countName(schema, name)]))
}

export interface CellsOptions {
  readonly schema: LinkedSchema
  readonly kept: KeptRows
  /** The rows kept of the tables below, by name. */
  readonly below: ReadonlyMap<string, KeptRows>
}

export interface CellsOfTable {
  readonly table: Table
  readonly schema: Schema
  /** Columns of the table that are not to be learnt, for they are known when its rows are drawn: see `Codebook.beside`. */
  readonly beside: readonly string[]
}

/**
 * The cells of a table's rows as one table to learn (keys and time are set by the links), its numbers of rows in the tables below beside them, and a column that
 * tells people apart where a person has several rows. Where relations speak of the time, it comes with the rows (`beside`).
 */
export function cellsOf(tables: LinkedTables, name: string, { schema, kept, below }: CellsOptions): CellsOfTable {
  const { key, parent, references, time, layout, ...stated } = schema.tables.find((each) => each.name === name)!
  const rows = tables.table(name).take(kept.rows)
  const lookups = new Set(tableRoles(schema).lookups.map((lookup) => lookup.name))
  const set = (references ?? []).filter((reference) => !lookups.has(reference.table))
  const without = new Set([key, parent?.column, time?.column, ...set.map((reference) => reference.column)])
  const drawn = new Set((references ?? []).map((reference) => reference.column))
  const cells = stated.columns
    .filter((column) => !without.has(column.name))
    .map((column) =>
      drawn.has(column.name)
        ? asLearnt(rows.column(column.name), column)
        : { column: rows.column(column.name), schema: column },
    )
  const learnt = new Set(cells.map((cell) => cell.schema.name))
  const beside = stated.columns.filter(({ name }) => name === time?.column && isNamedWith(name, stated, learnt))
  const columns = [...cells.map((cell) => cell.schema), ...beside]
  const counts = childrenOf(schema, name).map((child) => {
    const counted = new Float64Array(kept.rows.length)
    for (const unit of below.get(child.name)?.unitOf ?? []) counted[unit]! += 1
    return numberColumn(countName(schema, child.name), Array.from(counted))
  })
  const person = parent === undefined ? undefined : personName(schema)
  const { patient: _, timeToEvent, rules, relations, ...rest } = stated
  const mine = new Set(columns.map((column) => column.name))
  return {
    table: Table.of(
      [
        ...cells.map((cell) => cell.column),
        ...beside.map((column) => rows.column(column.name)),
        ...counts,
        ...(person === undefined ? [] : [levelColumn(person, Array.from(kept.personOf, String))]),
      ],
      rows.rowCount,
    ),
    schema: {
      ...rest,
      columns: [
        ...columns,
        ...counts.map(
          (column): ColumnSchema => ({
            name: column.name,
            kind: 'numeric',
            role: 'feature',
            precision: 0,
            bounds: { min: 0 },
          }),
        ),
        ...(person === undefined
          ? []
          : [{ name: person, kind: 'identifier' as const, role: 'direct-identifier' as const, surrogate: 'none' }]),
      ],
      ...(person !== undefined && { patient: person }),
      ...(timeToEvent && { timeToEvent: timeToEvent.filter(({ time, event }) => mine.has(time) && mine.has(event)) }),
      ...(rules && {
        rules: rules.filter(({ expression }) => columnsOf(parseExpression(expression)).every((name) => mine.has(name))),
      }),
      ...(relations && {
        relations: relations.filter((relation) => {
          const { column, inputs } = partsOf(relation)
          return mine.has(column) && inputs.every((name) => mine.has(name))
        }),
      }),
    },
    beside: beside.map((column) => column.name),
  }
}

/** Whether a relation speaks of a column and, but for it, of learnt ones alone. */
function isNamedWith(name: string, schema: Schema, learnt: ReadonlySet<string>): boolean {
  return relationsOf(schema).some((relation) => {
    const { column, inputs } = partsOf(relation)
    const named = [column, ...inputs]
    return named.includes(name) && named.every((each) => each === name || learnt.has(each))
  })
}

/** Name of the column that tells people apart in a training table. */
export function personName(schema: LinkedSchema): string {
  return countName(schema, 'nobody')
}

/** The cells of a number column; NaN where missing. */
export function numbersOf({ values, valid }: NumberColumn): Float64Array {
  return valid === null ? values : values.map((value, row) => (valid[row] === 0 ? Number.NaN : value))
}
