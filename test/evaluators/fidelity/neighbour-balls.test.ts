import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Cloud } from '../../../evaluators/fidelity/clouds.js'
import { neighbourBalls } from '../../../evaluators/fidelity/neighbour-balls.js'

const golden = JSON.parse(readFileSync(join(import.meta.dirname, '../../golden/density/density.json'), 'utf8'))

function cloud(rows: readonly (readonly number[])[]): Cloud {
  return { values: Float64Array.from(rows.flat()), rowCount: rows.length, featureCount: rows[0]!.length }
}

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

test.each([1, 3, 5])('density and coverage of prdc with %d neighbours', (neighbours) => {
  const { ballsAround, reached } = neighbourBalls(cloud(golden.real), cloud(golden.synthetic), neighbours)
  expect(mean(ballsAround) / neighbours).toBeCloseTo(golden[`k${neighbours}`].density, 12)
  expect(mean(reached)).toBeCloseTo(golden[`k${neighbours}`].coverage, 12)
})

test('a copy is covered, also where real points coincide', () => {
  const points = cloud([[0], [0], [0], [1], [1], [1]])
  expect([...neighbourBalls(points, points, 2).reached]).toEqual([1, 1, 1, 1, 1, 1])
})
