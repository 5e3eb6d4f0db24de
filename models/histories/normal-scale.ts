import { normalCdf, normalQuantile } from '../../src/math/index.js'

/** Ordered states as stretches of a normal scale, by the ranks of their rows. */
export interface NormalScale {
  /** Shares of rows at or below each state, ascending to 1. */
  readonly ends: Float64Array
  /** Ends between neighbouring states on the normal scale, ascending. */
  readonly cuts: Float64Array
}

export function normalScale(ends: Float64Array): NormalScale {
  return { ends, cuts: ends.slice(0, -1).map((end) => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, end)))) }
}

/** The scale of `ordered` states, −1 and others left out. Undefined where no row has one. O(rows). */
export function scaleOf(states: ArrayLike<number>, ordered: number): NormalScale | undefined {
  const ends = new Float64Array(ordered)
  let count = 0
  for (let row = 0; row < states.length; row++) {
    const state = states[row]!
    if (state < 0 || state >= ordered) continue
    ends[state]!++
    count++
  }
  if (count === 0) return undefined
  for (let state = 1; state < ordered; state++) ends[state]! += ends[state - 1]!
  return normalScale(ends.map((rows) => rows / count))
}

/** The place on the scale of a state, `place` from 0 to 1 of the way through it. Ends of the scale are kept finite. */
export function onScale({ ends }: NormalScale, state: number, place: number): number {
  const start = state === 0 ? 0 : ends[state - 1]!
  const rank = start + place * (ends[state]! - start)
  return normalQuantile(Math.min(1 - outermost, Math.max(outermost, rank)))
}

const outermost = 1e-4

/** How far through its state a place on the scale lies, from 0 to 1. */
export function placeInState({ ends }: NormalScale, state: number, value: number): number {
  const start = state === 0 ? 0 : ends[state - 1]!
  const width = ends[state]! - start
  return width <= 0 ? 0.5 : Math.min(1, Math.max(0, (normalCdf(value) - start) / width))
}
