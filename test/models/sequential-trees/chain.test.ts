import { describe, expect, test } from 'vitest'
import type { TreeColumn } from '../../../models/network/index.js'
import { chainFromFile, chainToFile } from '../../../models/sequential-trees/chain-file.js'
import { chainLogLikelihood } from '../../../models/sequential-trees/chain-likelihood.js'
import { conditionChain, drawConditioned } from '../../../models/sequential-trees/condition-chain.js'
import { drawChain, freeDraw } from '../../../models/sequential-trees/draw-chain.js'
import { fitChain } from '../../../models/sequential-trees/fit-chain.js'
import { sequentialTreesOptions } from '../../../models/sequential-trees/options.js'
import type { TreeChain } from '../../../models/sequential-trees/tree-chain.js'
import type { CodedTable } from '../../../src/encode/index.js'
import { createRng } from '../../../src/math/index.js'

const sizes = [3, 4, 2, 3]
const cells = sizes.reduce((product, size) => product * size, 1)

/** Four dependent columns: a cause, its two signs, and a sign of those. */
function sample(rowCount: number): CodedTable {
  const rng = createRng('chain')
  const rows = Array.from({ length: rowCount }, () => {
    const a = rng.below(3)
    const b = Math.min(3, a + rng.below(2))
    const c = rng.uniform() < 0.1 + 0.2 * b ? 1 : 0
    const d = rng.uniform() < 0.7 ? (a + c) % 3 : rng.below(3)
    return [a, b, c, d]
  })
  const columns = sizes.map((size, index) => ({
    name: `v${index}`,
    size,
    codes: Uint8Array.from(rows, (row) => row[index]!),
  }))
  return { columns, rowCount }
}

const columns = sizes.map(
  (size, index): TreeColumn => ({
    variable: { name: `v${index}`, codeCount: size + 1, codes: [...new Array(size).keys()] },
    isOrdered: index < 3,
    insideCount: size,
    hasMissing: false,
  }),
)

function learnTo(maxDepth: number, rowCount = 500): Promise<TreeChain> {
  const personOf = Int32Array.from({ length: rowCount }, (_, row) => row)
  const options = sequentialTreesOptions.parse({ trees: 3, maxDepth })
  return fitChain(sample(rowCount), { columns, order: [0, 2, 1, 3], personOf, options, rng: createRng('fit') })
}

/** Every combination of states, as one column each: cell = ((a·4 + b)·2 + c)·3 + d. */
function everyCell(): Int32Array[] {
  return sizes.map((size, index) => {
    const stride = sizes.slice(index + 1).reduce((product, each) => product * each, 1)
    return Int32Array.from({ length: cells }, (_, cell) => Math.floor(cell / stride) % size)
  })
}

function countCells(states: readonly ArrayLike<number>[], rowCount: number): Float64Array {
  const counts = new Float64Array(cells)
  for (let row = 0; row < rowCount; row++)
    counts[states.reduce((cell, column, index) => cell * sizes[index]! + column[row]!, 0)]!++
  return counts
}

function chiSquare(counts: Float64Array, expected: Float64Array): number {
  return counts.reduce((sum, count, cell) => {
    const wanted = expected[cell]!
    if (wanted === 0) return sum + (count === 0 ? 0 : Number.POSITIVE_INFINITY)
    return sum + (count - wanted) ** 2 / wanted
  }, 0)
}

// χ² with at most 71 degrees of freedom exceeds 139 less than once in a million: scipy.stats.chi2.isf(1e-6, 71) = 138.5
const critical = 139

