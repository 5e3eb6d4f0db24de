import { expect, test } from 'vitest'
import type { Estimate } from '../../../src/privacy/queries/index.js'
import { answersOf, noNoise, peopleTable } from './people.js'

const runs = 200

/** Of 200 intervals of 95 %, at least so many hold the truth but for a chance of a millionth (binomial tail: 3e-7 for fewer than 172). */
const fewest = 172

const asked = [
  { id: 'count', ask: 'count', where: 'age >= 70' },
  { id: 'mean', ask: 'mean', of: 'age' },
  { id: 'curve', ask: 'survival', time: 'days', event: 'dead', steps: 4 },
]

test('intervals of the noise hold the numbers of the table, and are no wider than they must be', async () => {
  const table = peopleTable(1200, 'coverage')
  const numbers = async (epsilon: number) => {
    const { byId } = await answersOf(table, asked, { epsilon })
    return [byId.count!.cells[0]!.estimate!, byId.mean!.cells[0]!.estimate!, byId.curve!.curves![0]!.points[1]!]
  }
  const truths = await numbers(noNoise)
  const held = truths.map(() => 0)
  const widths = truths.map(() => 0)
  for (let run = 0; run < runs; run++)
    (await numbers(2)).forEach(({ noise: [low, high] }: Estimate, at) => {
      if (low <= truths[at]!.value && truths[at]!.value <= high) held[at]! += 1
      widths[at]! += (high - low) / runs
    })
  for (const [at, count] of held.entries()) expect(count, asked[at]!.id).toBeGreaterThanOrEqual(fewest)
  // Not by being absurdly wide: a tenth of the people, four years, a tenth of a share.
  expect(widths[0]).toBeLessThan(120)
  expect(widths[1]).toBeLessThan(4)
  expect(widths[2]).toBeLessThan(0.1)
}, 60_000)
