import { backward, type ChainCounts, emptyCounts } from './backward.js'
import type { ChainRows } from './chain-rows.js'
import { type ChainTable, natsOfPeople, roomFor, upward } from './chain-tree.js'
import { forward } from './forward.js'

/** Expected counts of all tables, added over people. */
export interface Expected {
  readonly chains: readonly ChainCounts[]
  /** By table and column: cell code·states + state. */
  readonly cells: readonly (readonly Float64Array[])[]
  /** People of each class. */
  readonly classes: Float64Array
  /** Nats of all people's rows. */
  logLikelihood: number
  readonly people: number
}

export interface ExpectationOptions {
  /** ln P(class | person): cell person·classes + class. */
  readonly prior: Float64Array
  readonly people: number
  readonly classes: number
  /** P(class | person and rows), where it is known from elsewhere. */
  readonly posterior?: Float64Array | undefined
}

/** P(class | person and all of their rows), and the nats of the rows given the person. O(people × classes). */
export function posteriorClasses(
  nats: Float64Array,
  { prior, people, classes }: ExpectationOptions,
): { readonly posterior: Float64Array; readonly nats: Float64Array } {
  const posterior = new Float64Array(people * classes)
  const all = new Float64Array(people)
  for (let person = 0; person < people; person++) {
    let most = Number.NEGATIVE_INFINITY
    for (let cell = person * classes; cell < (person + 1) * classes; cell++)
      most = Math.max(most, prior[cell]! + nats[cell]!)
    if (most === Number.NEGATIVE_INFINITY) {
      all[person] = most
      continue
    }
    let total = 0
    for (let cell = person * classes; cell < (person + 1) * classes; cell++) {
      posterior[cell] = Math.exp(prior[cell]! + nats[cell]! - most)
      total += posterior[cell]!
    }
    for (let cell = person * classes; cell < (person + 1) * classes; cell++) posterior[cell] = posterior[cell]! / total
    all[person] = most + Math.log(total)
  }
  return { posterior, nats: all }
}

/** The expectation step over so many people: forward and backward over every unit and class. O(rows × classes × states²). */
export function expectation(
  tables: readonly ChainTable[],
  rows: readonly ChainRows[],
  options: ExpectationOptions,
): Expected {
  const up = upward(tables, rows)
  const known = posteriorClasses(natsOfPeople(tables, up, options), options)
  const posterior = options.posterior ?? known.posterior
  const gammas: Float64Array[] = []
  const chains: ChainCounts[] = []
  const cells: Float64Array[][] = []
  tables.forEach(({ above, chain, times, cells: emission }, table) => {
    const own = rows[table]!
    const shares = above < 0 ? posterior : gammas[above]!
    const gamma = new Float64Array(own.rowCount * chain.states)
    const counts = emptyCounts(chain, times)
    const alpha = roomFor(own, chain.states)
    const beta = new Float64Array(2 * chain.states)
    for (let unit = 0; unit + 1 < own.starts.length; unit++) {
      if (own.starts[unit] === own.starts[unit + 1]) continue
      for (let group = 0; group < chain.classes; group++) {
        const weight = shares[unit * chain.classes + group]!
        if (!(weight > 1e-6)) continue
        const pass = { unit, group, says: up.says[table]!, alpha }
        if (forward(chain, own, pass) === Number.NEGATIVE_INFINITY) continue
        backward(chain, own, { ...pass, weight, counts, gamma, beta })
      }
    }
    gammas[table] = gamma
    chains[table] = counts
    cells[table] = emission.sizes.map((size, column) =>
      cellCounts(own.cells[column]!.states, { gamma, size, states: chain.states }),
    )
  })
  const classes = new Float64Array(options.classes)
  posterior.forEach((share, cell) => {
    classes[cell % options.classes] = classes[cell % options.classes]! + share
  })
  return {
    chains,
    cells,
    classes,
    logLikelihood: known.nats.reduce((sum, each) => sum + each, 0),
    people: options.people,
  }
}

function cellCounts(
  codes: Int32Array,
  { gamma, size, states }: { readonly gamma: Float64Array; readonly size: number; readonly states: number },
): Float64Array {
  const counts = new Float64Array(size * states)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    if (code < 0) continue
    for (let state = 0; state < states; state++)
      counts[code * states + state] = counts[code * states + state]! + gamma[row * states + state]!
  }
  return counts
}
