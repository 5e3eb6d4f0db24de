import type { Column } from '../../../src/table/index.js'
import type { CourseView } from '../courses/course-views.js'
import type { Courses } from '../courses/courses.js'

/** A text for every row: its cells, numbers as coarse as the schema says they are, and how long after the row before it is. */
export function rowKeys(courses: Courses, view: CourseView, { clock }: { readonly clock: 'gap' | 'moment' }): string[] {
  const { starts, people, times, columns } = courses
  const cells = columns.map((column, index) => textOf(column, view.columns[index]?.precision))
  const keys: string[] = []
  for (let person = 0; person < people; person++)
    for (let row = starts[person]!; row < starts[person + 1]!; row++) {
      const before = clock === 'gap' && row > starts[person]! ? times?.[row - 1] : 0
      const when = times === null || (clock === 'gap' && row === starts[person]) ? '' : times[row]! - before!
      keys.push([when, ...cells.map((cell) => cell(row))].join('\u0001'))
    }
  return keys
}

function textOf(column: Column, precision: number | undefined): (row: number) => string {
  if (column.type === 'level') return (row) => column.levels[column.codes[row]!] ?? ''
  const digits = Math.max(0, precision ?? 10)
  return (row) => (column.valid?.[row] === 0 ? '' : String(Number(column.values[row]!.toFixed(digits))))
}

/** Of every person with two rows or more, all rows as one text; undefined for others. */
export function wholeSets(courses: Courses, view: CourseView): (string | undefined)[] {
  const keys = rowKeys(courses, view, { clock: 'moment' })
  return Array.from({ length: courses.people }, (_, person) => {
    const own = keys.slice(courses.starts[person]!, courses.starts[person + 1]!)
    return own.length < 2 ? undefined : own.sort().join('\u0002')
  })
}

/**
 * Of every person of `asked`, the most consecutive rows that a person of `among` has too, one after the other. The first row's moment is
 * not compared, only what follows it. O(rows × rows alike).
 */
export function longestRuns(asked: Courses, among: Courses, view: CourseView): Uint32Array {
  const keys = rowKeys(among, view, { clock: 'gap' })
  // Before anybody's first row nothing follows: a row that begins a course is matched by its cells alone.
  const cells = (key: string) => key.slice(key.indexOf('\u0001'))
  const places = new Map<string, number[]>()
  keys.forEach((key, row) => {
    const start = cells(key)
    const known = places.get(start)
    if (known === undefined) places.set(start, [row])
    else if (known.length < mostAlike) known.push(row)
  })
  const ends = new Int32Array(keys.length)
  for (let person = 0; person < among.people; person++)
    ends.fill(among.starts[person + 1]!, among.starts[person]!, among.starts[person + 1]!)
  const own = rowKeys(asked, view, { clock: 'gap' })
  return Uint32Array.from({ length: asked.people }, (_, person) => {
    const [start, end] = [asked.starts[person]!, asked.starts[person + 1]!]
    let longest = 0
    for (let row = start; row + longest < end; row++)
      for (const place of places.get(cells(own[row]!)) ?? []) {
        let length = 1
        while (row + length < end && place + length < ends[place]! && own[row + length] === keys[place + length])
          length++
        longest = Math.max(longest, length)
      }
    return longest
  })
}

/** Rows that are alike in many people say little of one: so many are tried. */
const mostAlike = 200
