import { boundsOf, columnsOf, isNumberKind, type Schema, type Table } from '../../table/index.js'
import { type Axis, numberAt } from './axis.js'
import { holdsOf } from './condition.js'
import { declaredBounds } from './domain.js'
import type { Condition } from './question.js'

/** Numbers that are summed over rows, to be let go with noise. What stands here is public. */
export interface Measurement {
  /** The same for measurements that are made alike. */
  readonly key: string
  /** The columns that are read for it. */
  readonly columns: readonly string[]
  /** For the ledger, in a few words. */
  readonly title: string
  readonly size: number
  /** Whole steps that stand for 1: counts have one, sums of fractions many. */
  readonly grid: number
  /** What one row adds, in Euclidean norm, at most; and why, in a line. */
  readonly norm: number
  readonly reason: string
  /** How its numbers hang together with those of others; absent where they do not. */
  readonly structure?: Structure
  /** Sums over the rows of a table, in whole steps. O(rows). */
  sums(table: Table): Float64Array
}

/** A table of counts, or of sums: its cells are the places of axes; who is not in the cohort has a cell of their own at the end. */
export interface Structure {
  readonly axes: readonly Axis[]
  readonly cohort?: Condition
  /** What is summed in each cell: rows, or a number of each. Sums of different numbers are taken as unrelated. */
  readonly of: string
}

/** What is summed: a number of each row between −1 and 1, 0 where it is missing. */
export interface Weighing {
  readonly key: string
  readonly column: string
  readonly title: string
  of(table: Table): Float64Array
}

/** Steps of a sum of fractions: a row's own is right to a hundred-thousandth of its range. */
export const fine = 65_536

interface CellsRequest {
  readonly axes: readonly Axis[]
  readonly cohort?: Condition | undefined
  readonly schema: Schema
  readonly weighing?: Weighing
}

/** How many people are in each cell of a table, or the sum of a number of theirs. */
export function cellsOf({ axes, cohort, schema, weighing }: CellsRequest): Measurement {
  const cells = axes.reduce((product, { labels }) => product * labels.length, 1)
  const hasOutside = cohort !== undefined && weighing === undefined
  const columns = [
    ...new Set([
      ...axes.flatMap((axis) => axis.columns),
      ...(cohort ? columnsOf(cohort.expression) : []),
      ...(weighing ? [weighing.column] : []),
    ]),
  ]
  return {
    columns,
    key: JSON.stringify([
      weighing?.key ?? 'count',
      axes.map(({ key }) => key),
      cohort?.key ?? null,
      domainKey(schema, columns),
    ]),
    title: weighing === undefined ? `counts of ${cells} cells` : `${weighing.title} in ${cells} cells`,
    size: cells + (hasOutside ? 1 : 0),
    grid: weighing === undefined ? 1 : fine,
    norm: 1,
    reason:
      weighing === undefined
        ? 'a row is in one cell and adds 1 to it'
        : 'a row is in one cell and adds at most 1 to it',
    structure: { axes, ...(cohort && { cohort }), of: weighing?.key ?? 'count' },
    sums(table) {
      const sums = new Float64Array(cells + (hasOutside ? 1 : 0))
      const inside = cohort && holdsOf(cohort, table, schema)
      const places = axes.map((axis) => axis.place(table))
      const weights = weighing?.of(table)
      for (let row = 0; row < table.rowCount; row++) {
        if (inside !== undefined && inside[row] === 0) {
          if (hasOutside) sums[cells]! += 1
          continue
        }
        let cell = 0
        for (let axis = 0; axis < axes.length; axis++) cell = cell * axes[axis]!.labels.length + places[axis]![row]!
        sums[cell]! += weights === undefined ? 1 : Math.round(within(weights[row]!) * fine)
      }
      return sums
    },
  }
}

/** Whatever comes, a number between −1 and 1. */
export function within(value: number): number {
  return Number.isNaN(value) ? 0 : Math.max(-1, Math.min(1, value))
}

/** A column's numbers on [−1, 1] by its declared bounds, or twice their square less 1. */
export function scaled(
  name: string,
  { schema, question, power }: { readonly schema: Schema; readonly question: string; readonly power: 1 | 2 },
): Weighing & { readonly middle: number; readonly half: number } {
  const column = schema.columns.find((each) => each.name === name)!
  const { min, max } = declaredBounds(column, question)
  const middle = (min + max) / 2
  const half = (max - min) / 2
  return {
    key: JSON.stringify([power === 1 ? 'sum' : 'squares', name, min, max]),
    column: name,
    title: power === 1 ? `sums of ${name}` : `squares of ${name}`,
    middle,
    half,
    of(table) {
      const cells = table.column(name)
      return Float64Array.from({ length: table.rowCount }, (_, row) => {
        const value = numberAt(cells, row)
        if (value === undefined) return 0
        const centred = within((value - middle) / half)
        return power === 1 ? centred : 2 * centred * centred - 1
      })
    },
  }
}

/** What is declared of columns, so that answers of one declaration are not taken for those of another. */
export function domainKey(schema: Schema, names: readonly string[]): unknown {
  return names.map((name) => {
    const column = schema.columns.find((each) => each.name === name)!
    const { min = null, max = null } = boundsOf(column)
    return isNumberKind(column.kind) ? [name, min, max] : [name, column.levels ?? []]
  })
}
