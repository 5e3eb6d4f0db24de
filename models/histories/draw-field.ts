import { allocateCodes } from '../../src/encode/index.js'
import { type BinnedTable, type DensityForest, leafRow } from '../../src/learn/index.js'
import { drawWeighted, type Rng } from '../../src/math/index.js'
import { type AliasTable, aliasTable, drawOutcomes } from '../network/index.js'
import { edgesBelow, type Field, fillScore, valueOfResidual, withScore } from './field.js'
import { meanShares, weighLevels } from './levels-again.js'
import type { LevelsHad } from './levels-had.js'
import { type NormalScale, onScale, placeInState } from './normal-scale.js'

/** A field ready to draw from. */
export interface FieldTable {
  readonly field: Field
  readonly alias: AliasTable
}

/** O(leaves × states). */
export function fieldTable(field: Field): FieldTable {
  return { field, alias: aliasTable(field.forest.probabilities, field.forest.stateCount) }
}

export interface RowsToDraw {
  /** The first so many rows of the sheet are of this step. */
  readonly rowCount: number
  /** Those of them that are drawn, ascending. */
  readonly places: Int32Array
  /** See `fillScore`, of all rows of the step. */
  readonly numbers?: readonly Float64Array[]
  /** By place of the step: the state of the person's last value, where the field knows of staying. */
  readonly lasts?: Int32Array
  /** What people had before, where the field knows of it, and by place who they are. */
  readonly had?: LevelsHad
  readonly people?: Int32Array
}

/** What was drawn of each place, in their order. */
export interface DrawnField {
  readonly states: Int32Array
  /** Of columns with a scale: where on the scale the value lies, and how far through its state. */
  readonly values?: Float64Array
  readonly inState?: Float64Array
  /** 1 where it is the person's last value once more: nothing else is said of these. */
  readonly repeated?: Uint8Array
}

/** Draws a field of one step's rows after the other's, each from the leaf of a tree drawn at random. */
export type DrawField = (rows: RowsToDraw) => DrawnField

export function fieldDrawer(
  { field, alias }: FieldTable,
  {
    sheet,
    scale = null,
    rng,
  }: {
    readonly sheet: BinnedTable
    /** Of the column, where it has one. */
    readonly scale?: NormalScale | null | undefined
    readonly rng: Rng
  },
): DrawField {
  const { forest, residual } = field
  const table = withScore(sheet, field)
  const [tree, state, place] = [rng.fork('tree'), rng.fork('state'), rng.fork('place')]
  const trees = forest.roots.length
  const shares = new Float64Array(forest.stateCount)
  return ({ rowCount, places, numbers, lasts, had, people }) => {
    const scores = fillScore(table, field, { rowCount, numbers })
    if (field.again && had && people) return { states: drawAgain({ places, had, people, ...(lasts && { lasts }) }) }
    const leaves = new Uint32Array(places.length)
    for (let at = 0; at < places.length; at++)
      leaves[at] = leafRow(forest, trees === 1 ? 0 : tree.below(trees), { table, row: places[at]! })
    const drawn = allocateCodes(forest.stateCount, places.length)
    drawOutcomes(alias, leaves, { rng: state, out: drawn })
    const states = Int32Array.from(drawn)
    if (field.stays)
      for (let at = 0; at < places.length; at++) {
        const last = lasts![places[at]!]!
        if (states[at] === last) states[at] = movedFrom(forest, leaves[at]!, { last, target: place.uniform() })
        else if (states[at] === forest.stateCount - 1) states[at] = last
      }
    if (scale === null) return { states }
    const values = new Float64Array(places.length).fill(Number.NaN)
    const inState = new Float64Array(places.length).fill(Number.NaN)
    if (residual === undefined || scores === undefined) {
      for (let at = 0; at < places.length; at++) {
        const way = place.uniform()
        if (states[at]! >= scale.ends.length) continue
        inState[at] = way
        values[at] = onScale(scale, states[at]!, way)
      }
      return { states, values, inState }
    }
    const { edges, repeats } = residual
    const repeated = new Uint8Array(places.length)
    const repeat = repeats ? forest.stateCount - 1 : Number.POSITIVE_INFINITY
    const stretches = edges.length - 1
    for (let at = 0; at < places.length; at++) {
      const way = place.uniform()
      if (states[at] === repeat) {
        repeated[at] = 1
        continue
      }
      if (states[at]! >= stretches) {
        // What lies outside the order keeps its place after it.
        states[at]! += scale.ends.length - stretches
        continue
      }
      const value = valueOfResidual(residual, states[at]!, { score: scores[places[at]!]!, place: way })
      const own = edgesBelow(scale.cuts, value)
      states[at] = own
      values[at] = value
      inState[at] = placeInState(scale, own, value)
    }
    return { states, values, inState, ...(repeats && { repeated }) }
  }

  function drawAgain({
    places,
    lasts,
    had,
    people,
  }: Pick<RowsToDraw, 'places' | 'lasts'> & Required<Pick<RowsToDraw, 'had' | 'people'>>): Int32Array {
    const { again: factors, stays = false } = field
    return Int32Array.from(places, (row) => {
      const last = lasts?.[row] ?? -1
      meanShares({ forest, table }, row, shares)
      weighLevels(shares, { factors: factors!, had, person: people[row]!, last, stays })
      const drawn = drawWeighted(shares, state)
      return stays && drawn === forest.stateCount - 1 ? last : drawn
    })
  }
}

/** A state of a leaf of a field that knows of staying, other than the last one; the last one where the leaf has no other. */
function movedFrom(
  { probabilities, stateCount }: DensityForest,
  leaf: number,
  { last, target }: { readonly last: number; readonly target: number },
): number {
  const start = leaf * stateCount
  const weight = (state: number) => (state === last ? 0 : probabilities[start + state]!)
  let total = 0
  for (let state = 0; state < stateCount - 1; state++) total += weight(state)
  let left = target * total
  let chosen = last
  for (let state = 0; state < stateCount - 1; state++) {
    if (weight(state) <= 0) continue
    chosen = state
    if (left < weight(state)) break
    left -= weight(state)
  }
  return chosen
}
