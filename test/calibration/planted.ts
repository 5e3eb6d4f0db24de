import { mixedSpace, neighbourSearch } from '../../src/learn/index.js'
import { permutation, type Rng } from '../../src/math/index.js'
import {
  type Column,
  isMissing,
  isModelled,
  type LevelColumn,
  type NumberColumn,
  type Schema,
  Table,
  takeRows,
} from '../../src/table/index.js'

/** The real rows a planted generator may use: it learnt from `train`; `fresh` are rows nobody else holds. */
export interface Source {
  readonly schema: Schema
  readonly train: Table
  readonly fresh: Table
  readonly rng: Rng
}

export type Generator = (source: Source) => Table

function mapColumns(table: Table, change: (column: Column) => Column): Table {
  return Table.of(table.columns.map(change), table.rowCount)
}

function rowsOf(table: Table): number[] {
  return Array.from({ length: table.rowCount }, (_, row) => row)
}

function replace(table: Table, column: Column): Table {
  return mapColumns(table, (each) => (each.name === column.name ? column : each))
}

/** Real rows that nobody learnt from: what a perfect generator gives. */
export const unseenRows: Generator = ({ fresh }) => fresh

export const copy: Generator = ({ train }) => train

/** Every number moved by one per cent of its range, one level in a hundred changed. */
export const noisyCopy: Generator = ({ train, rng }) =>
  mapColumns(train, (column) => {
    const stream = rng.fork(column.name)
    if (column.type === 'level') {
      const codes = column.codes.map((code) =>
        code >= 0 && stream.uniform() < 0.01 ? stream.below(column.levels.length) : code,
      )
      return { ...column, codes }
    }
    const present = column.values.filter((_, row) => !isMissing(column, row))
    const range =
      present.reduce((most, value) => Math.max(most, value), 0) -
      present.reduce((least, value) => Math.min(least, value), Infinity)
    return { ...column, values: column.values.map((value) => Math.round(value + 0.01 * range * stream.normal())) }
  })

/** Fresh rows, with the training rows furthest from everybody else copied among them: one in ten. */
export const outlierLeak: Generator = (source) =>
  leakOutliers(source, { people: Math.round(0.1 * source.train.rowCount) })

/** The same with one in forty. */
export const fewOutliersLeak: Generator = (source) =>
  leakOutliers(source, { people: Math.round(0.025 * source.train.rowCount) })

export function leakOutliers({ schema, train, fresh }: Source, { people }: { readonly people: number }): Table {
  const names = schema.columns.filter(isModelled).map(({ name }) => name)
  const points = mixedSpace([train], names)(train)
  const { distances } = neighbourSearch(points)(points, { excludeSelf: true })
  const isolated = rowsOf(train).sort((a, b) => distances[b]! - distances[a]!)
  const leaked = train.take(isolated.slice(0, people))
  return Table.of(
    fresh.columns.map((column) => join(column, leaked.column(column.name))),
    fresh.rowCount + leaked.rowCount,
  )
}

function join(first: Column, second: Column): Column {
  if (first.type === 'number' && second.type === 'number') {
    const flags = (column: NumberColumn) => column.values.map((_, row) => Number(!isMissing(column, row)))
    return {
      ...first,
      values: Float64Array.from([...first.values, ...second.values]),
      valid: Uint8Array.from([...flags(first), ...flags(second)]),
    }
  }
  const levels = first as LevelColumn
  const other = second as LevelColumn
  const codeOf = (code: number) => (code < 0 ? -1 : levels.levels.indexOf(other.levels[code]!))
  return { ...levels, codes: Int32Array.from([...levels.codes, ...Array.from(other.codes, codeOf)]) }
}

/** Each row half-way between a training row and its nearest neighbour: numbers averaged, levels of the first (SMOTE). */
export const interpolation: Generator = ({ schema, train, rng }) => {
  const names = schema.columns.filter(isModelled).map(({ name }) => name)
  const points = mixedSpace([train], names)(train)
  const { rows: nearest } = neighbourSearch(points)(points, { excludeSelf: true })
  const share = Float64Array.from(nearest, () => rng.uniform())
  return mapColumns(train, (column) => {
    if (column.type === 'level') return column
    const other = takeRows(column, nearest) as NumberColumn
    return {
      ...column,
      values: column.values.map((value, row) => Math.round(value + share[row]! * (other.values[row]! - value))),
    }
  })
}

export const independent: Generator = ({ train, rng }) =>
  mapColumns(train, (column) => takeRows(column, permutation(train.rowCount, rng.fork(column.name))))

/** Fresh rows whose two-level outcome is turned round. */
export const swappedOutcome: Generator = ({ schema, fresh }) => {
  const name = schema.columns.find(({ role }) => role === 'outcome')!.name
  const column = fresh.column(name) as LevelColumn
  return replace(fresh, { ...column, codes: column.codes.map((code) => (code < 0 ? -1 : 1 - code)) })
}

/** Fresh rows whose strongest finding is turned round: few affected nodes where there were many, and the other way. */
export const turnedFinding: Generator = ({ fresh }) => {
  const column = fresh.column('nodes') as NumberColumn
  const most = column.values.reduce((high, value) => Math.max(high, value), 0)
  return replace(fresh, { ...column, values: column.values.map((value) => most - value) })
}

