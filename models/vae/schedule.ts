/** β at a share of the steps done: falling evenly in logarithm from `start` to `end` over the first half, then `end`. */
export function betaAt(share: number, { start, end }: { readonly start: number; readonly end: number }): number {
  return start * (end / start) ** Math.min(1, 2 * share)
}

export interface Plateau {
  learningRate(): number
  /** What to make of a loss under a β; a β that still falls makes every loss the best so far. */
  judge(loss: number, beta: number): 'better' | 'worse' | 'stop'
}

const patience = 3
const mostHalvings = 4
const leastGain = 1e-3

/** Halves the learning rate when held-out loss has not gained for three checks, and stops after four halvings. */
export function openPlateau(first: number): Plateau {
  let rate = first
  let best = Number.POSITIVE_INFINITY
  let lastBeta = Number.NaN
  let idle = 0
  let halvings = 0
  return {
    learningRate: () => rate,
    judge(loss, beta) {
      if (beta !== lastBeta || loss < best - leastGain) {
        best = loss
        lastBeta = beta
        idle = 0
        return 'better'
      }
      idle++
      if (idle < patience) return 'worse'
      idle = 0
      rate /= 2
      halvings++
      return halvings > mostHalvings ? 'stop' : 'worse'
    },
  }
}
