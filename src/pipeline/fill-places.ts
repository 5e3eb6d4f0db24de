import { findHierarchy } from '../identity/index.js'
import type { Rng } from '../math/index.js'
import { type Column, type ColumnSchema, listedFor, type Schema, Table } from '../table/index.js'

/**
 * A table, or batches of one, with codes in the place of the regions that were learnt (`learnt: region`): any code of the region, each as likely,
 * from a public table; `(other)` and coarser regions are filled from regions that the schema does not list. So no code tells
 * more than its region does, and read by the schema again it is that region. Other cells stand as they are. O(cells).
 */
export async function* fillPlaces(
  tables: AsyncIterable<Table> | Table,
  { schema, rng }: { readonly schema: Schema; readonly rng: Rng },
): AsyncGenerator<Table> {
  const fills = new Map(
    schema.columns.flatMap((column) =>
      column.learnt === 'region' ? [[column.name, placeFill(column, rng.fork(`places:${column.name}`))] as const] : [],
    ),
  )
  for await (const table of tables instanceof Table ? [tables] : tables) {
    const columns = table.columns.map((column) => fills.get(column.name)?.(column) ?? column)
    yield fills.size === 0 ? table : Table.of(columns, table.rowCount)
  }
}

function placeFill(column: ColumnSchema, rng: Rng): (column: Column) => Column {
  const codesOf = codesByLevel(column)
  return (cells) => {
    if (cells.type !== 'level') return cells
    const codeOf = new Map<string, number>()
    const codes = cells.codes.map((code) => {
      const level = code < 0 ? undefined : cells.levels[code]
      if (level === undefined) return -1
      const choices = codesOf.get(level) ?? [level]
      const text = choices[Math.floor(rng.uniform() * choices.length)] ?? level
      const filled = codeOf.get(text) ?? codeOf.size
      codeOf.set(text, filled)
      return filled
    })
    return { type: 'level', name: cells.name, levels: [...codeOf.keys()], codes }
  }
}

/** The public codes that a listed level stands for. */
function codesByLevel(column: ColumnSchema): ReadonlyMap<string, readonly string[]> {
  const { levels = [], hierarchy = '' } = column
  const { regions } = findHierarchy(hierarchy) ?? {}
  const found = new Map<string, string[]>()
  for (const region of regions?.all() ?? []) {
    const level = levels.includes(region) ? region : listedFor(region, column)
    if (level === null) continue
    const codes = regions?.codesOf(region).filter((code) => standsFor(code, column) === level) ?? []
    found.set(level, [...(found.get(level) ?? []), ...codes])
  }
  return found
}

function standsFor(code: string, column: ColumnSchema): string | null {
  return column.levels?.includes(code) ? code : listedFor(code, column)
}
