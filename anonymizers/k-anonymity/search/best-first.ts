import { type CheckedNode, heightsOf, type NodeChecker, nodeChecker } from './check-node.js'
import { failedNodes } from './failed-nodes.js'
import { Frontier } from './frontier.js'
import type { SearchProblem } from './problem.js'

export interface SearchOptions {
  /** Combinations times columns that may be looked at: a budget of work and not of time, so that the answer is the same again. */
  readonly mostWork?: number
  readonly signal?: AbortSignal | undefined
}

/** The best node that was found. */
export interface SearchResult {
  readonly levels: readonly number[]
  readonly loss: number
  readonly suppressedRows: number
  readonly nodes: number
  readonly checks: number
  /** True when no node can be better. */
  readonly isProven: boolean
  /** How much better a node could be at most: 0 when proven. */
  readonly gap: number
}

/** Some ten seconds on one core. */
export const defaultWork = 4e9

/** Nodes that wait at most: some hundreds of bytes each. */
const mostOpen = 1_000_000

/**
 * The node with the least loss that holds (best first, branch and bound): nodes in the order of what they lose without
 * suppression, each opening a path upwards that is searched by halves. Undefined where no node holds. Throws `aborted` by its
 * signal's reason.
 */
export function bestFirst(problem: SearchProblem, options: SearchOptions = {}): SearchResult | undefined {
  const { mostWork = defaultWork, signal } = options
  const heights = heightsOf(problem)
  const checker = nodeChecker(problem)
  const isMonotone =
    problem.tableRequirements.length === 0 && problem.requirements.every(({ model }) => model.monotone === 'always')
  const byClasses = problem.loss.cost.of === 'classes'
  const failed = failedNodes(heights)
  const checked = new Map<string, CheckedNode>()
  const floors: { readonly levels: Uint8Array; readonly least: number }[] = []
  const frontier = new Frontier()
  let best: { readonly levels: Uint8Array; readonly loss: number; readonly suppressedRows: number } | undefined
  let checks = 0
  let nodes = 0
  let isProven = true

  const start = new Uint8Array(heights.length)
  frontier.push({ levels: start, bound: bound(start), height: 0 })
  for (let node = frontier.pop(); node !== undefined; node = frontier.pop()) {
    signal?.throwIfAborted()
    const { levels, height } = node
    nodes++
    if (best !== undefined && node.bound >= best.loss - 1e-12) {
      if (!byClasses) break
    } else if (!failed.covers(levels) && !checked.has(keyOf(levels))) {
      follow(levels)
    }
    if (best !== undefined && (workDone() > mostWork || frontier.size > mostOpen)) {
      frontier.push(node)
      isProven = false
      break
    }
    // Every node has one parent here: the one whose last raised column is a level lower.
    let last = levels.length - 1
    while (last > 0 && levels[last] === 0) last--
    for (let column = last; column < levels.length; column++) {
      if (levels[column]! + 1 >= heights[column]!) continue
      const next = levels.slice()
      next[column]! += 1
      const least = byClasses ? Math.max(floorOf(next), node.bound) : bound(next)
      if (best === undefined || least < best.loss) frontier.push({ levels: next, bound: least, height: height + 1 })
    }
  }
  if (best === undefined) return undefined
  lower(best.levels)
  if (!isProven) descend()
  const gap = isProven ? 0 : Math.max(0, best.loss - (frontier.first?.bound ?? best.loss))
  return { ...best, levels: [...best.levels], nodes, checks, isProven, gap }

  function bound(levels: Uint8Array): number {
    return byClasses ? floorOf(levels) : checker.bound(levels)
  }

  function floorOf(levels: Uint8Array): number {
    let least = 0
    for (const floor of floors)
      if (floor.least > least && floor.levels.every((level, column) => level <= levels[column]!)) least = floor.least
    return least
  }

  function check(levels: Uint8Array): CheckedNode {
    const key = keyOf(levels)
    const known = checked.get(key)
    if (known !== undefined) return known
    const found = checker.check(levels)
    checks++
    checked.set(key, found)
    if (found.failsBelow) failed.add(levels)
    if (byClasses && found.least > 0) floors.push({ levels: levels.slice(), least: found.least })
    if (found.holds && isBetter(found.loss, levels))
      best = { levels: levels.slice(), loss: found.loss, suppressedRows: found.suppressedRows }
    return found
  }

  function workDone(): number {
    return checker.work + failed.work + nodes * heights.length ** 2
  }

  /** From an answer that is not proven, one level down after another while that loses less. */
  function descend(): void {
    for (let moved = true; moved; ) {
      moved = false
      for (let column = 0; column < heights.length; column++) {
        if (best!.levels[column] === 0) continue
        const below = best!.levels.slice()
        below[column]! -= 1
        const before = best!.loss
        if (!failed.covers(below) && check(below).holds && best!.loss < before) moved = true
      }
    }
  }

  /** Levels that cost nothing are not raised for nothing: a column of one value stays as it is. */
  function lower(found: Uint8Array): void {
    for (let column = 0; column < found.length; column++)
      while (best!.levels[column]! > 0) {
        const below = best!.levels.slice()
        below[column]! -= 1
        if ((!byClasses && checker.bound(below) < best!.loss - 1e-12) || failed.covers(below)) break
        if (!check(below).holds || best!.levels[column] !== below[column]) break
      }
  }

  function isBetter(loss: number, levels: Uint8Array): boolean {
    if (best === undefined || loss < best.loss - 1e-12) return true
    return loss < best.loss + 1e-12 && isEarlier(levels, best.levels, checker)
  }

  /** Upwards by the smallest bound, then by halves where coarser nodes hold when finer ones do. */
  function follow(levels: Uint8Array): void {
    if (!isMonotone || byClasses) {
      check(levels)
      if (best !== undefined) return
    }
    const path = [levels]
    for (let at = levels; ; ) {
      let next: Uint8Array | undefined
      let least = Number.POSITIVE_INFINITY
      for (let column = 0; column < heights.length; column++) {
        if (at[column]! + 1 >= heights[column]!) continue
        const above = at.slice()
        above[column]! += 1
        const own = byClasses ? above[column]! / heights[column]! : checker.bound(above)
        if (own >= least || (best !== undefined && own >= best.loss && !byClasses)) continue
        if (failed.covers(above)) continue
        next = above
        least = own
      }
      if (next === undefined) break
      path.push(next)
      at = next
    }
    let low = 0
    let high = path.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (check(path[middle]!).holds) high = middle - 1
      else low = middle + 1
    }
    if (!failed.covers(levels)) check(levels)
  }
}

function keyOf(levels: Uint8Array): string {
  return String.fromCharCode(...levels)
}

function isEarlier(a: Uint8Array, b: Uint8Array, checker: NodeChecker): boolean {
  const [boundOfA, boundOfB] = [checker.bound(a), checker.bound(b)]
  if (boundOfA !== boundOfB) return boundOfA < boundOfB
  const sum = (levels: Uint8Array) => levels.reduce((total, level) => total + level, 0)
  if (sum(a) !== sum(b)) return sum(a) < sum(b)
  const column = a.findIndex((level, at) => level !== b[at])
  return column >= 0 && a[column]! < b[column]!
}
