import { columnCounter, detectColumn } from '../../src/identity/index.js'
import { type Column, isMissing, numberRange, type Schema, type Table } from '../../src/table/index.js'

/** What is seen of the columns of a table, by names and cells together; no cell of it. */
export interface SeenColumns {
  /** The kind of identifier or fact that each column was found to hold: an id of `columnClasses`. */
  readonly classes: ReadonlyMap<string, string>
  /** The highest age in years, of columns of ages and of dates of birth, where it can be worked out. */
  readonly oldest: ReadonlyMap<string, number>
  /** Columns of stretches of time shorter than a year, as k-anonymity writes them. */
  readonly stretches: ReadonlySet<string>
  /** Whether there are dates of birth and nothing says on which day people had which age. */
  readonly birthAlone: boolean
  /** Whether a column holds free text, which may hold anything. */
  readonly hasText: boolean
}

/** Cells of a column that are looked at, evenly spread over its rows. */
const mostCells = 20_000
const year = 365.2425 * 86_400_000

/** Looks at every column of a table. O(rows) for ages and dates, and a bounded number of cells a column for the rest. */
export function seenColumns(table: Table, schema: Schema): SeenColumns {
  const kinds = new Map(schema.columns.map(({ name, kind }) => [name, kind]))
  const classes = new Map(
    table.columns.map((column) => [column.name, classOf(column, kinds.get(column.name) === 'datetime')]),
  )
  const dates = table.columns.filter(({ name, type }) => kinds.get(name) === 'datetime' && type === 'number')
  const isBirth = ({ name }: Column) => classes.get(name) === 'birth-date'
  const others = dates.filter((column) => !isBirth(column)).flatMap((column) => numberRange(column) ?? [])
  const oldest = new Map<string, number>()
  let birthAlone = false
  for (const column of table.columns) {
    const ends = numberRange(column)
    if (ends === undefined) continue
    if (classes.get(column.name) === 'age') oldest.set(column.name, ends.high)
    if (!dates.includes(column) || !isBirth(column)) continue
    // The oldest was born first; where no other date is, the day on which the youngest was born is the least that time has got to.
    const age = (Math.max(ends.high, ...others.map(({ high }) => high)) - ends.low) / year
    if (others.length > 0 || age > 90) oldest.set(column.name, age)
    else birthAlone = true
  }
  return {
    ...{ classes, oldest, birthAlone },
    stretches: new Set(table.columns.filter(isFineStretch).map(({ name }) => name)),
    hasText: schema.columns.some(({ name, kind }) => kind === 'text' && !isNamed(classes.get(name))),
  }
}

/** `2024-Q1`, `2024-02`, `2024-02-01/10` in every cell but `*`. */
function isFineStretch(column: Column): boolean {
  if (column.type === 'number') return false
  const used = new Set(column.codes)
  const levels = column.levels.filter((level, code) => used.has(code) && level !== '*')
  return levels.length > 0 && levels.every((level) => /^\d{4}-(?:Q[1-4]$|\d{2}(?:$|-\d{2}))/.test(level))
}

/** Whether a text column is known to hold one kind of thing only, such as family names. */
function isNamed(found: string | undefined): boolean {
  return found !== undefined && !['none', 'unexplained', 'free-text', 'nameless-text'].includes(found)
}

function classOf(column: Column, isDate: boolean): string {
  const rows = column.type === 'number' ? column.values.length : column.codes.length
  const counter = columnCounter(column.name)
  const step = Math.max(1, Math.ceil(rows / mostCells))
  for (let row = 0; row < rows; row += step)
    counter.add(isMissing(column, row) ? undefined : textOf(column, { row, isDate }))
  return detectColumn(counter.texts()).class
}

function textOf(column: Column, { row, isDate }: { readonly row: number; readonly isDate: boolean }): string {
  if (column.type !== 'number') return column.levels[column.codes[row]!]!
  const value = column.values[row]!
  return isDate ? new Date(value).toISOString().slice(0, 10) : String(value)
}
