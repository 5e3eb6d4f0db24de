import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import type { Evidence, NumberColumn, Table } from '../../src/table/index.js'
import { countName, largestTime } from '../linked-rows/index.js'
import { drawNetwork, streamRows } from '../network/index.js'
import { roomFor, upward } from './chain-tree.js'
import type { PlacedStrand } from './course-table.js'
import { forward } from './forward.js'
import type { HiddenCourseModel } from './hidden-course-model.js'
import { classesOf, classStates } from './people-tree.js'
import { type Clamp, clampedRows, fewestRows } from './row-evidence.js'

/** P(clamps | number of rows, class) of a strand: cell rows·classes + class. */
interface ClampShares {
  readonly shares: Float64Array
  /** The largest of each class, over numbers of rows. */
  readonly most: Float64Array
  readonly count: string
  /** Place of the strand among those under people. */
  readonly group: number
}

/** People drawn for one that is kept, at most. */
const mostDrawn = 20_000

/**
 * People, with classes, given cells of theirs and cells of their rows. Classes are weighed by how likely they make the rows'
 * cells at best, whatever the number of rows; a person is kept with what that number leaves of it. Exact.
 * Throws `bad-evidence` when nobody has such rows.
 */
export async function* peopleGiven(
  fitted: HiddenCourseModel,
  people: number,
  {
    strands,
    clamps,
    given = new Map(),
    rng,
    signal,
  }: {
    strands: readonly PlacedStrand[]
    clamps: readonly (readonly Clamp[])[]
    given?: Evidence | undefined
    rng: Rng
    signal?: AbortSignal | undefined
  },
): AsyncGenerator<Table> {
  const { network, groups } = fitted.people
  const all = clampShares(fitted, strands, clamps)
  const weighed = new Map<string, Float64Array>()
  for (const { group, most } of all) {
    const { name } = groups[group]!
    if (most.every((share) => share === 0)) throw impossible()
    if (name === null) continue
    const variable = network.network.variables.find((each) => each.name === name)!
    const weights = new Float64Array(variable.codeCount)
    classStates(fitted.people, group).forEach((state, own) => {
      if (state >= 0) weights[variable.codes[state]!] = most[own]!
    })
    weighed.set(name, weights)
  }
  const evidence = new Map([...given, ...countsGiven(fitted, strands, { clamps, given })])
  const { codebook } = network
  const draw = drawNetwork(network, evidence, weighed)
  const keeping = rng.fork('kept')
  let [kept, drawn] = [0, 0]
  const source = streamRows(mostDrawn * Math.max(1, people), {
    rng,
    given: evidence,
    codebook,
    draw,
    ...(signal && { signal }),
  })
  for await (const table of people === 0 ? streamRows(0, { rng, codebook, draw }) : source) {
    const classes = classesOf(table, groups)
    const counts = all.map(({ count }) => (table.column(count) as NumberColumn).values)
    const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => {
      const share = all.reduce((product, { shares, most, group }, at) => {
        const own = classes[group]![row]!
        const cell = Math.round(counts[at]![row]!) * most.length + own
        return product * (most[own]! > 0 ? (shares[cell] ?? 0) / most[own]! : 0)
      }, 1)
      return keeping.uniform() < share
    })
    drawn += table.rowCount
    yield table.take(rows.slice(0, people - kept))
    kept += Math.min(rows.length, people - kept)
    if (kept === people) return
    if (drawn > mostDrawn * (kept + 1)) throw impossible()
  }
}

function impossible(): MirrorwardError {
  return new MirrorwardError('bad-evidence', 'rows with such cells have probability 0 under the model, or next to it')
}

/** Everybody has the rows that clamps are of. */
function countsGiven(
  fitted: HiddenCourseModel,
  strands: readonly PlacedStrand[],
  { clamps, given }: { clamps: readonly (readonly Clamp[])[]; given: Evidence },
): Evidence {
  const needed = new Map<string, number>()
  strands.forEach(({ course }, strand) => {
    const name = countName(fitted.schema, fitted.courses[course]!.table)
    const own = fewestRows(clamps[strand]!)
    if (own > 0) needed.set(name, Math.max(own, needed.get(name) ?? 0))
  })
  return new Map(
    [...needed].map(([name, min]) => {
      const { ranges = [{}] } = given.get(name) ?? {}
      const within = ranges.map((range) => ({ ...range, ...((range.min ?? 0) < min && { min, minOpen: false }) }))
      return [name, { ranges: within.filter(({ max = min }) => max >= min), missing: false }]
    }),
  )
}

function clampShares(
  fitted: HiddenCourseModel,
  strands: readonly PlacedStrand[],
  clamps: readonly (readonly Clamp[])[],
): ClampShares[] {
  const under = strands.filter(({ table }) => table.above < 0)
  return strands.flatMap((placed, strand): ClampShares[] => {
    const own = clamps[strand]!
    if (own.length === 0) return []
    const { chain } = placed.table
    const { classes } = chain
    const count = countName(fitted.schema, fitted.courses[placed.course]!.table)
    const book = fitted.people.network.codebook.books.find(({ column }) => column.name === count)
    const largest = book?.type === 'number' ? Math.ceil(largestTime(book)) : 0
    const numbers = Array.from({ length: largest + 1 }, (_, rows) => rows)
    const rows = clampedRows(placed, numbers, own)
    const { says } = upward([{ ...placed.table, above: -1 }], [rows])
    const alpha = roomFor(rows, chain.states)
    const shares = new Float64Array(numbers.length * classes)
    for (const unit of numbers)
      if (unit >= fewestRows(own))
        for (let group = 0; group < classes; group++)
          shares[unit * classes + group] = Math.exp(forward(chain, rows, { unit, group, says: says[0]!, alpha }))
    const most = Float64Array.from({ length: classes }, (_, group) =>
      numbers.reduce((largestShare, unit) => Math.max(largestShare, shares[unit * classes + group]!), 0),
    )
    return [{ shares, most, count, group: under.indexOf(placed) }]
  })
}
