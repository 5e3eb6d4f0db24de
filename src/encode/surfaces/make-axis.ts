import { type Column, cellAt, type NumberColumn, presentRows, type Table } from '../../table/index.js'
import { guardedQuantiles } from '../guarded-quantiles.js'
import type { Axis, NumberAxis } from './axis.js'

export interface AxisOptions {
  /** The patient of each row. */
  readonly patientOf: Int32Array
  readonly minCount: number
}

const knotShares = [0.25, 0.5, 0.75]
/** Skewness beyond which logarithms are tried. */
const leastSkew = 1
/** People that a level needs for an effect of its own, and such levels at most. */
const levelPeople = 20
const mostLevels = 4
const digits = 4

/** A column as an axis; null where it has one value, or no level but one that enough people have. O(n log n). */
export function makeAxis(column: Column, { patientOf, minCount }: AxisOptions): Axis | null {
  return column.type === 'level'
    ? levelAxis(column, { patientOf, minCount })
    : numberAxis(column, { patientOf, minCount })
}

function numberAxis(column: NumberColumn, { patientOf, minCount }: AxisOptions): NumberAxis | null {
  const rows = presentRows(column)
  const values = new Float64Array(rows.length).map((_, at) => column.values[rows[at]!]!)
  const people = new Int32Array(rows.length).map((_, at) => patientOf[rows[at]!]!)
  const quantiles = guardedQuantiles(values, { patientOf: people, step: 0, minCount })
  const [low, high] = [quantiles.nearest(0), quantiles.nearest(1)]
  if (low === null || high === null || low >= high) return null
  const within = values.map((value) => Math.max(low, Math.min(high, value)))
  const plain = momentsOf(within)
  const logged = low > 0 && plain.skew > leastSkew ? momentsOf(within.map(Math.log)) : null
  const isLog = logged !== null && Math.abs(logged.skew) < plain.skew
  const { mean, deviation } = isLog ? logged : plain
  if (!(deviation > 0)) return null
  const [centre, scale] = [rounded(mean), rounded(deviation)]
  const place = (value: number) => rounded(((isLog ? Math.log(value) : value) - centre) / scale)
  const knots = knotShares.flatMap((share) => quantiles.nearest(share) ?? []).map(place)
  const [from, to] = [place(low), place(high)]
  const inner = [...new Set(knots)].filter((knot) => knot > from && knot < to)
  return { type: 'number', column: column.name, isLog, low, high, centre, scale, knots: inner }
}

function levelAxis(column: Column, { patientOf }: AxisOptions): Axis | null {
  const people = new Map<string, Set<number>>()
  patientOf.forEach((patient, row) => {
    const level = cellAt(column, row)
    if (typeof level === 'string') people.set(level, (people.get(level) ?? new Set()).add(patient))
  })
  const common = [...people].filter(([, holders]) => holders.size >= levelPeople)
  common.sort(([a, of], [b, other]) => other.size - of.size || (a < b ? -1 : 1))
  const levels = common.slice(1, 1 + mostLevels).map(([level]) => level)
  return levels.length === 0 ? null : { type: 'level', column: column.name, levels }
}

function momentsOf(values: Float64Array): { readonly mean: number; readonly deviation: number; readonly skew: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let [second, third] = [0, 0]
  for (const value of values) {
    second += (value - mean) ** 2 / values.length
    third += (value - mean) ** 3 / values.length
  }
  const deviation = Math.sqrt(second)
  return { mean, deviation, skew: deviation > 0 ? third / deviation ** 3 : 0 }
}

function rounded(value: number): number {
  return Number(value.toPrecision(digits))
}

/** Axes of all columns that may have one, by name. O(columns × n log n). */
export function axesOf(table: Table, names: readonly string[], options: AxisOptions): ReadonlyMap<string, Axis> {
  return new Map(
    names.flatMap((name) => {
      const axis = makeAxis(table.column(name), options)
      return axis === null ? [] : [[name, axis] as const]
    }),
  )
}
