import { type Column, isMissing, type Schema, type Table } from '../../src/table/index.js'
import { modelledNames } from '../modelled-columns.js'
import { remembered } from '../remembered.js'

const mostRows = 20_000
/** Columns with the most values, from which keys of one or two columns are tried. */
const mostKeyColumns = 10
const fewestGroups = 30
/** Rows of a group on average, and the share of rows that are not alone. */
const [fewestEach, mostEach, leastShared] = [1.3, 60, 0.5] as const
/** A column stands still where this share of rows has the value of its group's first row, though less than `mostAlike` of all do. */
const [standingStill, mostAlike] = [0.97, 0.7] as const
const fewestStanding = 2

/**
 * The one or two columns whose values seem to tell whose row it is, where the schema names no patient: equal values come in
 * groups, and at least two other columns stand still in them that vary between groups, as sex and treatment do over the visits
 * of a person. A code with its labels looks alike: folds by it are as good. Null where there is none. O(columns² × rows).
 */
export function presumedPeople(schema: Schema, train: Table): readonly string[] | null {
  if (schema.patient !== undefined) return null
  return remembered([schema, train], 'presumed people', () => {
    const rows = train.slice(0, mostRows)
    const columns = modelledNames(schema).map((name) => ({ name, keys: keysOf([rows.column(name)], rows.rowCount) }))
    const wide = columns
      .map((column) => ({ ...column, distinct: new Set(column.keys).size }))
      .sort((a, b) => b.distinct - a.distinct)
      .slice(0, mostKeyColumns)
    const groupsBy = (names: readonly string[]) =>
      keysOf(
        names.map((name) => rows.column(name)),
        rows.rowCount,
      )
    const standingBy = (names: readonly string[]) => {
      const groups = groupsBy(names)
      return columns
        .filter(({ name, keys }) => !names.includes(name) && standsStill(keys, groups))
        .map(({ name }) => name)
    }
    const single = wide.map(({ name }) => [name])
    const pairs = wide.flatMap(({ name }, at) => wide.slice(at + 1).map((other) => [name, other.name]))
    let best: { readonly names: readonly string[]; readonly standing: number } | null = null
    for (const names of [...single, ...pairs]) {
      if (!isGrouping(groupsBy(names))) continue
      // What follows from one of two columns says nothing for both.
      const byOne = names.length === 1 ? [] : names.flatMap((name) => standingBy([name]))
      const standing = standingBy(names).filter((name) => !byOne.includes(name)).length
      if (standing >= fewestStanding && standing > (best?.standing ?? 0)) best = { names, standing }
    }
    return best?.names ?? null
  })
}

/** A number for each row, the same where all columns have the same cells. */
export function keysOf(columns: readonly Column[], rowCount: number): Int32Array {
  const keys = new Map<string, number>()
  return Int32Array.from({ length: rowCount }, (_, row) => {
    const text = columns.map((column) => cellKey(column, row)).join(' ')
    const known = keys.get(text) ?? keys.size
    keys.set(text, known)
    return known
  })
}

function cellKey(column: Column, row: number): number {
  if (isMissing(column, row)) return Number.NaN
  return column.type === 'number' ? column.values[row]! : column.codes[row]!
}

function isGrouping(groups: Int32Array): boolean {
  const sizes = countsOf(groups)
  const each = groups.length / sizes.length
  const shared = sizes.reduce((sum, size) => sum + (size > 1 ? size : 0), 0) / groups.length
  return sizes.length >= fewestGroups && each >= fewestEach && each <= mostEach && shared >= leastShared
}

function standsStill(keys: Int32Array, groups: Int32Array): boolean {
  const alike = countsOf(keys).reduce((sum, count) => sum + (count / keys.length) ** 2, 0)
  if (alike > mostAlike) return false
  const first = new Map<number, number>()
  let [asked, same] = [0, 0]
  groups.forEach((group, row) => {
    const key = first.get(group)
    if (key === undefined) first.set(group, keys[row]!)
    else {
      asked++
      same += Number(key === keys[row])
    }
  })
  return same >= standingStill * asked
}

function countsOf(keys: Int32Array): number[] {
  const counts: number[] = []
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}
