import { permutation, type Rng } from '../../math/index.js'
import type { BinnedTable } from '../trees/binned.js'
import { nodeShares } from './density-forest.js'
import {
  type DensityTarget,
  type GrowDensityOptions,
  type GrownDensityTree,
  growDensityTree,
} from './grow-density-tree.js'
import { levelCount } from './shrink.js'

export interface StrengthOptions extends Omit<GrowDensityOptions, 'strengths' | 'rng'> {
  readonly rng: Rng
  readonly folds: number
  /** A number for the person of each row of the table: all rows of a person are held out together. */
  readonly personOf: Int32Array
}

const candidates = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
/** Levels below this one have few rows each and are chosen together. */
const separateLevels = 4

/** Strengths to grow with before any was chosen: firmer the finer the choice. */
export function startingStrengths(levels: number): Float64Array {
  return Float64Array.from({ length: levels }, (_, level) => 4 * 2 ** Math.min(level, separateLevels))
}

/**
 * The strength of each level of an outcome's choices that makes held-out rows most likely: trees are grown on all folds
 * but one and judged on that one, each fold in turn. Finer levels share one strength. O(folds) × growing a tree.
 */
export function chooseStrengths(
  table: BinnedTable,
  { outcome, states, rows }: DensityTarget,
  { folds, personOf, rng, ...options }: StrengthOptions,
): Float64Array {
  const levels = levelCount(outcome.levelOf)
  const strengths = startingStrengths(levels)
  const persons = personOf.reduce((most, person) => Math.max(most, person + 1), 0)
  const order = permutation(persons, rng)
  const groupCount = Math.min(levels, separateLevels + 1)
  const scores = Array.from({ length: groupCount }, () => new Float64Array(candidates.length))
  for (let fold = 0; fold < folds; fold++) {
    const part = (inside: boolean) => rows.filter((row) => (order[personOf[row]!]! % folds === fold) === inside)
    const held = part(true)
    const tree = growDensityTree(table, { outcome, states, rows: part(false) }, { ...options, personOf, strengths })
    const leaves = Int32Array.from(held, (row) => leafNode(tree, table, row))
    candidates.forEach((strength, candidate) => {
      const shares = nodeShares(tree, outcome, new Float64Array(levels).fill(strength))
      held.forEach((row, at) => {
        const state = states[row]!
        for (let step = outcome.offsets[state]!; step < outcome.offsets[state + 1]!; step++) {
          const branch = outcome.path[step]!
          const group = Math.min(outcome.levelOf[outcome.choiceOf[branch]!]!, groupCount - 1)
          scores[group]![candidate]! += Math.log(shares[leaves[at]! * outcome.branchCount + branch]!)
        }
      })
    })
  }
  const chosen = scores.map((group) => candidates[group.indexOf(Math.max(...group))]!)
  return Float64Array.from({ length: levels }, (_, level) => chosen[Math.min(level, groupCount - 1)]!)
}

function leafNode({ feature, goesLeft, left, right }: GrownDensityTree, table: BinnedTable, row: number): number {
  let node = 0
  for (let asked = feature[0]!; asked >= 0; asked = feature[node]!) {
    const bin = table.features[asked]!.bins[row]!
    node = goesLeft[node]![bin] === 1 ? left[node]! : right[node]!
  }
  return node
}
