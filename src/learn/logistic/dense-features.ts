import { quantile } from '../../math/index.js'
import {
  type Column,
  isMissing,
  type LevelColumn,
  type NumberColumn,
  presentValues,
  type Table,
} from '../../table/index.js'
import type { DenseFeatures } from './logistic.js'

/** Levels of one column beyond the most frequent ones share a feature. */
const mostLevels = 60

/** Writes the features of a column into a row: `write(column)(row, values, offset)`. */
interface Block {
  readonly width: number
  /** Of its features, those that the others of the block and an intercept do not determine. */
  readonly free: number
  readonly names: readonly string[]
  write(column: Column): (row: number, values: Float64Array, offset: number) => void
}

/** Learnt on one table, used on any other with the same columns. */
export interface DenseEncoder {
  readonly featureNames: readonly string[]
  /** Features less one for each column of levels, whose features sum to one, and less constant ones. */
  readonly freeFeatures: number
  encode(table: Table): DenseFeatures
}

/**
 * Features for linear models: numbers with the median for missing, standardised, and a standardised flag where the fitted
 * table has missing cells; one 0/1 feature a level, missing and rare levels among them. O(rows × features).
 */
export function fitDenseEncoder(table: Table, columnNames: readonly string[]): DenseEncoder {
  const blocks = columnNames.map((name) => {
    const column = table.column(name)
    return column.type === 'number' ? numberBlock(column) : levelBlock(column)
  })
  const featureCount = blocks.reduce((sum, { width }) => sum + width, 0)
  return {
    featureNames: blocks.flatMap(({ names }) => names),
    freeFeatures: blocks.reduce((sum, { free }) => sum + free, 0),
    encode(other) {
      const values = new Float64Array(other.rowCount * featureCount)
      let start = 0
      blocks.forEach((block, index) => {
        const write = block.write(other.column(columnNames[index]!))
        for (let row = 0; row < other.rowCount; row++) write(row, values, row * featureCount + start)
        start += block.width
      })
      return { values, rowCount: other.rowCount, featureCount }
    },
  }
}

function numberBlock(column: NumberColumn): Block {
  const present = presentValues(column)
  const median = quantile(present, 0.5) ?? 0
  const filled = column.values.map((value, row) => (isMissing(column, row) ? median : value))
  const scaled = standardiser(filled)
  const flags = Float64Array.from(column.values, (_, row) => (isMissing(column, row) ? 1 : 0))
  const flagged = present.length < column.values.length && present.length > 0 ? standardiser(flags) : null
  return {
    width: flagged === null ? 1 : 2,
    free: (scaled(median + 1) === scaled(median) ? 0 : 1) + (flagged === null ? 0 : 1),
    names: flagged === null ? [column.name] : [column.name, `${column.name} is missing`],
    write: (other) => (row, values, offset) => {
      const missing = isMissing(other, row) || other.type !== 'number'
      values[offset] = scaled(missing ? median : other.values[row]!)
      if (flagged !== null) values[offset + 1] = flagged(missing ? 1 : 0)
    },
  }
}

/** (x − mean) / standard deviation with n below, as scikit-learn; a constant becomes 0. */
function standardiser(values: Float64Array): (value: number) => number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0
  return (value) => (value - mean) * scale
}

function levelBlock(column: LevelColumn): Block {
  const counts = new Map<string | null, number>()
  for (const code of column.codes) {
    const level = column.levels[code] ?? null
    counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  const ranked = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (String(a) < String(b) ? -1 : 1))
  const placeOf = new Map(ranked.map(([level], index) => [level, Math.min(index, mostLevels - 1)]))
  const width = Math.min(ranked.length, mostLevels)
  const isShared = (place: number) => place === mostLevels - 1 && ranked.length > mostLevels
  return {
    width,
    free: Math.max(0, width - 1),
    names: ranked
      .slice(0, width)
      .map(([level], place) => `${column.name} = ${isShared(place) ? '(rare)' : (level ?? '(missing)')}`),
    write(other) {
      if (other.type !== 'level') return () => {}
      const places = other.levels.map((level) => placeOf.get(level))
      const missing = placeOf.get(null)
      return (row, values, offset) => {
        const code = other.codes[row]!
        const place = code < 0 ? missing : places[code]
        if (place !== undefined) values[offset + place] = 1
      }
    },
  }
}
