import { describe, expect, test } from 'vitest'
import { createRng } from '../../src/math/index.js'
import { Table } from '../../src/table/index.js'
import {
  courseKindOf,
  courseTable,
  everyCourseKind,
  findCourses,
  formatLinkedSchema,
  type LinkedSchema,
  LinkedTables,
  parseLinkedSchema,
} from '../../src/table/linked/index.js'
import { courseSchema, madeCourses, madeRelations, statedSchema } from '../table/linked/courses/made-courses.js'

const tables = madeCourses(400)
const course = courseTable(tables, 'visits')!

test('every kind has an example, is found where it holds, and nothing else is', () => {
  expect([...new Set(madeRelations.map(({ type }) => type))].sort()).toEqual(
    everyCourseKind.map(({ type }) => type).sort(),
  )
  const found = findCourses(tables, 'visits')
  const sorted = (relations: readonly unknown[]) => relations.map((each) => JSON.stringify(each)).sort()
  expect(sorted(found.map(({ relation }) => relation))).toEqual(sorted(madeRelations))
  for (const { kept, of } of found) expect([kept, of > 300]).toEqual([of, true])
})

test('of rows in any order within people who were shuffled nothing is found', () => {
  for (let seed = 1; seed <= 40; seed++) expect(findCourses(shuffled(seed), 'visits')).toEqual([])
})

describe.each(madeRelations.map((relation) => [`${relation.type} of ${relation.column}`, relation] as const))(
  '%s',
  (_, relation) => {
    const kind = courseKindOf(relation)

    test('nobody breaks it who keeps it, and nearly all do whose rows were shuffled', () => {
      expect(kind.broken(relation, course).broken).toEqual([])
      const { of, broken } = kind.broken(relation, courseTable(shuffled(1), 'visits')!)
      expect(broken.length).toBeGreaterThan(0.05 * of)
    })

    test('a few who break it hide it not, many do', () => {
      const isFound = (share: number) =>
        findCourses(partlyShuffled(share), 'visits').some(
          ({ relation: each }) => each.type === relation.type && each.column === relation.column,
        )
      expect(isFound(0.0025)).toBe(true)
      expect(isFound(0.5)).toBe(false)
    })

    test('it is written to a file of linked tables and read again', () => {
      const read = parseLinkedSchema(formatLinkedSchema(statedSchema))
      expect(read.tables[1]!.courses).toContainEqual(relation)
    })

    test('what does not fit is told with its place', () => {
      const column = { ...relation, column: 'nothing' }
      expect(problemsOf([column])).toEqual([
        expect.stringMatching(/^tables\[1\]\.courses\[0\]\.column: no column is called "nothing"/),
      ])
      const own = relation.type === 'constant-after' ? 'datetime' : 'categorical'
      expect(kind.problems(relation, { own, hasTime: true })).toHaveLength(1)
    })
  },
)

test('a bound names a column of the parent', () => {
  const relation = { type: 'bound', column: 'dose', side: 'at-most', of: 'max_dos' } as const
  expect(problemsOf([relation])).toEqual([
    'tables[1].courses[0].of: no column is called "max_dos" in table "patients" (did you mean "max_dose"?)',
  ])
  expect(problemsOf([{ ...relation, of: 'entry' }])).toEqual([
    'tables[1].courses[0]: a date and a number have no order',
  ])
})

function problemsOf(courses: LinkedSchema['tables'][number]['courses']): string[] {
  const schema = {
    ...courseSchema,
    tables: courseSchema.tables.map((table) => (table.name === 'visits' && courses ? { ...table, courses } : table)),
  }
  try {
    parseLinkedSchema(formatLinkedSchema(schema))
  } catch (error) {
    return (error as { readonly issues: readonly { readonly message: string }[] }).issues.map(({ message }) => message)
  }
  return []
}

/** Rows of every person in any order, their times left, and people's own cells handed to others. */
function shuffled(seed: number): LinkedTables {
  return partlyShuffled(1, seed)
}

function partlyShuffled(share: number, seed = 1): LinkedTables {
  const rng = createRng(`shuffle:${seed}`)
  const visits = tables.table('visits')
  const patients = tables.table('patients')
  const whom = new Set(
    course.groups.filter((_, at) => at < Math.round(share * course.groups.length)).map(({ parent }) => parent),
  )
  const order = Int32Array.from({ length: visits.rowCount }, (_, row) => row)
  for (const { parent, start, end } of course.groups) if (whom.has(parent)) shuffle(order.subarray(start, end), rng)
  const people = Int32Array.from({ length: patients.rowCount }, (_, row) => row)
  const moved = people.filter((row) => whom.has(row))
  const others = shuffle(moved.slice(), rng)
  moved.forEach((row, at) => {
    people[row] = others[at]!
  })
  const fixed = (table: Table, names: readonly string[], rows: Int32Array) => {
    const taken = table.take(rows)
    return Table.of(
      table.columns.map((column) => (names.includes(column.name) ? column : taken.column(column.name))),
      table.rowCount,
    )
  }
  return LinkedTables.of(
    new Map([
      ['patients', fixed(patients, ['id'], people)],
      ['visits', fixed(visits, ['id', 'date'], order)],
    ]),
    courseSchema,
  )
}

function shuffle(rows: Int32Array, rng: ReturnType<typeof createRng>): Int32Array {
  for (let last = rows.length - 1; last > 0; last--) {
    const other = rng.below(last + 1)
    const row = rows[last]!
    rows[last] = rows[other]!
    rows[other] = row
  }
  return rows
}
