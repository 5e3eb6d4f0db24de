import { type Column, levelCounts, numberColumn, Table } from '../../../src/table/index.js'
import type { CourseView } from './course-views.js'
import type { Courses } from './courses.js'
import { presentOrNaN } from './ordered-cells.js'

const mostLevels = 8

/**
 * One row a person: what a table of visits says of whoever's they are. Count, first time, span, mean, least, greatest and standard
 * deviation of gaps; of every number column mean, least, greatest, standard deviation, first, last, slope over time, share missing and mean
 * absolute step; of levels the shares of the eight most frequent, first, last, changes and distinct ones. `columns` says which levels:
 * they are those of training people. O(rows × columns).
 */
export function historyTable(
  courses: Courses,
  { view, training }: { readonly view: CourseView; readonly training: Courses },
): Table {
  const name = (what: string) => `${view.table}: ${what}`
  return Table.of(
    [
      ...timeFeatures(courses, name),
      ...courses.columns.flatMap((column, index) => {
        const own = (what: string) => name(`${column.name}, ${what}`)
        const known = training.columns[index]!
        if (column.type === 'number') return numberFeatures(courses, presentOrNaN(column), own)
        return levelFeatures(courses, column, { name: own, levels: known.type === 'level' ? mostFrequent(known) : [] })
      }),
    ],
    courses.people,
  )
}

type Naming = (what: string) => string

function timeFeatures(courses: Courses, name: Naming): Column[] {
  const { starts, times } = courses
  const count = features(courses, [name('count')], (person) => [starts[person + 1]! - starts[person]!])
  if (times === null) return count
  const names = ['first time', 'span', 'mean gap', 'least gap', 'greatest gap', 'deviation of gaps'].map(name)
  const rest = features(courses, names, (person) => {
    const own = present(times.subarray(starts[person]!, starts[person + 1]!))
    const gaps = own.slice(1).map((time, index) => time - own[index]!)
    return [own[0], own.length === 0 ? undefined : own.at(-1)! - own[0]!, ...moments(gaps)]
  })
  return [...count, ...rest]
}

function numberFeatures(courses: Courses, cells: Float64Array, name: Naming): Column[] {
  const { starts, times } = courses
  const names = ['mean', 'least', 'greatest', 'deviation', 'first', 'last', 'slope', 'share missing', 'mean step'].map(
    name,
  )
  return features(courses, names, (person) => {
    const [start, end] = [starts[person]!, starts[person + 1]!]
    const own = present(cells.subarray(start, end))
    if (start === end) return []
    const steps = own.slice(1).map((cell, index) => Math.abs(cell - own[index]!))
    return [
      ...moments(own),
      own[0],
      own.at(-1),
      slope(cells.subarray(start, end), times?.subarray(start, end)),
      1 - own.length / (end - start),
      steps.length === 0 ? undefined : sum(steps) / steps.length,
    ]
  })
}

function levelFeatures(
  courses: Courses,
  column: Extract<Column, { type: 'level' }>,
  { name, levels }: { readonly name: Naming; readonly levels: readonly string[] },
): Column[] {
  const { starts, people } = courses
  const ranks = column.levels.map((level) => levels.indexOf(level))
  const names = [
    ...levels.map((_, rank) => name(`share of level ${rank + 1}`)),
    name('changes'),
    name('distinct'),
    name('share missing'),
  ]
  const codesOf = (person: number) =>
    column.codes.subarray(starts[person]!, starts[person + 1]!).filter((code) => code >= 0)
  const shares = features(courses, names, (person) => {
    const rows = starts[person + 1]! - starts[person]!
    if (rows === 0) return []
    const own = codesOf(person)
    const counts = new Float64Array(levels.length)
    for (const code of own) if (ranks[code]! >= 0) counts[ranks[code]!]! += 1
    const changes = own.reduce((total, code, index) => total + (index > 0 && code !== own[index - 1] ? 1 : 0), 0)
    return [
      ...Array.from(counts, (count) => (own.length === 0 ? undefined : count / own.length)),
      ...[changes, new Set(own).size, 1 - own.length / rows],
    ]
  })
  const ends = (['first', 'last'] as const).map((end): Column => {
    const codes = Int32Array.from({ length: people }, (_, person) => codesOf(person).at(end === 'first' ? 0 : -1) ?? -1)
    return { type: 'level', name: name(end), levels: column.levels, codes }
  })
  return [...shares, ...ends]
}

function features(
  { people }: Courses,
  names: readonly string[],
  of: (person: number) => readonly (number | undefined)[],
): Column[] {
  const cells = names.map(() => new Array<number | null>(people).fill(null))
  for (let person = 0; person < people; person++)
    of(person).forEach((cell, index) => {
      if (cell !== undefined && Number.isFinite(cell)) cells[index]![person] = cell
    })
  return names.map((name, index) => numberColumn(name, cells[index]!))
}

/** Mean, least, greatest and standard deviation (of the sample itself). */
function moments(values: Float64Array): (number | undefined)[] {
  if (values.length === 0) return [undefined, undefined, undefined, undefined]
  const mean = sum(values) / values.length
  let [least, greatest, squares] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const value of values) {
    least = Math.min(least, value)
    greatest = Math.max(greatest, value)
    squares += (value - mean) ** 2
  }
  return [mean, least, greatest, Math.sqrt(squares / values.length)]
}

/** Least squares over time, or over the place in the order where there is no time; undefined where it does not vary. */
function slope(cells: Float64Array, times: Float64Array | undefined): number | undefined {
  let [count, meanTime, meanCell, products, squares] = [0, 0, 0, 0, 0]
  for (let row = 0; row < cells.length; row++) {
    const time = times === undefined ? row : times[row]!
    if (Number.isNaN(cells[row]!) || Number.isNaN(time)) continue
    count += 1
    const step = time - meanTime
    meanTime += step / count
    meanCell += (cells[row]! - meanCell) / count
    products += step * (cells[row]! - meanCell)
    squares += step * (time - meanTime)
  }
  return squares > 0 ? products / squares : undefined
}

function mostFrequent(column: Extract<Column, { type: 'level' }>): string[] {
  const counts = [...levelCounts(column)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return counts.slice(0, mostLevels).map(([level]) => level)
}

function present(cells: Float64Array): Float64Array {
  return cells.filter((cell) => !Number.isNaN(cell))
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
