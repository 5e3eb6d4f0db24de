import { cellAt, type LevelColumn, levelCounts } from '../../column.js'
import type { LinkedTables } from '../linked-tables.js'
import { mostEntities } from '../pivot.js'

/** That a table holds one measurement a row. */
export interface LongLayout {
  readonly entity: string
  readonly value: string
  /** Distinct measurements. */
  readonly entities: number
  /** Rows that repeat their parent, time and measurement. */
  readonly repeats: number
  readonly rows: number
}

/**
 * Whether a child table is long: one column of 2 to 60 levels names the measurement, one number is its value, and next to
 * keys and time nothing else varies but what the measurement tells: its unit, the name of its code. Rows of one parent and time hold different measurements: at most one in twenty
 * repeats one. O(rows).
 */
export function findLong(tables: LinkedTables, name: string): LongLayout | undefined {
  const { columns, key, parent, references = [], time } = tables.schema.tables.find((each) => each.name === name)!
  const fixed = new Set([key, parent?.column, time?.column, ...references.map(({ column }) => column)])
  const table = tables.table(name)
  const free = columns.filter((each) => !fixed.has(each.name) && table.has(each.name))
  const numbers = free.filter(({ kind }) => kind === 'numeric')
  const levels = free.flatMap(({ name: own }) => {
    const column = table.column(own)
    return column.type === 'level' ? [column] : []
  })
  const [value] = numbers
  if (value === undefined || numbers.length > 1 || levels.length + 1 !== free.length) return undefined
  const entity = levels.find((each) => levels.every((other) => other === each || isToldBy(each, other)))
  if (entity === undefined) return undefined
  const count = levelCounts(entity).size
  if (count < 2 || count > mostEntities) return undefined
  const parentRows = tables.parentRows(name)
  const moments = time === undefined ? undefined : table.column(time.column)
  const seen = new Set<string>()
  const moment = new Set<string>()
  let rows = 0
  for (let row = 0; row < table.rowCount; row++) {
    if (parentRows[row]! < 0) continue
    const at = `${parentRows[row]} ${moments === undefined ? '' : cellAt(moments, row)}`
    moment.add(at)
    seen.add(`${at} ${entity.codes[row]}`)
    rows++
  }
  const repeats = rows - seen.size
  // A code and a dose are no visit: several measurements share a moment.
  if (repeats > rows / 20 || rows - moment.size < rows / 5) return undefined
  return { entity: entity.name, value: value.name, entities: count, repeats, rows }
}

/** Whether rows of one level of the first column all hold the same in the second, missing cells included. O(rows). */
function isToldBy({ codes }: LevelColumn, other: LevelColumn): boolean {
  const told = new Map<number, number>()
  return codes.every((code, row) => {
    const known = told.get(code) ?? other.codes[row]!
    told.set(code, known)
    return known === other.codes[row]
  })
}
