import { type Combinations, rowCountOf } from '../combinations.js'
import { heightOf } from '../levelled-column.js'
import { heldLeaves, type LossClass } from '../losses/index.js'
import { type ClassNumbers, classNumbers } from './class-numbers.js'
import { type ClassVerdicts, classVerdicts } from './class-verdicts.js'
import type { SearchProblem } from './problem.js'
import { smallClasses } from './small-classes.js'

/** What is known of a node. */
export interface CheckedNode {
  readonly holds: boolean
  /** Nothing finer can hold either. */
  readonly failsBelow: boolean
  /** Infinite where it does not hold. */
  readonly loss: number
  /** What it and every coarser node lose at least. */
  readonly least: number
  readonly suppressedRows: number
}

export interface NodeChecker {
  /** Loss of a node if no row had to be suppressed, known beforehand; 0 for losses that are of classes. */
  bound(levels: ArrayLike<number>): number
  check(levels: Uint8Array): CheckedNode
  /** Combinations looked at so far, times columns: the work done. */
  readonly work: number
}

const mostSnapshots = 64

/** Checks nodes, each from the smallest table of classes that was kept of a finer one. */
export function nodeChecker(problem: SearchProblem): NodeChecker {
  const { columns, combinations, k, limit, loss, requirements, tableRequirements, missing = 'category' } = problem
  const rowCount = rowCountOf(combinations)
  const mostCells = Math.max(65_536, Math.min(2 ** 24, 2 ** Math.ceil(Math.log2(4 * combinations.rows.length + 1))))
  const small = smallClasses(columns, { k, limit, mostCells })
  const { cost } = loss
  const costs =
    cost.of === 'cells'
      ? columns.map((column, place) => cost.costsOf(column, heldLeaves(combinations, column, place)))
      : undefined
  const most = costs?.reduce((sum, { suppressed }) => sum + suppressed, 0) || 1
  const allMonotone = tableRequirements.length === 0 && requirements.every(({ model }) => model.monotone === 'always')
  const allLeaves = columns.reduce((product, { tree }) => product * tree.labels[0]!.length, 1)
  const lossOptions = { rows: rowCount, k, limit, allLeaves }
  const snapshots: { readonly levels: Uint8Array; readonly combinations: Combinations }[] = []
  let work = 0

  const bound = (levels: ArrayLike<number>) =>
    costs === undefined ? 0 : costs.reduce((sum, { levels: own }, place) => sum + own[levels[place]!]!.mean, 0) / most

  return {
    bound,
    get work() {
      return work
    },
    check(levels) {
      const source = sourceOf(levels)
      work += source.rows.length * columns.length
      const failed = (failsBelow: boolean, least = 0): CheckedNode => ({
        ...{ holds: false, failsBelow, loss: Number.POSITIVE_INFINITY, least, suppressedRows: rowCount },
      })
      if (k > 1 && missing === 'category' && small.exceed(source, levels)) return failed(true)
      const classes = classNumbers(source, { columns, levels })
      const verdicts = classVerdicts(source, classes, problem)
      if (verdicts.belowK > limit) return failed(true)
      keep(source, { levels, classes })
      const of = costs === undefined ? lossClasses(source, { levels, classes, verdicts }) : []
      const least = cost.of === 'classes' ? cost.least(of, lossOptions) : bound(levels)
      if (verdicts.suppressedRows > limit || !verdicts.isTableKept) return failed(allMonotone, least)
      return {
        holds: true,
        failsBelow: false,
        loss:
          cost.of === 'classes' ? cost.whole(of, lossOptions) : least + excess(source, { levels, classes, verdicts }),
        least,
        suppressedRows: verdicts.suppressedRows,
      }
    },
  }

  function excess(source: Combinations, { levels, classes, verdicts }: Looked): number {
    if (costs === undefined || verdicts.suppressedRows === 0) return 0
    let sum = 0
    for (let each = 0; each < classes.count; each++) {
      if (verdicts.isReleased[each] === 1 || verdicts.rows[each] === 0) continue
      const at = classes.first[each]!
      let own = 0
      for (let place = 0; place < columns.length; place++) {
        const level = levels[place]!
        own += costs[place]!.levels[level]!.excess[columns[place]!.tree.up[level]![source.columns[place]![at]!]!]!
      }
      sum += verdicts.rows[each]! * own
    }
    return sum / most / rowCount
  }

  function lossClasses(source: Combinations, { levels, classes, verdicts }: Looked): LossClass[] {
    const majority = requirements.some(({ sensitive }) => sensitive === 0) || source.sensitive.length > 0
    const most = majority ? majorities(source, classes) : undefined
    return Array.from({ length: classes.count }, (_, each) => ({
      rows: verdicts.rows[each]!,
      isReleased: verdicts.isReleased[each] === 1,
      leaves: columns.reduce((product, { tree }, place) => {
        const level = levels[place]!
        return product * tree.leafCounts[level]![tree.up[level]![source.columns[place]![classes.first[each]!]!]!]!
      }, 1),
      majority: most?.[each] ?? verdicts.rows[each]!,
    })).filter(({ rows }) => rows > 0)
  }

  /** The smallest table of classes of a finer node; the combinations themselves where there is none. */
  function sourceOf(levels: Uint8Array): Combinations {
    let best = combinations
    for (const snapshot of snapshots)
      if (snapshot.combinations.rows.length < best.rows.length && isBelow(snapshot.levels, levels))
        best = snapshot.combinations
    return best
  }

  /** Keeps the classes of a node where they are clearly fewer, people and sensitive values apart. */
  function keep(source: Combinations, { levels, classes }: Omit<Looked, 'verdicts'>): void {
    if (source.person !== undefined || classes.count > 0.6 * source.rows.length || snapshots.length >= mostSnapshots)
      return
    const { sensitive, population } = source
    const size = sensitive.reduce((product, codes) => product * (maximum(codes) + 1), 1)
    const groups = sensitive.length === 0 ? classes : withSensitive(source, { classes, size })
    if (groups === undefined || groups.count > 0.6 * source.rows.length) return
    const rows = new Int32Array(groups.count)
    for (let at = 0; at < groups.of.length; at++) rows[groups.of[at]!]! += source.rows[at]!
    const people = new Float64Array(population === undefined ? 0 : groups.count)
    if (population !== undefined)
      for (let at = 0; at < groups.of.length; at++) people[groups.of[at]!]! += population[at]!
    const take = (codes: Int32Array) => Int32Array.from(groups.first, (at) => codes[at]!)
    snapshots.push({
      levels: levels.slice(),
      combinations: {
        columns: source.columns.map((codes) =>
          codes instanceof Uint16Array ? Uint16Array.from(groups.first, (at) => codes[at]!) : take(codes),
        ),
        rows,
        sensitive: sensitive.map(take),
        ...(population !== undefined && { population: people }),
      },
    })
  }
}

