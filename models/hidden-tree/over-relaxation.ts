import type { HiddenTree } from './tree.js'

/**
 * A step of expectation maximisation taken further: every probability becomes p′^η · p^(1−η), scaled to sum to one over what
 * it is a distribution of. η 1 is the step itself. O(parameters).
 * R. Salakhutdinov, S. Roweis, Adaptive overrelaxed bound optimization methods, ICML 2003.
 */
export function overRelaxed(from: HiddenTree, to: HiddenTree, eta: number): HiddenTree {
  const { states } = to
  return {
    ...to,
    transitions: to.transitions.map((table, column) => {
      const further = extrapolated(from.transitions[column]!, table, eta)
      for (let start = 0; start < further.length; start += states) scale(further, { start, step: 1, count: states })
      return further
    }),
    emissions: to.emissions.map((table, column) => {
      const further = extrapolated(from.emissions[column]!, table, eta)
      for (let state = 0; state < states; state++)
        scale(further, { start: state, step: states, count: further.length / states })
      return further
    }),
  }
}

/** Well within 32-bit floats, products of a few included. */
const least = 1e-12

function extrapolated(from: Float32Array, to: Float32Array, eta: number): Float32Array {
  return to.map((probability, cell) => {
    const further = probability * (probability / Math.max(least, from[cell]!)) ** (eta - 1)
    return Math.max(least, further)
  })
}

function scale(
  table: Float32Array,
  { start, step, count }: { readonly start: number; readonly step: number; readonly count: number },
): void {
  let sum = 0
  for (let index = 0; index < count; index++) sum += table[start + index * step]!
  for (let index = 0; index < count; index++) table[start + index * step] = table[start + index * step]! / sum
}
