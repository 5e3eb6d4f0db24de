import { expect, test } from 'vitest'
import { inOrder } from '../../../src/io/sql/canonical-order.js'
import { hashTable } from '../../../src/io/sql/index.js'
import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, Table } from '../../../src/table/index.js'

const rng = createRng('order')
const rows = Array.from(
  { length: 400 },
  (_, row) => [row >> 2, rng.below(5) === 0 ? null : rng.below(50), `t${rng.below(3)}`] as const,
)

function tableOf(some: typeof rows): Table {
  return Table.of([
    numberColumn(
      'person',
      some.map(([person]) => person),
    ),
    numberColumn(
      'day',
      some.map(([, day]) => day),
    ),
    levelColumn(
      'said',
      some.map(([, , said]) => said),
    ),
  ])
}

test('the same rows are the same table, whatever order they come in', () => {
  const expected = hashTable(inOrder(tableOf(rows)))
  const shuffled = [...rows].sort(() => rng.below(3) - 1)
  expect(hashTable(inOrder(tableOf(shuffled)))).toBe(expected)
  expect(hashTable(inOrder(tableOf([...rows].reverse())))).toBe(expected)
  expect(hashTable(inOrder(tableOf(rows.slice(1))))).not.toBe(expected)
})

test('no column rises with the order, even one that the rows came sorted by', () => {
  const person = inOrder(tableOf(rows)).column('person')
  const values = person.type === 'number' ? person.values : []
  const rises = values.filter((value, at) => at > 0 && value > values[at - 1]!).length
  // Half of 399 steps, ± 5 standard deviations of (n + 1) / 12.
  expect(Math.abs(rises - 200)).toBeLessThan(5 * Math.sqrt(400 / 12) + 10)
})
