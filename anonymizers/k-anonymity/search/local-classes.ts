import type { Combinations } from '../combinations.js'
import { heldLeaves } from '../losses/index.js'
import type { SearchProblem } from './problem.js'

/** A class of local recoding: combinations that share their codes at these levels, each column at a level of its own. */
export interface LocalClass {
  readonly levels: Uint8Array
  /** Places of its combinations. */
  readonly places: Int32Array
}

/** Classes in their order, and the combinations that belong to none. */
export interface LocalPart {
  readonly classes: readonly LocalClass[]
  readonly places: Int32Array
}

/** What a released cell is worth: of each column and level, by code. The loss is 1 − the worth of all released rows over `most`. */
export interface CellWorth {
  readonly of: readonly (readonly Float64Array[])[]
  /** Of one row all of whose columns are suppressed at the most. */
  readonly most: number
}

/** The worth of cells by a loss that is a sum over cells; undefined for losses of classes. */
export function cellWorth({
  columns,
  combinations,
  loss,
}: Pick<SearchProblem, 'columns' | 'combinations' | 'loss'>): CellWorth | undefined {
  const { cost } = loss
  if (cost.of !== 'cells') return undefined
  const costs = columns.map((column, place) => cost.costsOf(column, heldLeaves(combinations, column, place)))
  return {
    of: costs.map(({ levels }) => levels.map(({ excess }) => excess)),
    most: costs.reduce((sum, { suppressed }) => sum + suppressed, 0) || 1,
  }
}

/** The worth of one row of a class. */
export function worthOfClass(
  { levels, places }: LocalClass,
  { columns, combinations, worth }: Pick<SearchProblem, 'columns' | 'combinations'> & { readonly worth: CellWorth },
): number {
  const first = places[0]!
  return columns.reduce((sum, { tree }, place) => {
    const level = levels[place]!
    return sum + worth.of[place]![level]![tree.up[level]![combinations.columns[place]![first]!]!]!
  }, 0)
}

/** The combinations at these places. */
export function takeCombinations(
  { columns, rows, sensitive, person, population }: Combinations,
  places: Int32Array,
): Combinations {
  const numbers = (codes: Int32Array) => taken(codes, { places, into: new Int32Array(places.length) })
  return {
    columns: columns.map((codes) =>
      codes instanceof Uint16Array ? taken(codes, { places, into: new Uint16Array(places.length) }) : numbers(codes),
    ),
    rows: numbers(rows),
    sensitive: sensitive.map(numbers),
    ...(person && { person: numbers(person) }),
    ...(population && { population: taken(population, { places, into: new Float64Array(places.length) }) }),
  }
}

/** A loop, for the mapping of typed arrays takes ten times as long. */
function taken<Numbers extends Uint16Array | Int32Array | Float64Array>(
  from: Numbers,
  { places, into }: { readonly places: Int32Array; readonly into: Numbers },
): Numbers {
  for (let at = 0; at < places.length; at++) into[at] = from[places[at]!]!
  return into
}