interface Looked {
  readonly levels: Uint8Array
  readonly classes: ClassNumbers
  readonly verdicts: ClassVerdicts
}

/** The levels of each column that the search may use, for lattices. */
export function heightsOf(problem: Pick<SearchProblem, 'columns' | 'mostLevels'>): number[] {
  return problem.columns.map((_, place) => mostLevelOf(problem, place) + 1)
}

/** The coarsest level that a column may come to. */
export function mostLevelOf(
  { columns, mostLevels }: Pick<SearchProblem, 'columns' | 'mostLevels'>,
  place: number,
): number {
  const top = heightOf(columns[place]!) - 1
  return Math.min(top, mostLevels?.[place] ?? top)
}

function isBelow(low: Uint8Array, high: Uint8Array): boolean {
  for (let place = 0; place < low.length; place++) if (low[place]! > high[place]!) return false
  return true
}

function maximum(codes: Int32Array): number {
  let most = 0
  for (const code of codes) if (code > most) most = code
  return most
}

function withSensitive(
  source: Combinations,
  { classes, size }: { readonly classes: ClassNumbers; readonly size: number },
): ClassNumbers | undefined {
  if (classes.count * size > Number.MAX_SAFE_INTEGER) return undefined
  const numbers = new Map<number, number>()
  const first: number[] = []
  const of = new Int32Array(classes.of.length)
  const sizes = source.sensitive.map((codes) => maximum(codes) + 1)
  for (let at = 0; at < of.length; at++) {
    let key = classes.of[at]!
    source.sensitive.forEach((codes, place) => {
      key = key * sizes[place]! + codes[at]!
    })
    const known = numbers.get(key) ?? first.length
    if (known === first.length) {
      numbers.set(key, known)
      first.push(at)
    }
    of[at] = known
  }
  return { of, count: first.length, first: Int32Array.from(first) }
}

function majorities({ sensitive: [codes], rows }: Combinations, { of, count }: ClassNumbers): Float64Array {
  const most = new Float64Array(count)
  if (codes === undefined) return most
  const held = new Map<number, number>()
  const size = maximum(codes) + 1
  for (let at = 0; at < of.length; at++) {
    const key = of[at]! * size + codes[at]!
    const now = (held.get(key) ?? 0) + rows[at]!
    held.set(key, now)
    if (now > most[of[at]!]!) most[of[at]!] = now
  }
  return most
}
