import { mean, standardDeviation } from 'simple-statistics'
import {
  type ColumnSchema,
  columnStep,
  countMissing,
  fewestPeople,
  isModelled,
  type LevelColumn,
  type NumberColumn,
  patientIndex,
  presentRows,
  type Schema,
  type Table,
} from '../table/index.js'
import { guardedQuantiles } from './guarded-quantiles.js'
import { withoutExtremes } from './without-extremes.js'

/** Centre and spread of a number column, in its unit; of datetimes in milliseconds since 1970. */
export interface NumberSummary {
  readonly type: 'number'
  /** Of the values without those of the four people with the highest and the four with the lowest. */
  readonly mean: number
  /** Their standard deviation, divided by their number, as numpy's. */
  readonly deviation: number
  /** The 25, 50 and 75 % quantiles of all values; null where too few people lie beyond. */
  readonly quartiles: readonly [lower: number | null, median: number | null, upper: number | null]
}

/** The levels of a column that at least five people hold, most frequent first, ties by name; and the rows of all others. */
export interface LevelSummary {
  readonly type: 'level'
  readonly counts: readonly (readonly [level: string, rows: number])[]
  readonly others: number
}

export type ColumnSummary = {
  readonly name: string
  readonly rows: number
  readonly missing: number
  /** Absent for a column that is never learnt, and for one that too few people have. */
  readonly values?: NumberSummary | LevelSummary
}

/**
 * What each column holds, in the order of the schema, without a number or a level of fewer than five people: a first look at a
 * table that may be shown. O(columns × n log n).
 *
 * @example
 * for (const { name, values } of summariseTable(table, schema)) if (values?.type === 'number') console.log(name, values.mean)
 */
export function summariseTable(table: Table, schema: Schema): ColumnSummary[] {
  const patientOf = patientIndex(table, schema)
  return schema.columns.map((described): ColumnSummary => {
    const column = table.column(described.name)
    const values = isModelled(described)
      ? column.type === 'number'
        ? summariseNumbers(column, { described, patientOf })
        : summariseLevels(column, patientOf)
      : undefined
    const counts = { rows: table.rowCount, missing: countMissing(column) }
    return { name: described.name, ...counts, ...(values && { values }) }
  })
}

/** Mean and standard deviation of values without the most extreme people's (`patientOf` null: each value is another's), rounded as `shortened` says; null for too few. */
export function guardedMoments(
  values: Float64Array,
  patientOf: Int32Array | null,
): Pick<NumberSummary, 'mean' | 'deviation'> | null {
  const kept = withoutExtremes(values, { patientOf, minCount: fewestPeople })
  const people = patientOf === null ? kept.length : new Set(kept.map((at) => patientOf[at]!)).size
  if (people < fewestPeople) return null
  const inner = Array.from(kept, (at) => values[at]!)
  const deviation = standardDeviation(inner)
  return { mean: shortened(mean(inner), deviation), deviation: shortened(deviation, deviation) }
}

/** As many decimals as two digits of the deviation have: with more, whoever has the other rows could solve for the last one. */
function shortened(value: number, deviation: number): number {
  if (deviation === 0) return value
  const decimals = 1 - Math.floor(Math.log10(deviation))
  return decimals >= 0
    ? Number(value.toFixed(Math.min(decimals, 100)))
    : Math.round(value * 10 ** decimals) / 10 ** decimals
}

function summariseNumbers(
  column: NumberColumn,
  { described, patientOf }: { readonly described: ColumnSchema; readonly patientOf: Int32Array },
): NumberSummary | undefined {
  const rows = presentRows(column)
  const values = new Float64Array(rows.length).map((_, at) => column.values[rows[at]!]!)
  const people = new Int32Array(rows.length).map((_, at) => patientOf[rows[at]!]!)
  const moments = guardedMoments(values, people)
  if (moments === null) return undefined
  const quantiles = guardedQuantiles(values, { patientOf: people, step: columnStep(described) })
  return { type: 'number', ...moments, quartiles: [quantiles.at(0.25), quantiles.at(0.5), quantiles.at(0.75)] }
}

function summariseLevels({ levels, codes }: LevelColumn, patientOf: Int32Array): LevelSummary {
  const rows = new Float64Array(levels.length)
  const people = levels.map(() => new Set<number>())
  codes.forEach((code, row) => {
    if (code < 0) return
    rows[code]! += 1
    people[code]!.add(patientOf[row]!)
  })
  const counts = levels
    .map((level, code): [string, number] => [level, rows[code]!])
    .filter((_, code) => people[code]!.size >= fewestPeople)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const named = counts.reduce((sum, [, count]) => sum + count, 0)
  return { type: 'level', counts, others: rows.reduce((sum, count) => sum + count, 0) - named }
}
