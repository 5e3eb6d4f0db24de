import type { Rng } from '../../src/math/index.js'

/** Of each level, the chances of each level that it becomes: rows sum to 1. */
export type Transitions = readonly (readonly number[])[]

/** Every level stays with chance `stays`, and else becomes any other alike. */
export function evenTransitions(levels: number, stays: number): Transitions {
  const other = levels < 2 ? 0 : (1 - stays) / (levels - 1)
  return Array.from({ length: levels }, (_, from) =>
    Array.from({ length: levels }, (_, to) => (from === to ? (levels < 2 ? 1 : stays) : other)),
  )
}

/**
 * The transitions made invariant: what they do is done back by Bayes' rule, so that the expected counts of levels stay as they are
 * (Gouweleeuw et al. 1998).
 */
export function invariantTransitions(transitions: Transitions, counts: ArrayLike<number>): Transitions {
  const size = transitions.length
  const reached = Array.from({ length: size }, (_, to) =>
    transitions.reduce((sum, row, from) => sum + row[to]! * counts[from]!, 0),
  )
  const back = (to: number, from: number) =>
    reached[to] === 0 ? (to === from ? 1 : 0) : (transitions[from]![to]! * counts[from]!) / reached[to]!
  return transitions.map((row) =>
    Array.from({ length: size }, (_, end) => row.reduce((sum, chance, middle) => sum + chance * back(middle, end), 0)),
  )
}

/** Codes after one draw each; −1, a missing cell, stays missing. */
export function randomised(
  codes: ArrayLike<number>,
  { transitions, rng }: { readonly transitions: Transitions; readonly rng: Rng },
): Int32Array {
  return Int32Array.from(codes, (code) => {
    if (code < 0) return code
    let draw = rng.uniform()
    const row = transitions[code]!
    for (let to = 0; to < row.length; to++) {
      draw -= row[to]!
      if (draw < 0) return to
    }
    return row.findLastIndex((chance) => chance > 0)
  })
}
