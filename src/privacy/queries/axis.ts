import {
  type Column,
  cellAt,
  columnsOf,
  datetimeWriter,
  evaluateExpression,
  isMissing,
  isNumberKind,
  type Schema,
  type Table,
} from '../../table/index.js'
import { columnNamed, declaredBounds, declaredLevels, refused } from './domain.js'
import type { Condition, Grouping } from './question.js'

/** A way to divide people: every row falls into one of so many places, which are known before anything is read. */
export interface Axis {
  /** The same for axes that divide alike. */
  readonly key: string
  readonly columns: readonly string[]
  /** What each place is called; the last is that of missing cells where there is one. */
  readonly labels: readonly string[]
  readonly missing?: number
  /** Edges of bands, where the places are bands of one column. */
  readonly edges?: readonly number[]
  /** What is asked of a row, where the places are no, yes and unknown. */
  readonly condition?: Condition
  /** Axes whose places settle this one's, by `combine`. */
  readonly parts?: readonly Axis[]
  readonly combine?: (places: readonly number[]) => number
  /** The place of every row. O(rows). */
  place(table: Table): Int32Array
}

export const missingLabel = '(missing)'

/** The levels of a column, or bands of its numbers: from an edge to below the next, the last edge included. */
export function axisOf(grouping: Grouping, schema: Schema, question: string): Axis {
  const { column: name, edges } = grouping
  const column = columnNamed(name, schema, question)
  if (edges === undefined && !isNumberKind(column.kind)) return levelAxis(name, declaredLevels(column, question))
  const { min, max } = declaredBounds(column, question)
  if (edges === undefined) throw refused('it is a number column: give edges for its bands', { column, question })
  if (edges.length < 2 || edges.some((edge, at) => at > 0 && !(edge > edges[at - 1]!)))
    throw refused('edges must rise, two at least', { column, question })
  const write = column.kind === 'datetime' ? datetimeWriter(column) : shortNumber
  return bandAxis(name, { edges, min, max, write })
}

function levelAxis(name: string, levels: readonly string[]): Axis {
  return {
    key: JSON.stringify(['levels', name, levels]),
    columns: [name],
    labels: [...levels, missingLabel],
    missing: levels.length,
    place(table) {
      const column = table.column(name)
      if (column.type !== 'level') return new Int32Array(table.rowCount).fill(levels.length)
      const places = column.levels.map((level) => levels.indexOf(level))
      return Int32Array.from(column.codes, (code) => {
        const place = code < 0 ? -1 : places[code]!
        return place < 0 ? levels.length : place
      })
    },
  }
}

interface Bands {
  readonly edges: readonly number[]
  readonly min: number
  readonly max: number
  readonly write: (value: number) => string
}

function bandAxis(name: string, { edges, min, max, write }: Bands): Axis {
  // Numbers below the first edge or above the last have places of their own where the bounds allow them.
  const inner = edges.slice(1).map((edge, at) => `${write(edges[at]!)} – ${write(edge)}`)
  const under = min < edges[0]! ? [`< ${write(edges[0]!)}`] : []
  const over = max > edges.at(-1)! ? [`> ${write(edges.at(-1)!)}`] : []
  const labels = [...under, ...inner, ...over, missingLabel]
  const missing = labels.length - 1
  return {
    key: JSON.stringify(['bands', name, edges, under.length, over.length]),
    columns: [name],
    labels,
    missing,
    edges,
    place(table) {
      const column = table.column(name)
      return Int32Array.from({ length: table.rowCount }, (_, row) => {
        const value = numberAt(column, row)
        if (value === undefined) return missing
        if (value < edges[0]!) return 0
        if (value > edges.at(-1)!) return missing - 1
        return under.length + Math.min(inner.length - 1, bandOf(value, edges))
      })
    },
  }
}

/** The band that a value lies in: from an edge to below the next. O(log edges). */
function bandOf(value: number, edges: readonly number[]): number {
  let low = 0
  let high = edges.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (value < edges[middle]!) high = middle
    else low = middle
  }
  return value >= edges[high]! ? high : low
}

/** Whether a condition is true of a row, is not, or cannot be told. */
export function conditionAxis(condition: Condition, schema: Schema): Axis {
  return {
    key: JSON.stringify(['condition', condition.key]),
    columns: columnsOf(condition.expression),
    labels: ['no', 'yes', missingLabel],
    missing: 2,
    condition,
    place: (table) => placesOfTruth(evaluateExpression(condition.expression, table, schema)),
  }
}

/** No, yes and unknown as places. */
export function placesOfTruth(truth: Int8Array): Int32Array {
  return Int32Array.from(truth, (value) => (value < 0 ? 2 : value))
}

/** A value of a number column; undefined where it is missing. */
export function numberAt(column: Column, row: number): number | undefined {
  if (column.type !== 'number' || isMissing(column, row)) return undefined
  return cellAt(column, row) as number
}

export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(12)))
}
