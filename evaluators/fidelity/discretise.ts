import { sortedQuantile } from '../../src/math/index.js'
import {
  type Column,
  isMissing,
  type LevelColumn,
  levelCounts,
  type NumberColumn,
  presentValues,
  type Table,
} from '../../src/table/index.js'
import type { Codes } from '../grouped-counts.js'

export interface DiscretiseOptions {
  /** `width`: 10 bins of equal width over the real range, as SDMetrics. `frequency`: of equal share of real rows. */
  readonly bins: 'width' | 'frequency'
  /** Levels beyond the most frequent ones of the real rows share a code. */
  readonly mostLevels: number
}

export interface DiscreteColumn {
  readonly name: string
  /** Codes in use, the code of missing last. */
  readonly size: number
  encode(column: Column): Codes
}

const binCount = 10

/** Cells for every column, cut on the real rows alone and used for both sides. Missing is a cell. O(columns × n log n). */
export function discretise(real: Table, columnNames: readonly string[], options: DiscretiseOptions): DiscreteColumn[] {
  return columnNames.map((name) => {
    const column = real.column(name)
    return column.type === 'number' ? numberCells(column, options) : levelCells(column, options)
  })
}

function numberCells(real: NumberColumn, { bins }: DiscretiseOptions): DiscreteColumn {
  const present = presentValues(real).sort()
  const borders = Float64Array.from(new Set(bins === 'width' ? widthBorders(present) : frequencyBorders(present)))
  const size = borders.length + 2
  return {
    name: real.name,
    size,
    encode(column) {
      if (column.type !== 'number') throw new TypeError(`column ${column.name} changed its type`)
      const codes = new Uint8Array(column.values.length)
      for (let row = 0; row < codes.length; row++)
        codes[row] = isMissing(column, row) ? size - 1 : cellOf(column.values[row]!, borders)
      return { codes, size }
    },
  }
}

/** How many borders are at or below the value. */
function cellOf(value: number, borders: Float64Array): number {
  let cell = 0
  while (cell < borders.length && value >= borders[cell]!) cell++
  return cell
}

function widthBorders(sorted: Float64Array): number[] {
  const low = sorted[0] ?? 0
  const width = ((sorted[sorted.length - 1] ?? 0) - low) / binCount
  return width > 0 ? Array.from({ length: binCount - 1 }, (_, index) => low + (index + 1) * width) : []
}

function frequencyBorders(sorted: Float64Array): number[] {
  const borders = Array.from(
    { length: binCount - 1 },
    (_, index) => sortedQuantile(sorted, (index + 1) / binCount) ?? 0,
  )
  return borders.filter((border) => border > (sorted[0] ?? 0))
}

function levelCells(real: LevelColumn, { mostLevels }: DiscretiseOptions): DiscreteColumn {
  const kept = [...levelCounts(real)]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, mostLevels)
  const codeOf = new Map(kept.map(([level], code) => [level, code]))
  const size = kept.length + 2
  return {
    name: real.name,
    size,
    encode(column) {
      if (column.type !== 'level') throw new TypeError(`column ${column.name} changed its type`)
      const translated = column.levels.map((level) => codeOf.get(level) ?? size - 2)
      const codes = size <= 256 ? new Uint8Array(column.codes.length) : new Int32Array(column.codes.length)
      for (let row = 0; row < codes.length; row++) {
        const code = column.codes[row]!
        codes[row] = code < 0 ? size - 1 : translated[code]!
      }
      return { codes, size }
    },
  }
}
