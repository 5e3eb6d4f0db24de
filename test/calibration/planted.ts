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
