import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ksDistances } from '../../../evaluators/fidelity/ks-distance.js'

const sample = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 19 })), { maxLength: 40 })

function toSample(pairs: readonly (readonly [number, number])[]) {
  return { codes: pairs.map(([code]) => code), groups: pairs.map(([, group]) => group) }
}

/** By the definition: the gap of two distribution functions at every value. */
function byDefinition(
  real: readonly (readonly [number, number])[],
  synthetic: readonly (readonly [number, number])[],
  omitted: number,
): number {
  const [own, other] = [real, synthetic].map((side) => side.filter(([, group]) => group !== omitted))
  const share = (side: readonly (readonly [number, number])[], code: number) =>
    side.filter(([each]) => each <= code).length / side.length
  return Math.max(...Array.from({ length: 9 }, (_, code) => Math.abs(share(own!, code) - share(other!, code))))
}

test('the largest gap of all values and without each group, NaN when a side is empty', () => {
  fc.assert(
    fc.property(sample, sample, (real, synthetic) => {
      const found = ksDistances(toSample(real), toSample(synthetic))
      expect(found).toHaveLength(21)
      for (const [place, distance] of found.entries()) {
        const expected = byDefinition(real, synthetic, place - 1)
        if (Number.isNaN(expected)) expect(distance).toBeNaN()
        else expect(distance).toBeCloseTo(expected, 12)
      }
    }),
  )
})
