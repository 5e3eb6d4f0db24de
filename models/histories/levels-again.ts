import { type BinnedTable, type DensityForest, leafRow } from '../../src/learn/index.js'
import { type LevelRows, type LevelsHad, walkLevels } from './levels-had.js'

/**
 * By level, the factor on its share of a leaf for people who had it before: a lasting illness comes again more often than it comes to
 * others, a drug that is begun once less often. Shares are those of all trees together, made to sum to one again.
 */
export type LevelsAgain = Float64Array

/** The mean of a row's leaves over all trees. O(trees × (depth + states)). */
export function meanShares(
  { forest, table }: { readonly forest: DensityForest; readonly table: BinnedTable },
  row: number,
  shares: Float64Array,
): Float64Array {
  const { probabilities, stateCount, roots } = forest
  shares.fill(0)
  for (let tree = 0; tree < roots.length; tree++) {
    const start = leafRow(forest, tree, { table, row }) * stateCount
    for (let state = 0; state < stateCount; state++) shares[state]! += probabilities[start + state]! / roots.length
  }
  return shares
}

/**
 * Shares of a person's next level, in place: `shares` times the factors of levels had before; none of a level that the unit has
 * already, where none has one twice. Where staying is learnt apart, the last state is for it and keeps its share, and the last level
 * is none of the others. All to the last state where nothing is left.
 */
export function weighLevels(
  shares: Float64Array,
  {
    factors,
    had,
    person,
    last,
    stays,
  }: {
    readonly factors: LevelsAgain
    readonly had: LevelsHad
    readonly person: number
    readonly last: number
    readonly stays: boolean
  },
): Float64Array {
  const moves = stays ? shares.length - 1 : shares.length
  let total = 0
  for (let state = 0; state < moves; state++) {
    const isOut = (stays && state === last) || had.isTaken(person, state)
    shares[state] = isOut ? 0 : shares[state]! * (had.has(person, state) ? factors[state]! : 1)
    total += shares[state]!
  }
  const left = stays ? 1 - shares[moves]! : 1
  for (let state = 0; state < moves; state++) shares[state]! *= total > 0 ? left / total : 0
  if (total <= 0) shares[shares.length - 1] = 1
  return shares
}

/** How far a level's own factor lies from that of all, and that of all from 1: standard deviations of logarithms. */
const ownSpread = 1
const sharedSpread = 3
const mostSteps = 20
/** Nats that people must gain, their rows together worth one: as for the lines of sequential-trees. */
const leastGain = 3

export interface LevelsTask {
  readonly forest: DensityForest
  readonly table: BinnedTable
  readonly rows: Uint32Array
  readonly levels: LevelRows
  /** Where staying is learnt apart: the state before each row. */
  readonly lastOf?: Int32Array | undefined
  readonly fewestPeople: number
}

/**
 * Factors that make known rows most likely, by Newton steps: one of all levels, and of each its own as far as its rows speak against a
 * normal prior around that of all; levels that fewer than `fewestPeople` had before keep that of all. Undefined where people gain
 * fewer than three nats. O(rows × (levels + 20 × levels had)).
 */
export function fitLevelsAgain(task: LevelsTask): LevelsAgain | undefined {
  const { levels, fewestPeople } = task
  const { stateCount } = levels
  const choices = choicesOf(task)
  const peopleOf = Array.from({ length: stateCount }, () => new Set<number>())
  for (const { person, again } of choices) for (const { state } of again) peopleOf[state]!.add(person)
  const isOwn = peopleOf.map(({ size }) => size >= fewestPeople)
  if (!isOwn.includes(true)) return undefined
  let shared = 0
  const own = new Float64Array(stateCount)
  for (let step = 0; step < mostSteps; step++) {
    const { slopes, bends } = slopesOf(choices, { shared, own })
    shared += bounded((sum(slopes) - shared / sharedSpread ** 2) / (sum(bends) + 1 / sharedSpread ** 2))
    if (step < mostSteps / 4) continue
    const again = slopesOf(choices, { shared, own })
    for (let state = 0; state < stateCount; state++)
      if (isOwn[state])
        own[state]! += bounded(
          (again.slopes[state]! - own[state]! / ownSpread ** 2) / (again.bends[state]! + 1 / ownSpread ** 2),
        )
  }
  const gain = natsOf(choices, { shared, own }) - natsOf(choices, { shared: 0, own: new Float64Array(stateCount) })
  const people = new Set(choices.map(({ person }) => person)).size
  if (gain * (people / Math.max(1, choices.length)) < leastGain) return undefined
  return own.map((log) => Math.exp(shared + log))
}

/** A row of somebody who had levels before: their shares of its leaves, and that of all new ones together. */
interface Choice {
  readonly person: number
  readonly chosen: number
  readonly fresh: number
  readonly again: readonly { readonly state: number; readonly share: number }[]
}

function choicesOf({ levels, rows, lastOf, ...known }: LevelsTask): Choice[] {
  const { layout, states, stateCount } = levels
  const asked = new Uint8Array(layout.rowCount)
  for (const row of rows) asked[row] = 1
  const shares = new Float64Array(known.forest.stateCount)
  const choices: Choice[] = []
  walkLevels(levels, (row, had) => {
    const chosen = states[row]!
    const last = lastOf?.[row] ?? -1
    if (asked[row] === 0 || chosen < 0 || chosen === last) return
    const person = layout.personOf[row]!
    meanShares(known, row, shares)
    const again: { state: number; share: number }[] = []
    let fresh = 0
    for (let state = 0; state < stateCount; state++) {
      if (state === last || had.isTaken(person, state)) continue
      if (had.has(person, state)) again.push({ state, share: shares[state]! })
      else fresh += shares[state]!
    }
    if (again.length > 0) choices.push({ person, chosen, fresh, again })
  })
  return choices
}

interface Logs {
  readonly shared: number
  readonly own: Float64Array
}

/** First derivatives by each level's logarithm, and second ones without their signs. */
function slopesOf(choices: readonly Choice[], { shared, own }: Logs) {
  const [slopes, bends] = [new Float64Array(own.length), new Float64Array(own.length)]
  for (const { chosen, fresh, again } of choices) {
    const total = again.reduce((all, { state, share }) => all + share * Math.exp(shared + own[state]!), fresh)
    for (const { state, share } of again) {
      const chance = (share * Math.exp(shared + own[state]!)) / Math.max(total, Number.MIN_VALUE)
      slopes[state]! += (state === chosen ? 1 : 0) - chance
      bends[state]! += chance * (1 - chance)
    }
  }
  return { slopes, bends }
}

/** What depends on factors of the logarithm of the likelihood. */
function natsOf(choices: readonly Choice[], { shared, own }: Logs): number {
  return choices.reduce((nats, { chosen, fresh, again }) => {
    const total = again.reduce((all, { state, share }) => all + share * Math.exp(shared + own[state]!), fresh)
    const log = again.some(({ state }) => state === chosen) ? shared + own[chosen]! : 0
    return total > 0 ? nats + log - Math.log(total) : nats
  }, 0)
}

function bounded(step: number): number {
  return Math.max(-1, Math.min(1, step))
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0)
}
