import { expect, test } from 'vitest'
import { columnsToAsk } from '../../../models/sequential-trees/columns-to-ask.js'

const many = [...new Array(60).keys()].reverse()

/** One scale a column; column 60 is the more related to another the smaller its number. */
const basis = {
  scales: Array.from({ length: 61 }, (_, column) => ({ column, values: Float64Array.of(-1, 1) })),
  products: Float64Array.from({ length: 61 * 61 }, (_, cell) => 1 / (1 + (cell % 61))),
  ...{ rows: [0, 1], persons: 2 },
}

test('of a few columns, all are asked, ascending', () => {
  expect(columnsToAsk(9, { earlier: [4, 2, 7], parents: [7], basis: null })).toEqual([2, 4, 7])
})

test('of many, the most related are, and the parents', () => {
  const asked = columnsToAsk(60, { earlier: many, parents: [50], basis })
  expect(asked).toEqual([...new Array(24).keys(), 50])
})

test('without correlations, those placed last', () => {
  const asked = columnsToAsk(60, { earlier: many, parents: [], basis: null })
  expect(asked).toEqual([...new Array(24).keys()])
})
