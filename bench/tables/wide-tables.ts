import { createRng } from '../../src/math/index.js'
import { type Column, levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

export interface MadeTable {
  readonly table: Table
  readonly schema: Schema
}

const answers = ['1', '2', '3', '4', '5']

/**
 * Answers of five steps to many items: three traits that nobody asked for, correlated by .3, each behind a third of the items, so
 * that two items of one trait correlate by .45 or so.
 */
export function questionnaire({ rows = 800, items = 120 } = {}): MadeTable {
  const rng = createRng('questionnaire')
  const common = Float64Array.from({ length: rows }, () => rng.normal())
  const traits = [0, 1, 2].map(() =>
    Float64Array.from({ length: rows }, (_, row) => Math.sqrt(0.3) * common[row]! + Math.sqrt(0.7) * rng.normal()),
  )
  const names = Array.from({ length: items }, (_, item) => `item${item + 1}`)
  const columns = names.map((name, item) => {
    const [hardness, trait] = [rng.normal() * 0.4, traits[item % traits.length]!]
    const answered = Array.from(trait, (of) =>
      String(Math.max(1, Math.min(5, Math.round(3 + hardness + 0.75 * of + 0.75 * rng.normal())))),
    )
    return levelColumn(name, answered, answers)
  })
  const schema: Schema = {
    name: 'questionnaire',
    columns: names.map((name) => ({ name, kind: 'ordinal', role: 'feature', levels: answers })),
  }
  return { table: Table.of(columns), schema }
}

/** Numbers of five causes, half of the cells missing at random. */
export function halfMissing({ rows = 800, columns = 170 } = {}): MadeTable {
  const rng = createRng('half missing')
  const causes = Array.from({ length: 5 }, () => Float64Array.from({ length: rows }, () => rng.normal()))
  const names = Array.from({ length: columns }, (_, at) => `x${at + 1}`)
  const made = names.map((name, at): Column => {
    const cause = causes[at % causes.length]!
    const values = Array.from(cause, (of) => Math.round(100 * (0.7 * of + 0.7 * rng.normal())) / 100)
    return numberColumn(
      name,
      values.map((value) => (rng.uniform() < 0.5 ? null : value)),
    )
  })
  const schema: Schema = {
    name: 'half-missing',
    columns: names.map((name) => ({ name, kind: 'numeric', role: 'feature', precision: 2 })),
  }
  return { table: Table.of(made), schema }
}

/** Mean correlation of pairs of columns of one cause, `groups` of them taking turns; rows with both cells. */
export function withinGroups(table: Table, names: readonly string[], groups: number): number {
  const numbers = names.map((name) => numbersOf(table.column(name)))
  const pairs = numbers.flatMap((first, at) =>
    numbers.slice(at + 1).flatMap((second, next) => ((next + 1) % groups === 0 ? [correlation(first, second)] : [])),
  )
  return pairs.reduce((sum, value) => sum + value, 0) / pairs.length
}

function numbersOf(column: Column): Float64Array {
  if (column.type === 'level')
    return Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : Number(column.levels[code])))
  return Float64Array.from(column.values, (value, row) => (column.valid?.[row] === 0 ? Number.NaN : Number(value)))
}

function correlation(a: Float64Array, b: Float64Array): number {
  const rows = [...a.keys()].filter((row) => !Number.isNaN(a[row]! + b[row]!))
  const mean = (values: Float64Array) => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length
  const [ofA, ofB] = [mean(a), mean(b)]
  let [both, first, second] = [0, 0, 0]
  for (const row of rows) {
    const [x, y] = [a[row]! - ofA, b[row]! - ofB]
    both += x * y
    first += x * x
    second += y * y
  }
  return both / Math.sqrt(first * second)
}
