import type { Column, NumberColumn } from '../../column.js'
import { type ColumnSchema, isModelled, isNumberKind, type Schema } from '../../schema.js'
import type { Table } from '../../table.js'
import type { Relation } from '../relation.js'
import { completeRows } from './complete-rows.js'

/** A relation that every row of a table keeps, with what speaks for it. */
export interface Candidate<Each = Relation> {
  readonly relation: Each
  /** Rows that could have broken it: those with all the cells it needs. */
  readonly rows: number
  /** Of an order: the share of these rows in which both are equal. */
  readonly equal?: number
  /**
   * Why it may be an accident though no row breaks it: the columns seem to measure different things (`unlike`), or it says
   * little more than it would with a column less (`contrived`). A person has to say whether it must hold.
   */
  readonly doubt?: 'unlike' | 'contrived'
}

/** What the search for one kind of relation looks at. */
export interface Search {
  readonly table: Table
  readonly schemas: ReadonlyMap<string, ColumnSchema>
  readonly minCount: number
  /** How probable, as a natural logarithm, a relation may be by chance: the false-alarm rate of one kind. */
  readonly logAlarm: number
  /** Rows spread evenly over those in which no column is missing; at most `most`. */
  readonly spreadRows: ReturnType<typeof completeRows>
}

export function searchOf(
  table: Table,
  schema: Schema,
  { minCount, logAlarm }: { readonly minCount: number; readonly logAlarm: number },
): Search {
  const schemas = new Map(schema.columns.map((column) => [column.name, column]))
  return { table, schemas, minCount, logAlarm, spreadRows: completeRows(table.rowCount) }
}

/** Beyond as many modelled columns none is compared with another: pairs grow with their square. */
export const mostSearchedColumns = 1000

/** The modelled columns in schema order; none when they are too many to be compared. */
export function searchedColumns({ table, schemas }: Search): Column[] {
  const modelled = [...schemas.values()].filter(isModelled)
  return modelled.length > mostSearchedColumns ? [] : modelled.map(({ name }) => table.column(name))
}

export function searchedNumbers(search: Search): NumberColumn[] {
  return searchedColumns(search).filter((column): column is NumberColumn => column.type === 'number')
}

export function searchedDates(search: Search): NumberColumn[] {
  return searchedNumbers(search).filter(({ name }) => schemaOf(search, name).kind === 'datetime')
}

/** The numeric columns, without dates. */
export function searchedAmounts(search: Search): NumberColumn[] {
  return searchedNumbers(search).filter(({ name }) => schemaOf(search, name).kind === 'numeric')
}

export function schemaOf({ schemas }: Search, name: string): ColumnSchema {
  return schemas.get(name) as ColumnSchema
}

export function isLevelColumn({ schemas }: Search, name: string): boolean {
  const column = schemas.get(name)
  return column !== undefined && !isNumberKind(column.kind)
}
