import { expect, test } from 'vitest'
import { decodeTable, encodeTable, fitCodebook } from '../../../src/encode/index.js'
import { createRng } from '../../../src/math/index.js'
import {
  brokenRows,
  findRelations,
  levelColumn,
  numberColumn,
  type Relation,
  type Schema,
  Table,
} from '../../../src/table/index.js'
import { shuffledTable } from '../../contracts/relation-examples.js'

/** Progression and follow-up: who did not progress has the same time in both, and some who did on the last day. */
const rng = createRng('progression')
const rows = Array.from({ length: 500 }, () => {
  const futime = 10 + rng.below(3000)
  const progressed = rng.uniform() < 0.3
  return {
    futime,
    ptime: progressed && rng.uniform() < 0.8 ? rng.below(futime) : futime,
    pstat: progressed ? '1' : '0',
  }
})
const table = Table.of([
  numberColumn(
    'ptime',
    rows.map(({ ptime }) => ptime),
  ),
  numberColumn(
    'futime',
    rows.map(({ futime }) => futime),
  ),
  levelColumn(
    'pstat',
    rows.map(({ pstat }) => pstat),
  ),
])
const schemaWith = (relations: readonly Relation[], bounds?: { readonly min: number }): Schema => ({
  name: 'progression',
  columns: [
    { name: 'ptime', kind: 'numeric', role: 'feature', precision: 0, ...(bounds && { bounds }) },
    { name: 'futime', kind: 'numeric', role: 'outcome', precision: 0 },
    { name: 'pstat', kind: 'boolean', role: 'outcome' },
  ],
  relations,
})
const order: Relation = { type: 'order', lower: 'ptime', upper: 'futime' }
const equality: Relation = { type: 'equality', column: 'ptime', of: 'futime', unless: 'pstat = "1"' }

/** Rows made from codes of which none was drawn by the others, and how many break each relation. */
function broken(schema: Schema): number[] {
  const codebook = fitCodebook(table, schema)
  const codes = encodeTable(shuffledTable(table, createRng('shuffled')), codebook)
  const made = decodeTable(codes, codebook, { rng: createRng('decode') })
  return [order, equality].map((each) => {
    if (each.type !== 'order' && each.type !== 'equality') return Number.NaN
    return brokenRows(each, made, schema).filter((flag) => flag === 1).length
  })
}

test('an order and an equality of the same two columns are found, and the lower column follows', () => {
  expect(findRelations(table, schemaWith([])).map(({ relation }) => relation)).toEqual([order, equality])
})

test('without them unrelated codes break both, and with the order alone the equality', () => {
  const [orders = 0, equalities = 0] = broken(schemaWith([]))
  expect(orders).toBeGreaterThan(100)
  expect(equalities).toBeGreaterThan(300)
  expect(broken(schemaWith([order]))[0]).toBe(0)
  expect(broken(schemaWith([order]))[1]).toBeGreaterThan(50)
})

// Without a bound the upper column follows from the lower one, with it the lower from the upper.
test.each([undefined, { min: 0 }])('both are kept, whichever column follows (bounds %o)', (bounds) => {
  expect(broken(schemaWith([order, equality], bounds))).toEqual([0, 0])
  expect(broken(schemaWith([equality], bounds))[1]).toBe(0)
})
