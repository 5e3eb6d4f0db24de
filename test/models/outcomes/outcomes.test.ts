import { expect, test } from 'vitest'
import { drawOutcomeStates } from '../../../models/outcomes/draw-outcomes.js'
import { fitOutcomes, outcomeLogLikelihood } from '../../../models/outcomes/index.js'
import { createRng } from '../../../src/math/index.js'
import { everyRow, madeUp } from './made-up.js'

const { columns, outcomes } = madeUp(3000)
const chain = await fitOutcomes(columns, outcomes, { rng: createRng('fit') })

/** P(agrees = 1 | first, second) and P(grade | first, second, agrees), by what the likelihood says. */
function exactly() {
  const { states, rowCount } = everyRow()
  return { states, rowCount, nats: outcomeLogLikelihood(chain, states, rowCount) }
}

test('the likelihoods of all outcomes sum to 1 for every row of columns', () => {
  const { states, rowCount, nats } = exactly()
  const sums = new Map<number, number>()
  for (let row = 0; row < rowCount; row++) {
    const key = states[0]![row]! * 3 + states[1]![row]!
    sums.set(key, (sums.get(key) ?? 0) + Math.exp(nats[row]!))
  }
  expect(sums.size).toBe(12)
  for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 12)
})

test('learn what the outcomes follow', () => {
  const { states, rowCount, nats } = exactly()
  for (let pair = 0; pair < 12; pair++) {
    const [first, second] = [pair % 4, Math.floor(pair / 4)]
    let agrees = 0
    for (let row = 0; row < rowCount; row++)
      if (states[0]![row] === first && states[1]![row] === second && states[2]![row] === 1)
        agrees += Math.exp(nats[row]!)
    // 250 rows a cell: a standard error of .03 at most, and some shrinkage.
    expect(Math.abs(agrees - (first % 2 === second % 2 ? 0.9 : 0.2))).toBeLessThan(0.12)
  }
})

test('a state that never occurred has no likelihood', () => {
  const rows = [[1], [1], [-1], [0]].map((each) => Int32Array.from(each))
  expect(outcomeLogLikelihood(chain, rows, 1)[0]).toBe(Number.NEGATIVE_INFINITY)
})

test('draws follow the likelihood, and the same seed the same draws', () => {
  const rowCount = 30_000
  const states = [new Uint8Array(rowCount).fill(1), new Uint8Array(rowCount).fill(2)]
  const { states: drawn, weights } = drawOutcomeStates(chain, states, { rowCount, rng: createRng('draw') })
  expect(weights.every((weight) => Math.abs(weight - 1) < 1e-12)).toBe(true)
  const cells = new Float64Array(6)
  for (let row = 0; row < rowCount; row++) cells[drawn[0]![row]! * 3 + drawn[1]![row]!]! += 1
  const asked = [1, 2, 0, 0].map((state) => new Uint8Array(6).fill(state))
  asked[2] = Uint8Array.of(0, 0, 0, 1, 1, 1)
  asked[3] = Uint8Array.of(0, 1, 2, 0, 1, 2)
  const chances = outcomeLogLikelihood(chain, asked, 6).map(Math.exp)
  const chiSquare = cells.reduce(
    (sum, count, cell) => sum + (count - rowCount * chances[cell]!) ** 2 / (rowCount * chances[cell]!),
    0,
  )
  // scipy.stats.chi2.isf(1e-6, 5) = 35.89
  expect(chiSquare).toBeLessThan(35.89)
  const again = drawOutcomeStates(chain, states, { rowCount, rng: createRng('draw') })
  expect(again.states).toEqual(drawn)
})

test('a known outcome is kept, and its probability is the weight of the row', () => {
  const { states, rowCount, nats } = exactly()
  const weightOf = (outcome: number, row: number, state: number) => Number(states[2 + outcome]![row] === state)
  const known = drawOutcomeStates(chain, states.slice(0, 2), { rowCount, rng: createRng('known'), weightOf })
  expect(known.states.map((each) => [...each])).toEqual(states.slice(2).map((each) => [...each]))
  known.weights.forEach((weight, row) => {
    expect(Math.log(weight)).toBeCloseTo(nats[row]!, 10)
  })
})

test('fitting stops when asked to', async () => {
  const signal = AbortSignal.abort()
  await expect(fitOutcomes(columns, outcomes, { rng: createRng('fit'), signal })).rejects.toMatchObject({
    code: 'aborted',
  })
})