/** Fresh rows, one in fifty of which breaks the first rule `a <= b` of the schema. */
export const brokenRule: Generator = ({ schema, fresh, rng }) => {
  const [left = '', right = ''] = (schema.rules?.[0]?.expression ?? '').split('<=').map((side) => side.trim())
  const column = fresh.column(left) as NumberColumn
  const limit = fresh.column(right) as NumberColumn
  const values = column.values.map((value, row) => (rng.uniform() < 0.02 ? limit.values[row]! + 30 : value))
  return replace(fresh, { ...column, values })
}

/** Fresh rows whose ages and follow-up times have a decimal that nobody wrote. */
export const foreignDigits: Generator = ({ fresh, rng }) =>
  mapColumns(fresh, (column) =>
    column.type === 'number' && ['age', 'dtime', 'rtime'].includes(column.name)
      ? { ...column, values: column.values.map((value) => value + rng.below(5) / 10) }
      : column,
  )

/** Fresh rows without the oldest third. */
export const droppedSubgroup: Generator = ({ fresh, train }) => {
  const ages = (train.column('age') as NumberColumn).values.slice().sort()
  const limit = ages[Math.floor((2 * ages.length) / 3)]!
  const column = fresh.column('age') as NumberColumn
  return fresh.take(rowsOf(fresh).filter((row) => column.values[row]! <= limit))
}

/** Fresh rows, and copies of the two training people furthest from everybody else. */
export const twoOutliers: Generator = (source) => leakOutliers(source, { people: 2 })

/** Fresh rows in the order of the training rows they are nearest to. */
export const inTrainingOrder: Generator = ({ schema, train, fresh }) => {
  const names = schema.columns.filter(isModelled).map(({ name }) => name)
  const place = mixedSpace([train], names)
  const { rows: nearest } = neighbourSearch(place(train))(place(fresh))
  return fresh.take(rowsOf(fresh).sort((a, b) => nearest[a]! - nearest[b]! || a - b))
}

/** Fresh rows, the first column of numbers of which has further digits: so many millionths. */
function withDigits({ schema, fresh }: Source, digits: (row: number) => number): Table {
  const { name } = schema.columns.find(({ kind, role }) => kind === 'numeric' && isModelled({ kind, role }))!
  const column = fresh.column(name) as NumberColumn
  return replace(fresh, { ...column, values: column.values.map((value, row) => value + digits(row) * 1e-6) })
}

/** Fresh rows whose digits beyond the sixth decimal tell the last modelled column of the training row in the same place. */
export const lowDigitsOfSecrets: Generator = (source) => {
  const { schema, train, rng } = source
  const secret = train.column(schema.columns.filter(isModelled).at(-1)!.name)
  const cells = Float64Array.from(secret.type === 'number' ? secret.values : secret.codes)
  const most = cells.reduce((largest: number, cell: number) => Math.max(largest, cell), 1)
  // Spread like noise: each value has its stretch.
  return withDigits(source, (row) => 1e6 * ((cells[row % cells.length]! + rng.uniform()) / (most + 1) - 0.5))
}

/** Fresh rows that carry the number of a training row in the digits beyond the sixth decimal. */
export const lowDigitsOfRows: Generator = (source) => withDigits(source, (row) => row % source.train.rowCount)

/** Copies of as many training rows as there are fresh ones, two columns of each drawn anew. */
export const twoRedrawn: Generator = (source) => {
  const { train, fresh, rng } = source
  const copied = train.take(sampled(train, fresh.rowCount, rng.fork('rows')))
  const names = source.schema.columns.filter(isModelled).map(({ name }) => name)
  const chosen = rowsOf(copied).map(() => [...permutation(names.length, rng)].slice(0, 2).map((at) => names[at]!))
  return mapColumns(copied, (column) => {
    const order = permutation(copied.rowCount, rng.fork(column.name))
    return takeRows(
      column,
      rowsOf(copied).map((row) => (chosen[row]!.includes(column.name) ? order[row]! : row)),
    )
  })
}

/** Each row the first half of its columns from one training row and the others from another. */
export const splice: Generator = ({ schema, train, fresh, rng }) => {
  const names = schema.columns.filter(isModelled).map(({ name }) => name)
  const [first, second] = ['first', 'second'].map((half) => sampled(train, fresh.rowCount, rng.fork(half)))
  const head = new Set(names.slice(0, Math.ceil(names.length / 2)))
  return Table.of(
    train.columns.map((column) => takeRows(column, (head.has(column.name) ? first : second)!)),
    fresh.rowCount,
  )
}

/** Training rows, every number replaced by one at most two in a hundred ranks away, one level in a hundred changed. */
export const rankNoise: Generator = ({ train, rng }) =>
  mapColumns(train, (column) => {
    const stream = rng.fork(column.name)
    if (column.type === 'level')
      return {
        ...column,
        codes: column.codes.map((code) =>
          code >= 0 && stream.uniform() < 0.01 ? stream.below(column.levels.length) : code,
        ),
      }
    const present = rowsOf(train).filter((row) => !isMissing(column, row))
    const order = present.sort((a, b) => column.values[a]! - column.values[b]!)
    const reach = Math.max(1, Math.round(0.02 * order.length))
    const values = column.values.slice()
    order.forEach((row, rank) => {
      const other = rank + stream.below(2 * reach + 1) - reach
      values[row] = column.values[order[Math.min(order.length - 1, Math.max(0, other))]!]!
    })
    return { ...column, values }
  })

function sampled(table: Table, size: number, rng: Rng): number[] {
  return Array.from({ length: size }, () => rng.below(table.rowCount))
}
