import { describe, expect, test } from 'vitest'
import { chooseStates } from '../../../models/hidden-tree/choose-states.js'
import { logLikelihoodOf } from '../../../models/hidden-tree/expectation.js'
import { climb, fitTree } from '../../../models/hidden-tree/fit-tree.js'
import { initialTree } from '../../../models/hidden-tree/initial-tree.js'
import { codeShares } from '../../../models/hidden-tree/maximisation.js'
import { climbStepwise } from '../../../models/hidden-tree/stepwise.js'
import { type TreeRows, takeTreeRows, treeShape } from '../../../models/hidden-tree/tree.js'
import { createRng } from '../../../src/math/index.js'
import { openMatrices } from '../../../src/tensor/index.js'
import { plantedRows } from './planted.js'

const matrices = await openMatrices()
const shape = treeShape([-1, 0, 0, 1, 1, 2])

const optionsFor = ({ columns }: TreeRows) => ({
  shape,
  matrices,
  prior: { smoothing: 1, orderedSmoothing: 0, shares: codeShares(columns) },
  rng: createRng('learning'),
})

describe('choice of states', () => {
  const choose = async (rows: TreeRows, budget = 40) => {
    const choice = await chooseStates(rows, {
      ...optionsFor(rows),
      candidates: [8, 1, 2, 4, 16],
      budget,
      passes: 20,
      restarts: 1,
    })
    const heldOut: Record<number, number> = {}
    for (const each of choice.tried) heldOut[each.states] = each.heldOut
    return { states: choice.states, tried: choice.tried.map(({ states }) => states), heldOut }
  }

  test('one state or two are enough for noise', async () => {
    const { states, tried } = await choose(plantedRows(600, { classes: 1 }))
    expect(states).toBeLessThanOrEqual(2)
    expect(tried.length).toBeLessThan(5)
  })

  test('rows of one person say no more than one of them: they are held out together', async () => {
    const people = plantedRows(150, { classes: 1 })
    const four = Uint32Array.from({ length: 600 }, (_, row) => row >> 2)
    const rows = takeTreeRows(people, four)
    expect((await choose({ ...rows, personOf: Int32Array.from(four) })).states).toBeLessThanOrEqual(2)
    // As people of their own they seem to foretell each other.
    expect((await choose(rows)).states).toBeGreaterThan(2)
  })

  test('on many rows states may be added that chance cannot tell from none, but not at a price', async () => {
    const { states, heldOut } = await choose(plantedRows(4000, { classes: 1 }))
    // Two standard errors of a paired difference on 400 held-out rows.
    expect(heldOut[states]).toBeGreaterThan(Math.max(...Object.values(heldOut)) - 0.05)
  })

  test.each([600, 4000])('a mixture of seven kinds needs more: %i rows', async (rowCount) => {
    const { states } = await choose(plantedRows(rowCount, { classes: 7 }))
    expect(states).toBeGreaterThanOrEqual(4)
  })

  test('the budget ends the search, but one candidate is always tried', async () => {
    expect(await choose(plantedRows(600, { classes: 7 }), 1e-9)).toMatchObject({ states: 1, tried: [1] })
  })
})

test('small steps from a tree settled on few rows reach what many passes from it reach', async () => {
  const rows = plantedRows(100_000, { classes: 7 })
  const few = takeTreeRows(
    rows,
    Uint32Array.from({ length: 5000 }, (_, row) => row),
  )
  const options = { ...optionsFor(rows), states: 8 }
  const start = await fitTree(few, { ...options, passes: 24, restarts: 1 })
  const mean = (tree: typeof start) => logLikelihoodOf(tree, rows, matrices) / rows.rowCount
  const batch = mean((await climb(start, rows, { ...options, passes: 24 })).tree)
  const stepwise = mean(await climbStepwise(start, rows, { ...options, epochs: 2 }))
  expect(batch).toBeGreaterThan(mean(start) + 0.01)
  expect(stepwise).toBeGreaterThan(batch - 0.002)
})

test('a fit stops when it is told to', async () => {
  const rows = plantedRows(600, { classes: 7 })
  const options = { ...optionsFor(rows), states: 4 }
  const signal = AbortSignal.abort()
  await expect(fitTree(rows, { ...options, passes: 5, restarts: 2, signal })).rejects.toMatchObject({ code: 'aborted' })
  await expect(
    climbStepwise(initialTree(rows, options), rows, { ...options, epochs: 1, signal }),
  ).rejects.toMatchObject({ code: 'aborted' })
})
