import { expect, test } from 'vitest'
import { drawBackward } from '../../../models/hidden-course/backward.js'
import { roomFor, upward } from '../../../models/hidden-course/chain-tree.js'
import { drawCells } from '../../../models/hidden-course/draw-rows.js'
import { expectation } from '../../../models/hidden-course/expectation.js'
import { forward } from '../../../models/hidden-course/forward.js'
import { createRng } from '../../../src/math/index.js'
import { enumerate, rowsOf, tiny } from './enumerated.js'

const { table } = tiny(5)
/** Three rows: one whole, one of which a cell is free and one weighed, one of which nothing is known. */
const rows = rowsOf([2, -2, -1], [0, -1, -1], [0, 1, 0.25])
const all = enumerate(table, rows)
const nats = (isIn: (each: (typeof all)[number]) => boolean) =>
  Math.log(all.filter(isIn).reduce((sum, { share }) => sum + share, 0))

test('the likelihood of rows given a class is that of every filling added up', () => {
  const { nats: found } = upward([table], [rows])
  expect(found[0]![0]).toBeCloseTo(
    nats(({ group }) => group === 0),
    12,
  )
  expect(found[0]![1]).toBeCloseTo(
    nats(({ group }) => group === 1),
    12,
  )
})

test('expected states and steps are those of every filling', () => {
  const prior = Float64Array.from([Math.log(0.3), Math.log(0.7)])
  const { chains, cells } = expectation([table], [rows], { prior, people: 1, classes: 2 })
  const shares = all.map((each) => ({ ...each, share: each.share * (each.group === 0 ? 0.3 : 0.7) }))
  const total = shares.reduce((sum, { share }) => sum + share, 0)
  const mean = (count: (each: (typeof all)[number]) => number) =>
    shares.reduce((sum, each) => sum + each.share * count(each), 0) / total
  // From state 1 to 0 in class 1, not to the last row; first state 0 in class 0; state 1 in the row whose code is 2.
  expect(chains[0]!.transitions[(1 * 2 + 1) * 2]).toBeCloseTo(
    mean(({ group, hidden }) => Number(group === 1 && hidden[0] === 1 && hidden[1] === 0)),
    12,
  )
  expect(chains[0]!.initial[0]).toBeCloseTo(
    mean(({ group, hidden }) => Number(group === 0 && hidden[0] === 0)),
    12,
  )
  expect(cells[0]![0]![2 * 2 + 1]).toBeCloseTo(
    mean(({ hidden }) => hidden[0]!),
    12,
  )
})

test('hidden states and cells drawn backward have the exact joint distribution', () => {
  const { says } = upward([table], [rows])
  const alpha = roomFor(rows, 2)
  const rng = createRng(3)
  const draws = 20_000
  const counts = new Map<string, number>()
  const hidden = new Int32Array(3)
  forward(table.chain, rows, { unit: 0, group: 1, says: says[0]!, alpha })
  for (let draw = 0; draw < draws; draw++) {
    drawBackward(table.chain, rows, { unit: 0, group: 1, alpha, rng, out: hidden })
    const codes = drawCells(table.cells, { hidden, cells: rows.cells, rng })
    const key = JSON.stringify([Array.from(hidden), [0, 1, 2].map((row) => [codes[0]![row], codes[1]![row]])])
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const own = all.filter(({ group }) => group === 1)
  const total = own.reduce((sum, { share }) => sum + share, 0)
  const chiSquare = own.reduce((sum, { hidden: states, codes, share }) => {
    const expected = (draws * share) / total
    return sum + ((counts.get(JSON.stringify([states, codes])) ?? 0) - expected) ** 2 / expected
  }, 0)
  // Of as many degrees of freedom as fillings less one; six standard deviations above their mean, by chance below 1e-6.
  const freedom = own.length - 1
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(draws)
  expect(chiSquare).toBeLessThan(freedom + 6 * Math.sqrt(2 * freedom))
})
