import type { LineTarget } from './fit-lines.js'
import type { LineBasis } from './line-basis.js'

/**
 * What a distribution leaves of the scales of one column: scale of the state that a row has, less the scale's mean by the row's
 * distribution. Lines through it tell what neither trees nor earlier lines did. O(rows × (states + scales)).
 */
export function residualTargets(
  { scales, rows }: LineBasis,
  {
    targets,
    states,
    own,
    moved,
    sharesAt,
  }: {
    /** Of the scales themselves. */
    readonly targets: readonly LineTarget[]
    readonly states: readonly (Uint8Array | Uint16Array)[]
    /** States of the column. */
    readonly own: Uint8Array | Uint16Array
    readonly moved: number
    readonly sharesAt: (row: number) => Float64Array
  },
): LineTarget[] {
  const residuals = targets.map(() => new Float64Array(rows.length))
  for (let at = 0; at < rows.length; at++) {
    const seen = own[rows[at]!]!
    if (seen >= moved) continue
    const shares = sharesAt(rows[at]!)
    targets.forEach((target, index) => {
      const { values } = scales[target.own]!
      let [mean, inside] = [0, 0]
      for (let state = 0; state < moved; state++) {
        mean += shares[state]! * values[state]!
        inside += shares[state]!
      }
      residuals[index]![at] = values[seen]! - mean / (inside > 0 ? inside : 1)
    })
  }
  return targets.map((target, index) => {
    const residual = residuals[index]!
    const mean = (numberAt: (at: number) => number) => {
      let sum = 0
      for (let at = 0; at < residual.length; at++) sum += residual[at]! * numberAt(at)
      return sum / Math.max(1, residual.length)
    }
    const products = Float64Array.from(scales, ({ column, values }) =>
      mean((at) => values[states[column]![rows[at]!]!]!),
    )
    return { own: target.own, square: mean((at) => residual[at]!), products }
  })
}
