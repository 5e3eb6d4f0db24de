import { expect, test } from 'vitest'
import { propensity } from '../../../evaluators/fidelity/propensity.js'
import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = {
  name: 't',
  columns: [
    ...[0, 1, 2, 3, 4, 5].map((index) => ({ name: `n${index}`, kind: 'numeric', role: 'feature' }) as const),
    { name: 'l', kind: 'categorical', role: 'feature' },
  ],
}

function draw(seed: string, shift = 0): Table {
  const rng = createRng(seed)
  const normals = () => Array.from({ length: 400 }, () => rng.normal())
  return Table.of([
    ...[0, 1, 2, 3, 4, 5].map((index) =>
      numberColumn(
        `n${index}`,
        normals().map((value) => value + (index === 0 ? shift : 0)),
      ),
    ),
    levelColumn(
      'l',
      Array.from({ length: 400 }, () => ['a', 'b', 'c', 'd'][rng.below(4)]!),
    ),
  ])
}

async function ratio(seed: number, shift = 0): Promise<number> {
  const [train, synthetic] = [draw(`real ${seed}`), draw(`synthetic ${seed}`, shift)]
  const result = await propensity.compute({
    schema,
    train,
    holdout: train,
    reference: train,
    synthetic,
    rng: createRng(seed),
  })
  return result.status === 'ok' ? result.value : Number.NaN
}

test('two samples of one population have ratio one on average', async () => {
  const ratios = await Promise.all(Array.from({ length: 60 }, (_, seed) => ratio(seed)))
  const mean = ratios.reduce((sum, each) => sum + each, 0) / ratios.length
  // 9 free features: a χ²₉ / 9 has variance 2 / 9; over 60 draws the standard error is .061, and 4.9 of them is 1e-6.
  expect(Math.abs(mean - 1)).toBeLessThan(0.3)
})

test('a shifted column is noticed', async () => {
  expect(await ratio(1, 0.5)).toBeGreaterThan(3)
})
