import { type Column, isMissing, type NumberColumn } from '../../column.js'
import { isModelled, isNumberKind, type Schema } from '../../schema.js'
import type { Table } from '../../table.js'
import type { Relation } from '../relation.js'

/** A relation that every row of a table keeps, with what speaks for it. */
export interface Candidate {
  readonly relation: Relation
  /** Rows that could have broken it: those with all the cells it needs. */
  readonly rows: number
  /** Of an order: the share of these rows in which both are equal. */
  readonly equal?: number
}

/** What the search for one kind of relation looks at. */
export interface Search {
  readonly table: Table
  readonly schema: Schema
  readonly minCount: number
  /** How probable, as a natural logarithm, a relation may be by chance: the false-alarm rate of one kind. */
  readonly logAlarm: number
}

/** The modelled columns in schema order. */
export function searchedColumns({ table, schema }: Search): Column[] {
  return schema.columns.filter(isModelled).map(({ name }) => table.column(name))
}

export function searchedNumbers(search: Search): NumberColumn[] {
  return searchedColumns(search).filter((column): column is NumberColumn => column.type === 'number')
}

/** The numeric columns, without dates. */
export function searchedAmounts(search: Search): NumberColumn[] {
  return searchedNumbers(search).filter(({ name }) => schemaOf(search, name).kind === 'numeric')
}

export function schemaOf({ schema }: Search, name: string): Schema['columns'][number] {
  return schema.columns.find((column) => column.name === name) as Schema['columns'][number]
}

export function isLevelColumn({ schema }: Search, name: string): boolean {
  return schema.columns.some((column) => column.name === name && !isNumberKind(column.kind))
}

/** Rows spread evenly over those in which no column is missing; at most `most`. O(rows). */
export function spreadRows(columns: readonly Column[], rowCount: number, most = Number.POSITIVE_INFINITY): Uint32Array {
  const complete: number[] = []
  for (let row = 0; row < rowCount; row++) if (!columns.some((column) => isMissing(column, row))) complete.push(row)
  const count = Math.min(most, complete.length)
  return Uint32Array.from({ length: count }, (_, index) => complete[Math.floor((index * complete.length) / count)]!)
}
