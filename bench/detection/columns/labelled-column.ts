import { groupBy } from '../group-by.js'
import type { Part } from '../held-back.js'

/** What a column is to a person's privacy; README.md beside this file defines the four. */
export type Role = 'direct' | 'quasi' | 'sensitive' | 'other'

export const roles: readonly Role[] = ['direct', 'quasi', 'sensitive', 'other']

/** The halves and the later set have the first two. */
export type Language = 'fr' | 'en' | 'de' | 'es' | 'pt' | 'it' | 'nl' | 'nordic' | 'pl'

/** A column as a file holds it, and what somebody who has not seen a detector says it is. */
export interface LabelledColumn {
  readonly table: string
  readonly name: string
  /** Kind of source: "laboratory system", "billing", "clinical trial" … */
  readonly source: string
  readonly language: Language
  readonly role: Role
  /** Finer than the role: "nir", "birth-date", "laboratory-value" … */
  readonly class: string
  /** True where the definitions leave two answers open: shown, never counted. */
  readonly arguable?: true
  readonly part: Part
  /** Cells as written in the file, in the order of its rows; missing ones in the file's own manner. */
  readonly values: readonly string[]
}

/** What a detector is given: a table's columns by name and cells, nothing else. */
export interface UnlabelledTable {
  readonly table: string
  readonly columns: readonly { readonly name: string; readonly values: readonly string[] }[]
}

/** A role a column, in the order of the columns. */
export type ColumnDetector = (table: UnlabelledTable) => readonly Role[] | Promise<readonly Role[]>

/** The columns of each table together, in the order they came. */
export function tablesOf(columns: readonly LabelledColumn[]): ReadonlyMap<string, readonly LabelledColumn[]> {
  return groupBy(columns, ({ table }) => table)
}
