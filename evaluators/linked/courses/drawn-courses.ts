import { guardedQuantiles } from '../../../src/encode/index.js'
import { quantile, type Rng, sampleWithoutReplacement } from '../../../src/math/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { wholeSets } from '../privacy/row-keys.js'
import { type CourseView, courseViews } from './course-views.js'
import type { Courses } from './courses.js'
import { presentOrNaN } from './ordered-cells.js'

const mostColumns = 6
const fewestMoments = 3
/** A column is taken for several measurements where so many rows share a moment, and more of its variance than this lies between levels of another. */
const fewestShared = 0.3
const mostBetween = 0.5
/** Synthetic people whose courses are drawn, each with so many values at least. */
const drawnPeople = 7
const fewestValues = 3
/** About so many moments at which people are summed up. */
const wantedMoments = 12
const fewestPeople = 10
const day = 86_400_000

/** How a number of a child table goes over time: real people summed up, synthetic ones too, and some synthetic people by themselves. */
export interface DrawnCourses {
  readonly table: string
  readonly column: string
  /** Of a column that holds several measurements (a long table that stays long), the one that is drawn. */
  readonly where?: { readonly column: string; readonly level: string }
  /** The column of time, and how it counts: as it stands, or in days since a person's first row where it is a date. */
  readonly time: string
  readonly clock: 'as it stands' | 'days since the first row'
  /** Ends of the spans of time that are summed up; one more than bands. */
  readonly edges: readonly number[]
  /** Of training people; null where fewer than ten have a value. */
  readonly real: readonly (CourseBand | null)[]
  readonly synthetic: readonly (CourseBand | null)[]
  /** Some synthetic people, none of them like a training person in every row. */
  readonly lines: readonly (readonly (readonly [time: number, value: number])[])[]
}

/**
 * Quartiles over people of a person's mean value in a span of time, each a number between those of five people and of five others (or
 * shared by five); null where so few lie beyond it.
 */
export interface CourseBand {
  readonly people: number
  readonly low: number | null
  readonly middle: number | null
  readonly high: number | null
}

/** The courses of the best observed number columns of every table with a time. No course of a real person is in it. O(rows × columns). */
export function drawnCourses({
  train,
  synthetic,
  rng,
}: {
  readonly train: LinkedTables
  readonly synthetic: LinkedTables
  readonly rng: Rng
}): DrawnCourses[] {
  return courseViews(train).flatMap((view) => {
    const time = train.schema.tables.find(({ name }) => name === view.table)?.time?.column
    if (!view.hasTime || time === undefined) return []
    const { isDated } = view
    const [own, made] = [view.of(train), view.of(synthetic)]
    const [ownTimes, madeTimes] = [own, made].map((courses) => clockOf(courses, isDated)) as [
      Float64Array,
      Float64Array,
    ]
    const edges = edgesOf(ownTimes)
    if (edges === null) return []
    const shown = shownPeople(view, { train, synthetic, rng: rng.fork(view.table) })
    const asked = numberColumns(own, view).flatMap((index) => measurementsIn(own, { view, index }))
    return asked.slice(0, mostColumns).map(({ index, where }): DrawnCourses => {
      const bandsOf = (courses: Courses, times: Float64Array) => bands(courses, { index, times, edges, where })
      return {
        ...{ table: view.table, column: view.columns[index]!.name, ...(where && { where }), time },
        ...{ clock: isDated ? 'days since the first row' : 'as it stands', edges },
        ...{ real: bandsOf(own, ownTimes), synthetic: bandsOf(made, madeTimes) },
        lines: linesOf(made, { index, times: madeTimes, edges, where, shown }),
      }
    })
  })
}

function clockOf({ times, starts, people }: Courses, isDated: boolean): Float64Array {
  if (!isDated) return times!
  const since = new Float64Array(times!.length)
  for (let person = 0; person < people; person++)
    for (let row = starts[person]!; row < starts[person + 1]!; row++)
      since[row] = (times![row]! - times![starts[person]!]!) / day
  return since
}

