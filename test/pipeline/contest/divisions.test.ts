import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { divideTraining } from '../../../src/pipeline/contest/divisions.js'
import { numberColumn, presentValues, type Schema, Table } from '../../../src/table/index.js'

const feature = { kind: 'numeric', role: 'feature' } as const
const tableOf = (rows: number, columns: number) =>
  Table.of(
    Array.from({ length: columns }, (_, at) =>
      numberColumn(
        `c${at}`,
        Array.from({ length: rows }, (_, row) => row),
      ),
    ),
  )
const schemaOf = (columns: number): Schema => ({
  name: 'rows',
  columns: Array.from({ length: columns }, (_, at) => ({ name: `c${at}`, ...feature })),
})
const values = (table: Table) => [...presentValues(table.column('c0') as never)]

test('every row of a small table validates once, and none that was fitted', () => {
  const divisions = divideTraining(tableOf(300, 4), schemaOf(4), createRng(1))
  expect(divisions.flatMap(({ validation }) => values(validation)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 300 }, (_, row) => row),
  )
  for (const { fitted, validation } of divisions) {
    expect(fitted.rowCount).toBe(200)
    expect(values(fitted).some((value) => values(validation).includes(value))).toBe(false)
  }
})

test.each([
  [4_000, 10, 2, 2_800, 1_200],
  [40_000, 10, 1, 8_000, 3_000],
  [480, 120, 1, 336, 144],
  [8_000, 120, 1, 1_333, 3_000],
])(
  '%i rows of %i columns: divided %i times, at most %i fitted and %i validated',
  (rows, columns, count, fitted, most) => {
    const divisions = divideTraining(tableOf(rows, columns), schemaOf(columns), createRng(1))
    expect(divisions).toHaveLength(count)
    for (const each of divisions) {
      expect(Math.abs(each.fitted.rowCount - fitted)).toBeLessThan(3)
      expect(Math.abs(each.validation.rowCount - most)).toBeLessThan(3)
    }
  },
)
