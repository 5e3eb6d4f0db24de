import { solvePositiveDefinite } from '../../src/math/index.js'
import type { Tilt } from './tilt.js'

/** One training row for the strengths: shares of the states, features of a tilt, and the state that was seen. */
export interface TiltRow {
  readonly shares: Float64Array
  readonly features: Float64Array
  readonly state: number
}

const mostSteps = 30
const size = 3

/**
 * The strengths that make the rows' states most likely; the likelihood has one maximum, found by Newton steps that are
 * halved where they overshoot. `free` says which strengths may differ from 0. Returns the gain in nats too. O(steps × rows × states).
 */
export function fitStrengths(
  rows: readonly TiltRow[],
  { moved, free }: { readonly moved: number; readonly free: readonly [boolean, boolean, boolean] },
): { readonly strengths: Tilt['strengths']; readonly gain: number } {
  let strengths = new Float64Array(size)
  let at = surface(rows, { moved, strengths })
  const start = at.value
  for (let step = 0; step < mostSteps; step++) {
    const direction = newtonStep(at, free)
    if (direction === undefined) break
    let scale = 1
    let next = at
    let trial = strengths
    for (; scale > 1e-3; scale /= 2) {
      trial = strengths.map((value, index) => value + scale * direction[index]!)
      next = surface(rows, { moved, strengths: trial })
      if (next.value > at.value) break
    }
    if (!(next.value > at.value)) break
    const gained = next.value - at.value
    strengths = trial
    at = next
    if (gained < 1e-6) break
  }
  return { strengths: [strengths[0]!, strengths[1]!, strengths[2]!], gain: at.value - start }
}

interface Surface {
  readonly value: number
  readonly slope: Float64Array
  readonly bend: Float64Array
}

/** A row's worth of doubt in strengths far from 0, so that what the rows do not tell stays put. */
const doubt = 1e-2

function surface(
  rows: readonly TiltRow[],
  { moved, strengths }: { readonly moved: number; readonly strengths: Float64Array },
): Surface {
  let value = 0
  const slope = new Float64Array(size)
  const bend = new Float64Array(size * size)
  const weights = new Float64Array(moved)
  const mean = new Float64Array(size)
  const [a, b, c] = [strengths[0]!, strengths[1]!, strengths[2]!]
  for (const { shares, features, state: seen } of rows) {
    let highest = Number.NEGATIVE_INFINITY
    for (let state = 0; state < moved; state++) {
      const place = size * state
      weights[state] = a * features[place]! + b * features[place + 1]! + c * features[place + 2]!
      if (shares[state]! > 0 && weights[state]! > highest) highest = weights[state]!
    }
    value += weights[seen]! - highest
    let total = 0
    mean.fill(0)
    const square = new Float64Array(size * size)
    for (let state = 0; state < moved; state++) {
      const weight = shares[state]! * Math.exp(weights[state]! - highest)
      if (!(weight > 0)) continue
      total += weight
      for (let first = 0; first < size; first++) {
        const own = weight * features[size * state + first]!
        mean[first]! += own
        for (let second = 0; second <= first; second++)
          square[first * size + second]! += own * features[size * state + second]!
      }
    }
    value -= Math.log(total)
    for (let first = 0; first < size; first++) {
      slope[first]! += features[size * seen + first]! - mean[first]! / total
      for (let second = 0; second <= first; second++)
        bend[first * size + second]! +=
          square[first * size + second]! / total - (mean[first]! * mean[second]!) / total ** 2
    }
  }
  for (let first = 0; first < size; first++) {
    value -= (doubt / 2) * strengths[first]! ** 2
    slope[first]! -= doubt * strengths[first]!
    bend[first * size + first]! += doubt
    for (let second = 0; second < first; second++) bend[second * size + first] = bend[first * size + second]!
  }
  return { value, slope, bend }
}

function newtonStep({ slope, bend }: Surface, free: readonly boolean[]): Float64Array | undefined {
  const held = (index: number) => free[index] !== true
  const matrix = bend.map((value, cell) => {
    const [row, column] = [Math.floor(cell / size), cell % size]
    if (!held(row) && !held(column)) return value
    return row === column ? 1 : 0
  })
  return solvePositiveDefinite(
    matrix,
    slope.map((value, index) => (held(index) ? 0 : value)),
  )
}
