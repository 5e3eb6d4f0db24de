import type { DistinctCells, People, Places, StoredRows } from '../../io/index.js'
import { type Column, profileDistinct, type TextProfile } from '../../table/index.js'

/** Distinct cells of a column that are counted; where there are more, a sample has to tell. */
export const mostDistinct = 100_000

/** A column whose distinct cells are all known. */
export interface KnownColumn {
  /** Its distinct raw cells, as a column. */
  readonly cells: Column
  readonly distinct: DistinctCells
}

export type KnownColumns = ReadonlyMap<string, KnownColumn>

export interface CountColumnsOptions {
  /** Only these columns, of the rows of the people with these places. */
  readonly among?: { readonly names: readonly string[]; readonly people: People; readonly places: Places }
  /** People of a cell that are told apart; they are not counted when absent. */
  readonly mostHolders?: number | undefined
  readonly onProgress?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** The distinct cells of every column that has no more than `mostDistinct`. */
export async function countColumns(
  rows: StoredRows,
  { among, ...asked }: CountColumnsOptions = {},
): Promise<KnownColumns> {
  const names = among?.names ?? rows.columns.map(({ name }) => name)
  const found = await rows.distinct(names, { ...asked, most: mostDistinct, ...(among && { among }) })
  return new Map(
    [...found].map(([name, distinct]) => [name, { cells: distinctColumn(name, distinct), distinct }] as const),
  )
}

/** What inference asks of a column, over all rows. */
export function profilesOf(known: KnownColumns, rowCount: number): ReadonlyMap<string, TextProfile> {
  return new Map(
    [...known].map(([name, { cells, distinct }]) => [name, profileDistinct(cells, { ...distinct, rowCount })]),
  )
}

function distinctColumn(name: string, { cells }: DistinctCells): Column {
  if (cells instanceof Float64Array) return { type: 'number', name, values: cells, valid: null }
  return { type: 'level', name, levels: cells, codes: Int32Array.from(cells, (_, code) => code) }
}
