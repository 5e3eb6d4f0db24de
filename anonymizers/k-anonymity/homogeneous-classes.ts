import { type Column, isMissing, type Schema, type Table } from '../../src/table/index.js'
import type { Plan } from './plan.js'

/** A released class all of whose rows have one value of a sensitive column: its group tells it, however large k is. */
export interface HomogeneousClass {
  /** The sensitive column, or the outcome. */
  readonly column: string
  /** The class as released, by column. */
  readonly labels: Readonly<Record<string, string>>
  readonly rows: number
}

const shown = 5

/** The largest such classes of each sensitive column and outcome, at most five a column; a missing value is none. O(rows × columns). */
export function homogeneousClasses(
  plan: Plan,
  { table, schema, classes }: { readonly table: Table; readonly schema: Schema; readonly classes: Int32Array },
): HomogeneousClass[] {
  const sensitive = schema.columns.filter(
    ({ role, kind, name }) => (role === 'sensitive' || role === 'outcome') && kind !== 'text' && table.has(name),
  )
  return sensitive.flatMap(({ name }) =>
    sameRows(table.column(name), { classes, count: plan.classes.length })
      .sort((a, b) => b.rows - a.rows || a.place - b.place)
      .slice(0, shown)
      .map(({ place, rows }) => ({
        column: name,
        labels: Object.fromEntries(plan.columns.map((column, at) => [column.name, plan.classes[place]![at]!])),
        rows,
      })),
  )
}

function sameRows(
  column: Column,
  { classes, count }: { readonly classes: Int32Array; readonly count: number },
): { readonly place: number; readonly rows: number }[] {
  const first = new Int32Array(count).fill(-1)
  const rows = new Int32Array(count)
  const isMixed = new Uint8Array(count)
  const cell = (row: number) => (column.type === 'number' ? column.values[row]! : column.codes[row]!)
  classes.forEach((place, row) => {
    if (place < 0) return
    rows[place]! += 1
    if (isMissing(column, row)) isMixed[place] = 1
    else if (first[place] === -1) first[place] = row
    else if (cell(first[place]!) !== cell(row)) isMixed[place] = 1
  })
  return [...rows.keys()].flatMap((place) =>
    isMixed[place] === 1 || rows[place]! < 2 ? [] : [{ place, rows: rows[place]! }],
  )
}
