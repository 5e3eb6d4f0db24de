import { expect, test } from 'vitest'
import { expectation, logLikelihoodOf } from '../../../models/hidden-tree/expectation.js'
import { climb } from '../../../models/hidden-tree/fit-tree.js'
import { initialTree } from '../../../models/hidden-tree/initial-tree.js'
import { codeShares, maximisation } from '../../../models/hidden-tree/maximisation.js'
import { overRelaxed } from '../../../models/hidden-tree/over-relaxation.js'
import { type TreeRows, treeShape } from '../../../models/hidden-tree/tree.js'
import { createRng } from '../../../src/math/index.js'
import { openMatrices } from '../../../src/tensor/index.js'

const states = 6
const shape = treeShape([-1, 0, 0, 1])

/** Columns that follow one of three groups, each with some noise. */
function groupedRows(rowCount: number): TreeRows {
  const rng = createRng('rows')
  const groups = Array.from({ length: rowCount }, () => rng.below(3))
  const columns = [5, 7, 4, 6].map((size) => ({
    size,
    codes: Uint8Array.from(groups, (group) => (rng.uniform() < 0.6 ? (group * 2) % size : rng.below(size))),
  }))
  return { columns, rowCount }
}

const rows = groupedRows(3000)
const prior = { smoothing: 1, orderedSmoothing: 0, shares: codeShares(rows.columns) }
const first = initialTree(rows, { shape, states, prior, rng: createRng('start') })

test('a step of 1 is the step itself, and a longer one keeps distributions distributions', async () => {
  const matrices = await openMatrices()
  const next = maximisation(expectation(first, rows, matrices), { shape, states, columns: rows.columns, prior })
  const same = overRelaxed(first, next, 1)
  same.transitions.forEach((table, column) => {
    table.forEach((probability, cell) => {
      expect(probability).toBeCloseTo(next.transitions[column]![cell]!, 6)
    })
  })
  const further = overRelaxed(first, next, 3)
  for (const table of further.transitions)
    for (let start = 0; start < table.length; start += states)
      expect(table.subarray(start, start + states).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 5)
  for (const table of further.emissions)
    for (let state = 0; state < states; state++)
      expect(table.filter((_, cell) => cell % states === state).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 5)
})

test('probabilities of 0 stay numbers', () => {
  const zero = { ...first, transitions: first.transitions.map((table) => table.map((_, cell) => (cell === 0 ? 0 : 1))) }
  const further = overRelaxed(zero, zero, 4)
  expect(further.transitions.every((table) => table.every(Number.isFinite))).toBe(true)
})

test('in as many passes it climbs higher than by plain steps', async () => {
  const matrices = await openMatrices()
  const passes = 12
  let plain = first
  for (let pass = 0; pass < passes; pass++)
    plain = maximisation(expectation(plain, rows, matrices), { shape, states, columns: rows.columns, prior })
  const climbed = await climb(first, rows, { shape, states, prior, passes, matrices })
  const [steps, leaps] = [plain, climbed.tree].map((tree) => logLikelihoodOf(tree, rows, matrices) / rows.rowCount)
  expect(leaps!).toBeGreaterThan(steps! + 1e-3)
})
