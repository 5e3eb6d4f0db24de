import type { OpenStates } from '../network/index.js'
import { logDensityAt, mixtureDensity } from './gaussian-mixture.js'
import type { LatentPrior } from './latent-prior.js'

/** Rows as they are filled, and their latents, row-major. */
export interface FilledRows {
  readonly latents: Float32Array
  readonly columns: readonly Int32Array[]
}

/** The outcomes that the prior says, of rows in which some of them may be open. */
export interface OutcomeDraws {
  /** Whether a class has the row's outcomes, as far as they are there. */
  isPossible(row: number): boolean
  /** Draws the row's class by its share of the prior's density at the latent, and fills the open outcomes with its states. */
  draw(row: number, filled: FilledRows & { readonly uniform: () => number }): void
  /** Of the row's latent. O(components × dimension²). */
  logDensities(row: number, filled: FilledRows): LogDensities
}

export interface LogDensities {
  /** ln p(z, class of the row); ln p(z) where there are no classes or none is the row's. */
  readonly own: number
  /** ln p(a class that the row's outcomes allow | z); 0 where there are no classes. */
  readonly allowed: number
}

export function outcomeDraws({ mixture, classes }: LatentPrior, cells: readonly OpenStates[]): OutcomeDraws {
  const density = mixtureDensity(mixture)
  const parts = new Float64Array(mixture.weights.length)
  const logDensityOf = (row: number, latents: Float32Array) =>
    logDensityAt(density, latents, { offset: row * mixture.dimension, parts })
  if (classes === null)
    return {
      isPossible: () => true,
      draw() {},
      logDensities(row, { latents }) {
        return { own: logDensityOf(row, latents), allowed: 0 }
      },
    }
  const shares = new Float64Array(classes.states.length)
  const allows = (states: readonly number[], row: number) =>
    states.every((state, place) => {
      const { states: given, choices } = cells[classes.columns[place] as number]!
      return given[row]! >= 0 ? given[row] === state : choices[-1 - given[row]!]![state] === 1
    })
  const isOpen = (row: number) => classes.columns.some((column) => cells[column]!.states[row]! < 0)
  /** Into `shares`, from `parts`. */
  const shareOut = () => {
    shares.fill(0)
    parts.forEach((part, component) => {
      shares[classes.ofComponent[component]!]! += part
    })
  }
  return {
    isPossible: (row) => classes.states.some((states) => allows(states, row)),
    draw(row, { latents, columns, uniform }) {
      if (!isOpen(row)) return
      logDensityOf(row, latents)
      shareOut()
      const allowed = classes.states.map((states, id) => (allows(states, row) ? shares[id]! : 0))
      const chosen = drawShare(allowed, uniform())
      if (chosen < 0) return
      classes.columns.forEach((column, place) => {
        if (cells[column]!.states[row]! < 0) columns[column]![row] = classes.states[chosen]![place]!
      })
    },
    logDensities(row, { latents, columns }) {
      const whole = logDensityOf(row, latents)
      shareOut()
      const own = classes.states.findIndex((states) =>
        states.every((state, place) => columns[classes.columns[place] as number]![row] === state),
      )
      const allowed = classes.states.reduce((sum, states, id) => sum + (allows(states, row) ? shares[id]! : 0), 0)
      return { own: own < 0 ? whole : whole + Math.log(shares[own]!), allowed: Math.log(allowed) }
    },
  }
}

/** An index by its share of the sum; −1 when all are 0. */
function drawShare(shares: readonly number[], uniform: number): number {
  let left = uniform * shares.reduce((sum, share) => sum + share, 0)
  let last = -1
  for (let index = 0; index < shares.length; index++) {
    if (shares[index] === 0) continue
    last = index
    left -= shares[index]!
    if (left < 0) break
  }
  return last
}
