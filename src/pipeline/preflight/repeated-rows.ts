import {
  type Column,
  isMissing,
  isModelled,
  partsOf,
  patientIndex,
  type Schema,
  settlesColumn,
  type Table,
} from '../../table/index.js'
import { agreement, chancePairs } from './chance-pairs.js'
import { rowKeys } from './row-keys.js'
import type { PreflightWarning } from './warning.js'

/** Rows with fewer present cells agree by nature. */
const fewestCells = { whole: 5, nearly: 8 } as const
/** Where more rows than this have a twin, twins are the nature of the table and no mistake. */
const mostTwins = 0.05
/** Pairs must be this many times what chance alone would make. */
const beyondChance = 10
/** Taking every column out in turn is left out for longer tables. */
const mostRowsNearly = 200_000
const shownRows = 5

/**
 * Rows of different patients that agree in all learnt columns, or in all but one, where hardly any other rows do: somebody
 * entered twice lands on both sides of the split, and every measure of privacy suffers. Columns that follow from others by
 * a stated relation do not count. Rows are numbered, not shown. O(rows × columns), and as much again a column for "all but
 * one".
 */
export function repeatedRows(table: Table, schema: Schema): PreflightWarning[] {
  const columns = freeColumns(table, schema)
  const patientOf = patientIndex(table, schema)
  const present = presentCells(columns, table.rowCount)
  const agreements = columns.map(agreement)
  const keys = rowKeys(columns, table.rowCount)

  const whole = twins(keys.whole, { patientOf, counts: (row) => present[row]! >= fewestCells.whole })
  const same = isSuspicious(whole, chancePairs(agreements, table.rowCount)) ? whole : []
  if (table.rowCount > mostRowsNearly) return warningsOf(same, [])
  const nearly = new Set<number>()
  columns.forEach((column, left) => {
    const isLong = (row: number) => present[row]! - Number(!isMissing(column, row)) >= fewestCells.nearly
    const exact = new Set(whole)
    const rows = twins(keys.without(left), { patientOf, counts: isLong }).filter((row) => !exact.has(row))
    if (rows.length === 0) return
    const others = agreements.filter((_, index) => index !== left)
    if (isSuspicious(rows, chancePairs(others, table.rowCount))) for (const row of rows) nearly.add(row)
  })
  return warningsOf(same, [...nearly])

  /** A pair is two rows. */
  function isSuspicious(rows: readonly number[], pairsByChance: number): boolean {
    return rows.length <= mostTwins * table.rowCount && rows.length / 2 > beyondChance * pairsByChance
  }
}

function warningsOf(same: readonly number[], nearly: readonly number[]): PreflightWarning[] {
  const warnings: PreflightWarning[] = []
  const consequence = 'the same people may be there twice'
  if (same.length > 0) {
    const message = `${same.length} rows equal another patient's in all learnt columns (${rowNumbers(same)}): ${consequence}`
    warnings.push({ code: 'repeated-rows', message })
  }
  if (nearly.length > 0) {
    const message = `${nearly.length} rows equal another patient's in all learnt columns but one (${rowNumbers(nearly)}): ${consequence}`
    warnings.push({ code: 'nearly-repeated-rows', message })
  }
  return warnings
}

/** The learnt columns that do not follow from others. */
function freeColumns(table: Table, { columns, relations = [] }: Schema): Column[] {
  const derived = new Set(relations.filter(settlesColumn).map((relation) => partsOf(relation).column))
  return columns
    .filter((column) => isModelled(column) && !derived.has(column.name))
    .map(({ name }) => table.column(name))
}

function presentCells(columns: readonly Column[], rowCount: number): Uint32Array {
  const present = new Uint32Array(rowCount)
  for (const column of columns) for (let row = 0; row < rowCount; row++) if (!isMissing(column, row)) present[row]! += 1
  return present
}

/** The rows that count and whose key another patient's row has too. */
function twins(
  keys: Float64Array,
  { patientOf, counts }: { readonly patientOf: Int32Array; readonly counts: (row: number) => boolean },
): number[] {
  const firstOf = new Map<number, number>()
  const rowsOf = new Map<number, number[]>()
  keys.forEach((key, row) => {
    if (!counts(row)) return
    const first = firstOf.get(key)
    const known = rowsOf.get(key)
    if (first === undefined) firstOf.set(key, row)
    else if (known === undefined) rowsOf.set(key, [first, row])
    else known.push(row)
  })
  return [...rowsOf.values()].filter((rows) => rows.some((row) => patientOf[row] !== patientOf[rows[0]!])).flat()
}

function rowNumbers(rows: readonly number[]): string {
  const shown = [...rows].sort((a, b) => a - b).slice(0, shownRows)
  return `rows ${shown.map((row) => row + 1).join(', ')}${rows.length > shown.length ? ', …' : ''}`
}