/** Spans of one round width over the middle 98 per cent of the times. Null where time hardly varies. */
function edgesOf(times: Float64Array): number[] | null {
  const present = times.filter((time) => !Number.isNaN(time))
  if (present.length < fewestPeople) return null
  const [low, high] = [quantile(present, 0.01)!, quantile(present, 0.99)!]
  const rough = (high - low) / wantedMoments
  if (!(rough > 0)) return null
  const size = 10 ** Math.floor(Math.log10(rough))
  const width = size * ([1, 2, 5].find((times) => times * size >= rough) ?? 10)
  const first = Math.floor(low / width)
  const count = Math.max(fewestMoments, Math.ceil(high / width) - first)
  return Array.from({ length: count + 1 }, (_, edge) => Number(((first + edge) * width).toPrecision(12)))
}

/** Number columns of whom most people have two values, most first. */
function numberColumns({ columns, starts, people }: Courses, view: CourseView): number[] {
  const followed = columns.map((column, index) => {
    if (column.type !== 'number' || view.columns[index]?.kind !== 'numeric') return { index, with: 0 }
    let count = 0
    for (let person = 0; person < people; person++) {
      let values = 0
      for (let row = starts[person]!; row < starts[person + 1]!; row++) values += column.valid?.[row] === 0 ? 0 : 1
      if (values > 1) count += 1
    }
    return { index, with: count }
  })
  return followed
    .filter((each) => each.with >= fewestPeople)
    .sort((a, b) => b.with - a.with || a.index - b.index)
    .slice(0, mostColumns)
    .map(({ index }) => index)
}

/** What is drawn of a column: all of it, or the cells beside one level of another. */
interface Asked {
  readonly index: number
  readonly where?: DrawnCourses['where'] | undefined
}

/**
 * The column itself; where several rows of a person share a moment and most of its variance lies between the levels of another column, as
 * between the tests of a laboratory, its cells beside each of the levels that most people have.
 */
function measurementsIn(
  courses: Courses,
  { view, index }: { readonly view: CourseView; readonly index: number },
): Asked[] {
  if (sharedMoments(courses) < fewestShared) return [{ index }]
  const cells = cellsOf(courses, { index })
  const [kind] = courses.columns
    .map((column, at) => ({ at, share: column.type === 'level' ? shareBetween(cells, column.codes) : 0 }))
    .filter(({ share }) => share > mostBetween)
    .sort((a, b) => b.share - a.share)
  if (kind === undefined) return [{ index }]
  const column = courses.columns[kind.at]!
  if (column.type !== 'level') return [{ index }]
  const people = column.levels.map(() => new Set<number>())
  for (let person = 0; person < courses.people; person++)
    for (let row = courses.starts[person]!; row < courses.starts[person + 1]!; row++)
      if (column.codes[row]! >= 0 && !Number.isNaN(cells[row]!)) people[column.codes[row]!]!.add(person)
  return column.levels
    .map((level, code) => ({ level, count: people[code]!.size }))
    .filter(({ count }) => count >= fewestPeople)
    .sort((a, b) => b.count - a.count || (a.level < b.level ? -1 : 1))
    .map(({ level }) => ({ index, where: { column: view.columns[kind.at]!.name, level } }))
}

/** Share of the rows at the moment of the person's row before. */
function sharedMoments({ times, starts, people }: Courses): number {
  let shared = 0
  for (let person = 0; person < people; person++)
    for (let row = starts[person]! + 1; row < starts[person + 1]!; row++)
      if (times![row] === times![row - 1]) shared += 1
  return shared / Math.max(1, starts[people]!)
}

