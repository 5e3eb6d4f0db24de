import { expect, test } from 'vitest'
import { disclosure } from '../../../evaluators/privacy/attribute-disclosure.js'

const side = (pairs: string) => {
  const rows = pairs.split(' ').map((pair) => pair.split(':') as [string, string])
  return { keys: rows.map(([key]) => key), targets: rows.map(([, target]) => target) }
}

/** By hand from the definitions: keys a (2 rows), b, c, d in the real table; a, b, e in the synthetic one. */
test('disclosure of six records', () => {
  const real = side('a:x a:y b:x c:x d:y b:x')
  const synthetic = side('a:x a:x a:y b:x e:y c:y')
  const found = disclosure(real, synthetic)
  // b:x twice is told with certainty; c's only value is wrong.
  expect(found.disco).toBeCloseTo(2 / 6, 12)
  expect(found.dcap).toBeCloseTo((2 / 3 + 1 / 3 + 1 + 0 + 0 + 1) / 6, 12)
  expect(found.tcap).toBeCloseTo(2 / 5, 12)
  expect(found.replicatedUniques).toBeCloseTo(1 / 6, 12)
})