describe.each([
  { name: 'trees', maxDepth: 12, isTilted: false },
  { name: 'stumps that straight lines tilt', maxDepth: 1, isTilted: true },
])('a chain of $name', ({ maxDepth, isTilted }) => {
  const learn = () => learnTo(maxDepth)

  test('its probabilities sum to 1 over all rows there can be', async () => {
    const total = chainLogLikelihood(await learn(), everyCell(), cells).reduce((sum, value) => sum + Math.exp(value), 0)
    expect(total).toBeCloseTo(1, 5)
  })

  test('lines are there where trees alone do not tell all', async () => {
    expect((await learn()).tilts.some((tilt) => tilt.length > 0)).toBe(isTilted)
  })

  test('a state that never occurred makes a row impossible', async () => {
    const states = [[-1], [0], [0], [0]].map((column) => Int32Array.from(column))
    expect([...chainLogLikelihood(await learn(), states, 1)]).toEqual([Number.NEGATIVE_INFINITY])
  })

  test('rows are drawn as often as their likelihood says', async () => {
    const chain = await learn()
    const rowCount = 100_000
    const { states } = drawChain(freeDraw(chain), { rowCount, rng: createRng(1) })
    const expected = chainLogLikelihood(chain, everyCell(), cells).map((value) => rowCount * Math.exp(value))
    expect(chiSquare(countCells(states, rowCount), expected)).toBeLessThan(critical)
  })

  test.each([
    ['a late column', [null, null, null, [0, 1, 0]]],
    ['a range that cuts a bin', [null, [0, 0.25, 1, 0], null, null]],
    ['several columns', [[1, 0, 1], null, [0, 1], [0.5, 0, 1]]],
  ])('rows under evidence come from the exact conditional distribution: %s', async (_, weights) => {
    const chain = await learn()
    const rowCount = 50_000
    const states = await drawConditioned(conditionChain(chain, weights), { rowCount, rng: createRng(2) })
    const every = everyCell()
    const joint = chainLogLikelihood(chain, every, cells).map(
      (value, cell) =>
        Math.exp(value) *
        weights.reduce((product, weight, index) => product * (weight?.[every[index]![cell]!] ?? 1), 1),
    )
    const evidence = joint.reduce((sum, value) => sum + value, 0)
    const expected = joint.map((value) => (rowCount * value) / evidence)
    expect(chiSquare(countCells(states, rowCount), expected)).toBeLessThan(critical)
  })

  test('evidence without probability is refused, and so is evidence too rare to be drawn', async () => {
    const chain = await learn()
    expect(() => conditionChain(chain, [[0, 0, 0], null, null, null])).toThrow(
      expect.objectContaining({ code: 'bad-evidence' }),
    )
    // As if one leaf that is never reached were a thousand million times likelier to satisfy it than the others.
    const draw = conditionChain(chain, [null, null, null, [1, 1, 1]])
    const hopeless = {
      ...draw,
      acceptance: [null, null, null, new Float64Array(1000).fill(1e-9)],
      weights: [null, null, null, [1e-9, 1e-9, 1e-9]],
    }
    await expect(drawConditioned(hopeless, { rowCount: 5, rng: createRng(3) })).rejects.toMatchObject({
      code: 'bad-evidence',
    })
  })

  test('a file gives the same chain back, and a damaged one is refused', async () => {
    const chain = await learn()
    const { chain: text, tensors } = chainToFile(chain)
    const file = { metadata: { chain: text }, tensors }
    expect(chainFromFile(file)).toEqual(chain)
    const damage = (name: string, data: Int32Array | Float32Array | Uint8Array) =>
      chainFromFile({ ...file, tensors: new Map(tensors).set(name, { shape: [data.length], data }) })
    const left = tensors.get('left:v3')!.data as Int32Array
    // A child that is its own parent would be walked for ever.
    expect(() =>
      damage(
        'left:v3',
        left.map((_, node) => node),
      ),
    ).toThrow(expect.objectContaining({ code: 'bad-model' }))
    const feature = tensors.get('feature:v2')!.data as Int32Array
    // v2 stands before v3 in the order and cannot ask for it.
    expect(() =>
      damage(
        'feature:v2',
        feature.map((asked) => (asked < 0 ? asked : 3)),
      ),
    ).toThrow(expect.objectContaining({ code: 'bad-model' }))
    const probabilities = tensors.get('probabilities:v1')!.data as Float32Array
    expect(() =>
      damage(
        'probabilities:v1',
        probabilities.map((value) => value / 2),
      ),
    ).toThrow(expect.objectContaining({ code: 'bad-model' }))
  })

  test('fitting stops when asked', async () => {
    const personOf = Int32Array.from({ length: 100 }, (_, row) => row)
    const context = { columns, order: [0, 1, 2, 3], personOf, options: sequentialTreesOptions.parse({}) }
    const signal = AbortSignal.abort()
    await expect(fitChain(sample(100), { ...context, rng: createRng('fit'), signal })).rejects.toMatchObject({
      code: 'aborted',
    })
  })
})
