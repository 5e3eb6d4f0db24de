import { centredRanks } from '../../src/math/index.js'
import {
  type Column,
  type ColumnSchema,
  isMissing,
  type LevelColumn,
  levelCounts,
  type Schema,
  type Table,
} from '../../src/table/index.js'
import { modelledColumns } from '../modelled-columns.js'

/** An ordered view of a column, so that two of them have a signed rank correlation. */
export interface RelationFeature {
  readonly column: string
  /** The column, or `column = level`. */
  readonly name: string
  /** Ranks less their mean over the present cells, NaN where missing. */
  ranksOf(table: Table): Float64Array
}

const mostLevels = 8
const smallestShare = 0.05
const fewestRows = 25

/**
 * Numbers, dates and ordinals as they are; of a column with two levels the later one against the other; of other levels each
 * of the eight most frequent against the rest, where it has 5 % of the rows and 25 of them. Read from the training rows.
 */
export function relationFeatures(schema: Schema, train: Table): RelationFeature[] {
  return modelledColumns(schema).flatMap((described) => featuresOf(described, train.column(described.name)))
}

function featuresOf(described: ColumnSchema, column: Column): RelationFeature[] {
  const { name } = described
  if (column.type === 'number')
    return [feature(name, name, (other, row) => (other.type === 'number' ? other.values[row]! : Number.NaN))]
  if (described.kind === 'ordinal') {
    const placeOf = new Map((described.levels ?? column.levels).map((level, place) => [level, place]))
    return [feature(name, name, (other, row) => placeOf.get(levelAt(other, row)) ?? Number.NaN)]
  }
  const counts = [...levelCounts(column)].filter(([, count]) => count > 0)
  const rows = counts.reduce((sum, [, count]) => sum + count, 0)
  const frequent = counts
    .filter(([, count]) => count >= Math.max(fewestRows, smallestShare * rows))
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, mostLevels)
    .map(([level]) => level)
  const asked = counts.length === 2 ? frequent.slice().sort(laterFirst(described)).slice(0, 1) : frequent
  return asked.map((level) =>
    feature(name, `${name} = ${level}`, (other, row) => Number(levelAt(other, row) === level)),
  )
}

/** By the order of the schema, else by text. */
function laterFirst({ levels = [] }: ColumnSchema): (a: string, b: string) => number {
  return (a, b) => levels.indexOf(b) - levels.indexOf(a) || (a < b ? 1 : -1)
}

function levelAt(column: Column, row: number): string {
  return (column as LevelColumn).levels[(column as LevelColumn).codes[row]!]!
}

function feature(column: string, name: string, valueAt: (column: Column, row: number) => number): RelationFeature {
  return {
    column,
    name,
    ranksOf(table) {
      const cells = table.column(column)
      const values = Float64Array.from({ length: table.rowCount }, (_, row) =>
        isMissing(cells, row) ? Number.NaN : valueAt(cells, row),
      )
      const present = Uint32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!))
      const ranks = centredRanks(Float64Array.from(present, (row) => values[row]!))
      present.forEach((row, place) => {
        values[row] = ranks[place]!
      })
      return values
    },
  }
}
