import { sortedQuantile } from '../../src/math/index.js'
import { type Column, isMissing, isModelled, presentValues, type Schema, type Table } from '../../src/table/index.js'

const fewestRows = 50
const mostGroups = 40

/** People of one level, or of one third of a number, of a quasi-identifier. */
export interface PeopleGroup {
  readonly name: string
  /** The rows of a table that belong to it. */
  rowsOf(table: Table): number[]
}

/** Groups of at least 50 training rows: every level of the quasi-identifiers, and thirds of those that are numbers. At most 40. */
export function peopleGroups(schema: Schema, train: Table): PeopleGroup[] {
  return schema.columns
    .filter((column) => column.role === 'quasi-identifier' && isModelled(column))
    .flatMap(({ name }) => groupsOf(train.column(name)))
    .filter(({ rowsOf }) => rowsOf(train).length >= fewestRows)
    .slice(0, mostGroups)
}

function groupsOf(column: Column): PeopleGroup[] {
  const { name } = column
  const group = (label: string, holds: (column: Column, row: number) => boolean): PeopleGroup => ({
    name: label,
    rowsOf(table) {
      const other = table.column(name)
      return Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => holds(other, row))
    },
  })
  if (column.type === 'level')
    return column.levels.map((level) =>
      group(`${name} = ${level}`, (other, row) => other.type === 'level' && other.levels[other.codes[row]!] === level),
    )
  const sorted = presentValues(column).sort()
  const cuts = [1 / 3, 2 / 3].map((share) => sortedQuantile(sorted, share) ?? 0)
  const borders = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY]
  return ['lowest', 'middle', 'highest'].map((label, third) =>
    group(
      `${name}, ${label} third`,
      (other, row) =>
        other.type === 'number' &&
        !isMissing(other, row) &&
        other.values[row]! > borders[third]! &&
        other.values[row]! <= borders[third + 1]!,
    ),
  )
}
