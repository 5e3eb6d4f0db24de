/** β at a share of the steps done: falling evenly in logarithm from `start` to `end` over the first half, then `end`. */
export function betaAt(share: number, { start, end }: { readonly start: number; readonly end: number }): number {
  return start * (end / start) ** Math.min(1, 2 * share)
}

/** What a plateau remembers of the checks so far. */
export interface PlateauState {
  readonly rate: number
  /** Null before the first check. */
  readonly best: number | null
  readonly beta: number | null
  readonly idle: number
  readonly halvings: number
}

export interface Plateau {
  learningRate(): number
  /** What to make of a loss under a β; a β that still falls makes every loss the best so far. */
  judge(loss: number, beta: number): 'better' | 'worse' | 'stop'
  state(): PlateauState
}

const patience = 3
const mostHalvings = 4
const leastGain = 1e-3

/** The state before the first check, at the first learning rate. */
export function freshPlateau(rate: number): PlateauState {
  return { rate, best: null, beta: null, idle: 0, halvings: 0 }
}

/** Halves the learning rate when held-out loss has not gained for three checks, and stops after four halvings. */
export function openPlateau(from: PlateauState): Plateau {
  let { rate, best, beta: lastBeta, idle, halvings } = from
  return {
    learningRate: () => rate,
    judge(loss, beta) {
      if (best === null || beta !== lastBeta || loss < best - leastGain) {
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
    state: () => ({ rate, best, beta: lastBeta, idle, halvings }),
  }
}
