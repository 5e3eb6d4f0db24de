import { MirrorwardError } from '../../errors.js'
import { zcdpOfBoundedRange } from '../accounting/zcdp.js'
import { below, fractionOf, weightedChoice } from '../randomness/index.js'
import { type Mechanism, positive, releaseOnce } from './mechanism.js'

export interface QuantileOptions {
  /** The lowest and highest grid point, public whole numbers; values are cut to them. */
  readonly lowest: number
  readonly highest: number
  /** The rank that is sought: a share times a released number of values, never the exact one. */
  readonly rank: number
  readonly epsilon: number
  /** Values that one patient may have at most. */
  readonly valuesPerPatient?: number
}

/**
 * A grid point near the value of a given rank: the exponential mechanism over all points of a public grid, whose score is minus
 * the distance of the rank from the ranks that lie at the point (Smith 2011). A heap of equal values is a point that many ranks
 * fall on. See quantile.proof.md. O(n log n) for n values.
 */
export function privateQuantile(options: QuantileOptions): Mechanism<number> {
  const { lowest, highest, rank, epsilon, valuesPerPatient = 1 } = options
  if (!Number.isSafeInteger(lowest) || !Number.isSafeInteger(highest) || lowest > highest)
    throw new MirrorwardError('bad-option', 'a grid needs whole bounds, the lowest below the highest')
  const wanted = Math.max(0, Math.round(rank))
  const perStep = fractionOf(positive('epsilon', epsilon), { bits: 60, towards: 'down' })
  const under = perStep.under * 2n * BigInt(positive('valuesPerPatient', valuesPerPatient))
  const mechanism: Mechanism<number> = {
    name: 'quantile',
    sensitivity: { norm: 'values', bound: valuesPerPatient },
    loss: { kind: 'pure', epsilon, rho: zcdpOfBoundedRange(epsilon) },
    scale: epsilon,
    release: (exact, charge) =>
      releaseOnce(mechanism, { exact, charge }, (values, entropy) => {
        const sorted = values.map((value) => Math.min(highest, Math.max(lowest, value))).sort()
        const stretches = stretchesOf(sorted, { lowest, highest, rank: wanted })
        const chosen = weightedChoice(
          stretches.map(({ width, distance }) => ({
            weight: BigInt(width),
            over: perStep.over * BigInt(distance),
            under,
          })),
          entropy,
        )
        const { start, width } = stretches[chosen]!
        return start + below(width, entropy)
      }),
  }
  return mechanism
}

interface Stretch {
  readonly start: number
  readonly width: number
  readonly distance: number
}

/** The grid as runs of points that the same ranks fall on. */
function stretchesOf(
  sorted: Float64Array,
  { lowest, highest, rank }: { readonly lowest: number; readonly highest: number; readonly rank: number },
): Stretch[] {
  const stretches: Stretch[] = []
  const add = (start: number, end: number, from: number, to: number) => {
    if (end < start) return
    const distance = rank < from ? from - rank : rank > to ? rank - to : 0
    stretches.push({ start, width: end - start + 1, distance })
  }
  let start = lowest
  for (let from = 0; from < sorted.length; ) {
    const value = sorted[from]!
    let to = from
    while (to < sorted.length && sorted[to] === value) to++
    add(start, value - 1, from, from)
    add(value, value, from, to)
    start = value + 1
    from = to
  }
  add(start, highest, sorted.length, sorted.length)
  return stretches
}