/** Share of the variance of ranks that lies between levels. */
function shareBetween(cells: Float64Array, codes: ArrayLike<number>): number {
  const rows = Array.from(cells, (_, row) => row).filter((row) => !Number.isNaN(cells[row]!) && codes[row]! >= 0)
  rows.sort((a, b) => cells[a]! - cells[b]!)
  const sums = new Map<number, { count: number; sum: number }>()
  let [middle, squares] = [0, 0]
  rows.forEach((row, rank) => {
    const own = sums.get(codes[row]!) ?? { count: 0, sum: 0 }
    sums.set(codes[row]!, { count: own.count + 1, sum: own.sum + rank })
    middle += rank / rows.length
    squares += rank ** 2
  })
  const total = squares - rows.length * middle ** 2
  const between = [...sums.values()].reduce((sum, own) => sum + own.count * (own.sum / own.count - middle) ** 2, 0)
  return total > 0 ? between / total : 0
}

interface Span extends Asked {
  readonly times: Float64Array
  readonly edges: readonly number[]
}

function bands(courses: Courses, { times, edges, ...asked }: Span): (CourseBand | null)[] {
  const cells = cellsOf(courses, asked)
  const means: number[][] = edges.slice(1).map(() => [])
  for (let person = 0; person < courses.people; person++) {
    const sums = new Float64Array(means.length)
    const counts = new Float64Array(means.length)
    for (let row = courses.starts[person]!; row < courses.starts[person + 1]!; row++) {
      const span = spanOf(times[row]!, edges)
      if (span < 0 || Number.isNaN(cells[row]!)) continue
      sums[span]! += cells[row]!
      counts[span]! += 1
    }
    counts.forEach((count, span) => {
      if (count > 0) means[span]!.push(sums[span]! / count)
    })
  }
  return means.map((values) => {
    if (values.length < fewestPeople) return null
    const quantiles = guardedQuantiles(Float64Array.from(values), { patientOf: null, step: 0 })
    return { people: values.length, low: quantiles.at(0.25), middle: quantiles.at(0.5), high: quantiles.at(0.75) }
  })
}

function spanOf(time: number, edges: readonly number[]): number {
  const span = Math.floor((time - edges[0]!) / (edges[1]! - edges[0]!))
  return span >= 0 && span < edges.length - 1 ? span : -1
}

/** Synthetic people with rows enough, drawn at random; none whose rows are all a training person's. */
function shownPeople(
  view: CourseView,
  { train, synthetic, rng }: { readonly train: LinkedTables; readonly synthetic: LinkedTables; readonly rng: Rng },
): number[] {
  const made = view.of(synthetic)
  const known = new Set(wholeSets(view.of(train), view))
  const sets = wholeSets(made, view)
  const able = sets.flatMap((set, person) => {
    const rows = made.starts[person + 1]! - made.starts[person]!
    return rows >= fewestValues && set !== undefined && !known.has(set) ? [person] : []
  })
  return [...sampleWithoutReplacement(able.length, Math.min(drawnPeople, able.length), rng)].map((at) => able[at]!)
}

function linesOf(courses: Courses, { times, edges, shown, ...asked }: Span & { readonly shown: readonly number[] }) {
  const cells = cellsOf(courses, asked)
  return shown.flatMap((person) => {
    const line: [number, number][] = []
    for (let row = courses.starts[person]!; row < courses.starts[person + 1]!; row++)
      if (!Number.isNaN(cells[row]!) && times[row]! >= edges[0]! && times[row]! <= edges.at(-1)!)
        line.push([times[row]!, cells[row]!])
    return line.length < fewestValues ? [] : [line]
  })
}

/** The cells that are asked for; NaN for all others. */
function cellsOf({ columns }: Courses, { index, where }: Asked): Float64Array {
  const column = columns[index]!
  if (column.type !== 'number') return new Float64Array(0)
  const cells = presentOrNaN(column)
  const beside = where && columns.find(({ name }) => name === where.column)
  if (beside?.type !== 'level') return cells
  const code = beside.levels.indexOf(where!.level)
  return cells.map((cell, row) => (code >= 0 && beside.codes[row] === code ? cell : Number.NaN))
}
