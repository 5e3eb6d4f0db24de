import { describe, expect, test } from 'vitest'
import {
  bandOf,
  bandPath,
  checkBands,
  dayLabel,
  findCodeLevels,
  pathsOf,
  proposeBands,
  readPaths,
  treeOfPaths,
} from '../../src/identity/index.js'

test('a tree as arrays', () => {
  const tree = treeOfPaths([
    ['1', '1–2', '*'],
    ['2', '1–2', '*'],
    ['3', '3–4', '*'],
  ])
  expect(tree.up.map((codes) => [...codes])).toEqual([
    [0, 1, 2],
    [0, 0, 1],
    [0, 0, 0],
  ])
  expect(tree.labels[1]).toEqual(['1–2', '3–4'])
  expect([...tree.leafCounts[1]!]).toEqual([2, 1])
})

test('what does not meet in one gets a top, and twenty levels are as good as two', () => {
  expect(treeOfPaths([['a'], ['b']]).labels).toEqual([['a', 'b'], ['*']])
  expect(treeOfPaths([Array.from({ length: 20 }, (_, level) => `level ${level}`)]).labels).toHaveLength(20)
})

test.each([
  [
    'another parent',
    [
      ['17', 'child'],
      ['18', 'child'],
      ['18 ', 'x'],
    ].map(([a, b]) => [a!, 'band', b!]),
    'lies under another parent',
    3,
  ],
  [
    'a value twice',
    [
      ['17', 'a'],
      ['17', 'a'],
    ],
    'stands twice',
    2,
  ],
  [
    'an empty label',
    [
      ['17', 'a'],
      ['18', ''],
    ],
    'empty label',
    2,
  ],
  ['different heights', [['17', 'a'], ['18']], '1 levels where the first has 2', 2],
])('%s is an error with its row, never its value', (_, paths, message, row) => {
  let issues: readonly { message: string; row?: number }[] = []
  try {
    treeOfPaths(paths, { column: 'age' })
  } catch (error) {
    issues = (error as { issues: typeof issues }).issues
  }
  expect(issues).toEqual([{ message: expect.stringContaining(message), column: 'age', row }])
  expect(JSON.stringify(issues)).not.toMatch(/17|18|child/)
})

test("ARX's files: semicolons, no header", () => {
  expect(readPaths('1;0-4;*\r\n"2;3";0-4;*\n')).toEqual([
    ['1', '0-4', '*'],
    ['2;3', '0-4', '*'],
  ])
})

describe('bands', () => {
  test('lie inside one another, with an open end', () => {
    const bands = { widths: [5, 10, 20], top: 80 }
    expect(bandPath(43, bands)).toEqual(['43', '40–44', '40–49', '40–59', '*'])
    expect(bandPath(97, bands)).toEqual(['97', '80+', '80+', '80+', '*'])
    expect(bandOf(1.25, 0.5, { widths: [0.5], precision: 2 }).label).toBe('1.00–1.49')
    const ages = Array.from({ length: 111 }, (_, age) => bandPath(age, bands))
    expect(treeOfPaths(ages).labels.map((labels) => labels.length)).toEqual([111, 17, 9, 5, 1])
  })

  test('that do not nest are refused', () => {
    expect(() => checkBands({ widths: [5, 12] })).toThrow('the width of band 2 is no multiple')
    expect(() => checkBands({ widths: [20], top: 90 })).toThrow('an open end lies inside a band')
  })

  test.each([
    [0, 1, 2],
    [0, 300, 0],
    [-5, 5, 1],
    [1e5, 9e6, 0],
  ])('that are proposed nest: %d to %d', (low, high, precision) => {
    expect(() => checkBands(proposeBands({ low, high, precision }))).not.toThrow()
  })
})

test('days lie in ten days, these in months, quarters, years', () => {
  const time = Date.UTC(2024, 1, 29)
  const levels = ['day', 'ten-days', 'month', 'quarter', 'year', 'five-years', 'ten-years', 'twenty-years'] as const
  expect(levels.map((level) => dayLabel(time, level))).toEqual([
    ...['2024-02-29', '2024-02-21/29', '2024-02', '2024-Q1', '2024', '2020–2024', '2020–2029', '2020–2039'],
  ])
  const days = Array.from({ length: 1500 }, (_, day) => time + day * 86_400_000)
  expect(treeOfPaths(days.map((day) => pathsOf({ kind: 'days', levels })(day)!)).up).toHaveLength(9)
})

test.each([
  ['icd-10', 'E11.65', ['E11.6', 'E11', 'E10-E14', 'E00-E90']],
  ['icd-10', 'I21', ['I21', 'I21', 'I20-I25', 'I00-I99']],
  ['icd-10', 'C509', ['C50.9', 'C50', 'C50', 'C00-D49']],
  ['atc', 'A10BA02', ['A10BA', 'A10B', 'A10', 'A']],
  ['ccam', 'HHFA001', ['HHFA', 'HH', 'H']],
  ['fr-postcode', '94390', ['91', 'Île-de-France']],
  // A table whose places were made coarser already: each stands for itself below.
  ['fr-postcode', '91', ['91', 'Île-de-France']],
  ['fr-postcode', 'Bretagne', ['Bretagne', 'Bretagne']],
  ['us-zip', '021', ['021', '021', '0']],
  ['fr-commune', '2A004', ['2A', 'Corse']],
  ['fr-commune', '97411', ['974', 'La Réunion']],
  ['fr-departement', '75', ['Île-de-France']],
  ['us-zip', '02139', ['02139', '021', '0']],
])('%s: %s', (system, code, above) => {
  const levels = findCodeLevels(system)!
  expect((levels.holds ?? levels.contains)(code)).toBe(true)
  expect(levels.above(code)).toEqual(above)
})

test('levels with an order are joined with their neighbours', () => {
  const pathOf = pathsOf({ kind: 'order', levels: ['none', 'mild', 'severe', 'worst', 'dead'] })
  expect(pathOf('worst')).toEqual(['worst', 'severe – worst', 'none – worst', '*'])
  expect(pathOf('dead')).toEqual(['dead', 'dead', 'dead', '*'])
  expect(pathOf('unheard of')).toBeUndefined()
})
