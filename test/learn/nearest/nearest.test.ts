import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mixedSpace, neighbourSearch } from '../../../src/learn/index.js'
import { type Column, cellAt, levelColumn, numberColumn, Table } from '../../../src/table/index.js'

/** Gower's distance written as its definition says; `ranges` of number columns, null for levels. */
function gower(a: Table, rowA: number, b: Table, rowB: number, ranges: readonly (number | null)[]): number {
  const parts = a.columns.map((column, index) => {
    const x = cellAt(column, rowA)
    const y = cellAt(b.columns[index] as Column, rowB)
    if (x === null || y === null) return x === y ? 0 : 1
    const range = ranges[index]
    if (range === null || range === undefined || range === 0) return x === y ? 0 : 1
    return Math.min(1, Math.abs((x as number) - (y as number)) / range)
  })
  return parts.reduce((sum, part) => sum + part, 0) / parts.length
}

const row = fc.tuple(
  fc.option(fc.integer({ min: 0, max: 12 })),
  fc.option(fc.integer({ min: -3, max: 3 })),
  fc.option(fc.constantFrom('a', 'b', 'c')),
  fc.constantFrom('x', 'y'),
)

function tableOf(rows: readonly (readonly (number | string | null)[])[]): Table {
  const cells = (index: number) => rows.map((each) => each[index] ?? null)
  return Table.of([
    numberColumn('n', cells(0) as (number | null)[]),
    numberColumn('m', cells(1) as (number | null)[]),
    levelColumn('l', cells(2) as (string | null)[]),
    levelColumn('k', cells(3) as (string | null)[]),
  ])
}

test('neighbours are those of the definition, by looking at all', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 120 }),
      fc.array(row, { minLength: 1, maxLength: 15 }),
      (targetRows, queryRows) => {
        const targets = tableOf(targetRows)
        const queries = tableOf(queryRows)
        const space = mixedSpace([targets, queries], targets.columnNames)
        const found = neighbourSearch(space(targets))(space(queries), { count: 2 })
        const ranges = [0, 1].map((column) => {
          const present = [...targetRows, ...queryRows].map((each) => each[column]).filter((each) => each !== null)
          return present.length === 0 ? 0 : Math.max(...(present as number[])) - Math.min(...(present as number[]))
        })
        queryRows.forEach((_, query) => {
          const all = targetRows
            .map((_each, target) => gower(queries, query, targets, target, [...ranges, null, null]))
            .sort((a, b) => a - b)
          expect(found.distances[2 * query]).toBeCloseTo(all[0]!, 12)
          if (all.length > 1) expect(found.distances[2 * query + 1]).toBeCloseTo(all[1]!, 12)
          const nearest = found.rows[2 * query]!
          expect(gower(queries, query, targets, nearest, [...ranges, null, null])).toBeCloseTo(all[0]!, 12)
        })
      },
    ),
  )
})

test('a row is not its own neighbour when it must not be', () => {
  const table = tableOf([
    [1, 1, 'a', 'x'],
    [1, 1, 'a', 'x'],
    [9, 1, 'b', 'y'],
  ])
  const points = mixedSpace([table], table.columnNames)(table)
  const found = neighbourSearch(points)(points, { excludeSelf: true })
  expect([...found.rows.subarray(0, 2)]).toEqual([1, 0])
  expect(found.distances[2]).toBeGreaterThan(0)
})

test('values beyond the range of the real rows are at most 1 away', () => {
  const real = Table.of([numberColumn('n', [0, 10])])
  const space = mixedSpace([real], ['n'])
  const found = neighbourSearch(space(real))(space(Table.of([numberColumn('n', [1e9, -1e9, null, 4])])))
  expect([...found.distances]).toEqual([1, 1, 1, 0.4])
})
