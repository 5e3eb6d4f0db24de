import { type Column, isMissing, levelCounts, presentValues, type Table } from '../../src/table/index.js'

/** Levels of a column that are predicted one by one, the most frequent first. */
const mostLevels = 4

/** One column as numbers between 0 and 1 to be predicted: see `columnTarget`. */
export interface ColumnTarget {
  readonly name: string
  /** Of the rows where the cell is present: their places, and one array a number, in the order of `rows`. */
  valuesOf(table: Table): { readonly rows: readonly number[]; readonly values: readonly Float64Array[] }
}

/**
 * What to predict of a column: of a number or date the share of training values below it (so that no value weighs more than
 * another by its size), of levels whether it is the first, second … of the four most frequent training levels (of two levels,
 * whether it is the rarer). Null when the training column does not vary.
 */
export function columnTarget(train: Column): ColumnTarget | null {
  const numbers = train.type === 'number' ? shareBelow(presentValues(train).sort()) : levelIndicators(train)
  if (numbers.length === 0) return null
  return {
    name: train.name,
    valuesOf(table) {
      const column = table.column(train.name)
      const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !isMissing(column, row))
      return { rows, values: numbers.map((number) => Float64Array.from(rows, (row) => number(column, row))) }
    },
  }
}

type Read = (column: Column, row: number) => number

function shareBelow(sorted: Float64Array): Read[] {
  if (sorted.length === 0 || sorted[0] === sorted[sorted.length - 1]) return []
  const [below, upTo] = [
    (value: number) => placeOf(sorted, (each) => each < value),
    (value: number) => placeOf(sorted, (each) => each <= value),
  ]
  const read: Read = (column, row) => {
    if (column.type !== 'number') throw new TypeError(`column ${column.name} changed its type`)
    const value = column.values[row]!
    return (below(value) + upTo(value)) / 2 / sorted.length
  }
  return [read]
}

/** How many of the first values satisfy a condition that none after them does. */
function placeOf(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(sorted[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

function levelIndicators(train: Column & { readonly type: 'level' }): Read[] {
  const ranked = [...levelCounts(train)].filter(([, count]) => count > 0)
  ranked.sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
  if (ranked.length < 2) return []
  const asked = ranked.length === 2 ? ranked.slice(1) : ranked.slice(0, mostLevels)
  return asked.map(([level]) => (column, row) => {
    if (column.type !== 'level') throw new TypeError(`column ${column.name} changed its type`)
    return Number(column.levels[column.codes[row]!] === level)
  })
}
