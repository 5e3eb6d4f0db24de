import { MirrorwardError } from '../../../src/errors.js'
import { rowCountOf } from '../combinations.js'
import { heightsOf } from './check-node.js'
import { firstMatches, patternOf } from './first-match.js'
import { cellWorth, type LocalClass, type LocalPart, worthOfClass } from './local-classes.js'
import { mostPeeledNodes, peel } from './peel.js'
import type { SearchProblem } from './problem.js'
import { topDown } from './top-down.js'

export interface LocalOptions {
  /** `peeling` loses less, `top-down` takes less time on many rows. */
  readonly method: 'peeling' | 'top-down'
  readonly mostWork?: number
  readonly signal?: AbortSignal | undefined
}

export interface LocalResult {
  /** A row belongs to the first whose codes it has. */
  readonly classes: readonly LocalClass[]
  readonly loss: number
  readonly suppressedRows: number
}

/** Some ten seconds on one core. */
const defaultWork = 2e9

/** Classes that lose more than this share of the mean are taken apart again. */
const costly = 0.5

/**
 * Local recoding: rows with the same value may come out at different levels, which keeps more and tells more of how it was done.
 * Peeling, then from the top what the work allowed did not reach; or from the top, then peeling of the classes that lost most.
 * Throws `bad-option` for a loss that is of classes.
 */
export function recodeLocally(
  problem: SearchProblem,
  { method, mostWork = defaultWork, signal }: LocalOptions,
): LocalResult {
  const worth = cellWorth(problem)
  if (worth === undefined)
    throw new MirrorwardError('bad-option', `local recoding counts cells, which the loss ${problem.loss.id} does not`)
  const nodes = heightsOf(problem).reduce((product, height) => product * height, 1)
  const rowCount = rowCountOf(problem.combinations)
  const everything = Int32Array.from(problem.combinations.rows, (_, place) => place)
  const held = ({ places }: LocalClass) => places.reduce((sum, place) => sum + problem.combinations.rows[place]!, 0)
  const first =
    method === 'peeling' ? { classes: [], places: everything } : takenApart(topDown(problem, of(everything)).classes)
  const peeled = nodes > mostPeeledNodes ? { classes: [], places: first.places } : peel(problem, of(first.places))
  const last = topDown(problem, of(peeled.places))
  const classes = [...first.classes, ...peeled.classes, ...last.classes]
  const worths = classes.reduce((sum, each) => sum + held(each) * worthOfClass(each, { ...problem, worth }), 0)
  return {
    classes,
    loss: 1 - worths / worth.most / Math.max(1, rowCount),
    suppressedRows: last.places.reduce((sum, place) => sum + problem.combinations.rows[place]!, 0),
  }

  function of(places: Int32Array) {
    return { worth: worth!, places, mostWork, signal }
  }

  /**
   * The classes that are kept, and what belongs to none. Rows of classes that are taken apart may have the codes of a kept one:
   * they join it, so that a row's first match stays its own. Where models ask what a class holds, it must not be joined.
   */
  function takenApart(found: readonly LocalClass[]): LocalPart {
    if (problem.requirements.length > 0) return { classes: found, places: new Int32Array(0) }
    const { columns, combinations } = problem
    const lost = found.map((each) => 1 - worthOfClass(each, { ...problem, worth: worth! }) / worth!.most)
    const mean = found.reduce((sum, each, at) => sum + held(each) * lost[at]!, 0) / Math.max(1, rowCount)
    const kept = found.filter((_, at) => lost[at]! <= costly * mean)
    const patterns = kept.map((each) => patternOf(each, { columns, codes: combinations.columns }))
    const kinds = new Set(kept.map(({ levels }) => levels.join())).size
    if (kinds * everything.length * columns.length > mostWork) return { classes: found, places: new Int32Array(0) }
    const match = firstMatches(combinations, { columns, patterns })
    const members: number[][] = kept.map(() => [])
    match.forEach((own, place) => {
      if (own >= 0) members[own]!.push(place)
    })
    return {
      classes: kept.map(({ levels }, at) => ({ levels, places: Int32Array.from(members[at]!) })),
      places: everything.filter((place) => match[place] === -1),
    }
  }
}
