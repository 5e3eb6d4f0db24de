import { type Combinations, rowCountOf } from '../combinations.js'
import { heightsOf } from './check-node.js'
import { classNumbers } from './class-numbers.js'
import { classVerdicts } from './class-verdicts.js'
import { largeGroups } from './large-groups.js'
import { type CellWorth, type LocalClass, type LocalPart, takeCombinations } from './local-classes.js'
import type { SearchProblem } from './problem.js'

/** Nodes of lattices that are peeled; of larger ones there are too many to sort. */
export const mostPeeledNodes = 2 ** 16

/** Rows left, as a share of those at the last sorting, at which nodes are sorted anew. */
const sortedAnewAt = 0.9

export interface PeelOptions {
  /** Combinations times columns that may be looked at. */
  readonly mostWork: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Local recoding by peeling: nodes of the lattice from what the rows that are left lose least by to what they lose most by, each
 * releasing the classes that hold among them. What is left when all nodes were asked, or the work is done, is handed back.
 * O(nodes × rows left).
 */
export function peel(
  problem: SearchProblem,
  { worth, places: from, mostWork, signal }: PeelOptions & { readonly worth: CellWorth; readonly places: Int32Array },
): LocalPart {
  const { columns, k } = problem
  const classes: LocalClass[] = []
  const large = largeGroups(columns, k)
  const isStrict = (problem.missing ?? 'category') === 'category'
  let places = from
  let left = takeCombinations(problem.combinations, places)
  let leftRows = rowCountOf(left)
  const nodes = nodesOf(heightsOf(problem))
  let sortedRows = leftRows
  let order = sorted(nodes, { problem, worth, left })
  let next = 0
  let work = 0
  while (leftRows >= k && next < order.length) {
    signal?.throwIfAborted()
    if (leftRows < sortedAnewAt * sortedRows) {
      order = sorted(order.slice(next), { problem, worth, left })
      next = 0
      sortedRows = leftRows
    }
    work += left.rows.length * columns.length
    if (work > mostWork) break
    const levels = order[next++]!
    if (!isStrict || large.mayBe(left, levels)) release(levels)
  }
  return { classes, places }

  function release(levels: Uint8Array): void {
    const groups = classNumbers(left, { columns, levels })
    const verdicts = classVerdicts(left, groups, problem)
    const classOf = new Int32Array(groups.count).fill(-1)
    const members: number[][] = []
    for (let group = 0; group < groups.count; group++) {
      if (verdicts.isReleased[group] === 0) continue
      classOf[group] = members.length
      members.push([])
      leftRows -= verdicts.rows[group]!
    }
    if (members.length === 0) return
    let kept = 0
    const rest = new Int32Array(places.length)
    for (let at = 0; at < places.length; at++) {
      const own = classOf[groups.of[at]!]!
      if (own < 0) rest[kept++] = at
      else members[own]!.push(places[at]!)
    }
    for (const own of members) classes.push({ levels, places: Int32Array.from(own) })
    const keep = rest.subarray(0, kept)
    left = takeCombinations(left, keep)
    const before = places
    places = keep.map((at) => before[at]!)
  }
}

function nodesOf(heights: readonly number[]): Uint8Array[] {
  return heights.reduce<Uint8Array[]>(
    (nodes, height, column) =>
      nodes.flatMap((node) =>
        Array.from({ length: height }, (_, level) => {
          const next = node.slice()
          next[column] = level
          return next
        }),
      ),
    [new Uint8Array(heights.length)],
  )
}

/** Nodes by what the rows that are left would lose, the least first; ties keep their order, which is lexicographic at first. */
function sorted(
  nodes: readonly Uint8Array[],
  {
    problem: { columns },
    worth,
    left,
  }: { readonly problem: SearchProblem; readonly worth: CellWorth; readonly left: Combinations },
): Uint8Array[] {
  const worths = columns.map(({ tree }, place) =>
    worth.of[place]!.map((own, level) => {
      const up = tree.up[level]!
      const codes = left.columns[place]!
      let sum = 0
      for (let at = 0; at < codes.length; at++) sum += left.rows[at]! * own[up[codes[at]!]!]!
      return sum
    }),
  )
  const worthOf = Float64Array.from(nodes, (levels) => {
    let sum = 0
    for (let place = 0; place < levels.length; place++) sum += worths[place]![levels[place]!]!
    return sum
  })
  const order = Uint32Array.from(nodes, (_, node) => node).sort((a, b) => worthOf[b]! - worthOf[a]! || a - b)
  return Array.from(order, (node) => nodes[node]!)
}
