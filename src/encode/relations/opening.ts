import type { Evidence, Schema, Table } from '../../table/index.js'

/**
 * What a missing cell may be filled with: any code, one of a value, none (it stays missing), or one that may give such cells of
 * other columns.
 */
export type Filling = 'any' | 'present' | 'closed' | Evidence

/** The table whose missing cells are to be filled. */
export interface Opened {
  readonly table: Table
  readonly schema: Schema
  /** The modelled columns in the place of a column of the table; itself where it is modelled. */
  modelledAs(column: string): readonly string[]
}

/** The say that a relation has in missing cells. */
export interface Opening {
  /** Modelled columns. */
  readonly columns: readonly string[]
  /** Asked where such a cell is missing; of several relations the strictest counts. */
  fillingOf(row: number): Filling
}

/** Of what several relations say of one cell: closed before open for a condition that waits, before a choice. */
export function strictest(fillings: readonly Filling[]): Filling {
  if (fillings.includes('closed')) return 'closed'
  if (fillings.includes('any')) return 'any'
  return fillings.find((each) => each !== 'present') ?? 'present'
}
