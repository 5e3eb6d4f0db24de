import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mixedSpace, type NearestOptions, neighbourSearch, type Points } from '../../../src/learn/index.js'
import { createRng } from '../../../src/math/index.js'
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

/** Every distance by looking at all, summed axis by axis, and the least of them ascending. */
function byLookingAtAll(points: Points, queries: Points, { count, excludeSelf }: Required<NearestOptions>) {
  return Array.from({ length: queries.rowCount }, (_, query) => {
    const distances = Array.from({ length: points.rowCount }, (_each, point) => {
      let sum = 0
      for (let axis = 0; axis < points.width; axis++)
        sum += Math.min(
          1,
          Math.abs(
            queries.coordinates[query * points.width + axis]! - points.coordinates[point * points.width + axis]!,
          ),
        )
      return sum / points.width
    })
    const others = distances.filter((_each, point) => !(excludeSelf && point === query))
    const sorted = others.sort((a, b) => a - b).slice(0, count)
    return {
      distances,
      sorted: [...sorted, ...Array<number>(count - sorted.length).fill(Number.POSITIVE_INFINITY)],
    }
  })
}

const kinds = {
  // Levels as mixed spaces place them; other integers, asked for at places between them; numbers, one of them missing.
  level: fc.constantFrom(-2, 0, 2, 4, 64, 66, 124),
  integer: fc.integer({ min: -3, max: 3 }),
  number: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 1, 4)),
  between: fc.constantFrom(0, 0.25, 1, 2, 2.5),
  constant: fc.constant(2),
} as const

const clouds = fc
  .array(fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])), { minLength: 1, maxLength: 14 })
  .chain((axes) => {
    const point = fc.tuple(...axes.map((kind) => kinds[kind]))
    const query = fc.tuple(...axes.map((kind) => (kind === 'integer' ? kinds.between : kinds[kind])))
    const cloud = (rows: readonly (readonly number[])[]): Points => ({
      coordinates: Float64Array.from(rows.flat()),
      width: axes.length,
      rowCount: rows.length,
    })
    return fc.record({
      points: fc.array(point, { maxLength: 90 }).map(cloud),
      queries: fc.array(query, { maxLength: 12 }).map(cloud),
      count: fc.integer({ min: 1, max: 20 }),
    })
  })

function expectNearest(points: Points, queries: Points, options: Required<NearestOptions>): void {
  const found = neighbourSearch(points)(queries, options)
  byLookingAtAll(points, queries, options).forEach(({ distances, sorted }, query) => {
    const from = query * options.count
    expect([...found.distances.subarray(from, from + options.count)]).toEqual(sorted)
    const rows = [...found.rows.subarray(from, from + options.count)]
    expect(rows.map((row) => distances[row] ?? Number.POSITIVE_INFINITY)).toEqual(sorted)
    const named = rows.filter((row) => row >= 0)
    expect(new Set(named).size).toBe(named.length)
    if (options.excludeSelf) expect(named).not.toContain(query)
  })
}

test('neighbours of points anywhere are those found by looking at all, to the last bit', () => {
  fc.assert(
    fc.property(clouds, ({ points, queries, count }) => expectNearest(points, queries, { count, excludeSelf: false })),
  )
})

test('neighbours of points among themselves are those found by looking at all', () => {
  fc.assert(fc.property(clouds, ({ points, count }) => expectNearest(points, points, { count, excludeSelf: true })))
})

test('more levels than codes are told apart', () => {
  const levels = Float64Array.from({ length: 1000 }, (_, level) => 2 * level)
  const points = { coordinates: levels, width: 1, rowCount: 1000 }
  const { distances, rows } = neighbourSearch(points)(points)
  expect([...rows]).toEqual([...levels.keys()])
  expect(distances.every((distance) => distance === 0)).toBe(true)
})

test('points of many bundles, levels and numbers and missing cells, are found as by looking at all', () => {
  const rng = createRng('bundles')
  const rowCount = 1500
  const place = [
    () => 2 * rng.below(3),
    () => 2 * rng.below(40),
    () => rng.uniform(),
    () => rng.uniform() ** 4,
    () => (rng.uniform() < 0.2 ? 4 : rng.uniform() * 2 - 0.5),
  ]
  const cloud = (rows: number): Points => ({
    coordinates: Float64Array.from({ length: rows * place.length }, (_, at) => place[at % place.length]!()),
    width: place.length,
    rowCount: rows,
  })
  const points = cloud(rowCount)
  expectNearest(points, cloud(100), { count: 3, excludeSelf: false })
  expectNearest(points, points, { count: 1, excludeSelf: true })
})

test('hundreds of columns all count', () => {
  const rows = [Array(1100).fill(0), [...Array(1099).fill(0), 2], Array(1100).fill(2)]
  const points = { coordinates: Float64Array.from(rows.flat()), width: 1100, rowCount: 3 }
  const { distances } = neighbourSearch(points)(points, { count: 3 })
  expect([...distances.subarray(0, 3)]).toEqual([0, 1 / 1100, 1])
})
