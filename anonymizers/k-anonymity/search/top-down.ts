import { heightsOf } from './check-node.js'
import { classNumbers } from './class-numbers.js'
import { classVerdicts } from './class-verdicts.js'
import { type CellWorth, type LocalClass, type LocalPart, takeCombinations } from './local-classes.js'
import type { SearchProblem } from './problem.js'

/** What each row that a split leaves behind counts against it, as a share of what a column is worth. */
const leftBehind = 0.2

/**
 * Local recoding from the top (Mondrian over trees, with leftovers): a group goes one level down in the column that wins most,
 * children that hold become groups, those that do not stay together at the group's levels and go on with other columns. Classes
 * stand so that a row's first match is its own. O(rows × columns × levels).
 */
export function topDown(
  problem: SearchProblem,
  {
    worth,
    places: from,
    signal,
  }: { readonly worth: CellWorth; readonly places: Int32Array; readonly signal?: AbortSignal | undefined },
): LocalPart {
  const { columns, combinations, k } = problem
  const isPlain = problem.requirements.length === 0 && combinations.person === undefined
  const tops = Uint8Array.from(heightsOf(problem), (height) => height - 1)
  const widest = columns.reduce((most, { tree }) => Math.max(most, ...tree.labels.map(({ length }) => length)), 1)
  const held = new Int32Array(widest)
  const numberOf = new Int32Array(widest)
  const classes: LocalClass[] = []
  const stack: LocalClass[] = []
  const places = rootsInto(stack, from)
  for (let group = stack.pop(); group !== undefined; group = stack.pop()) {
    signal?.throwIfAborted()
    if (isPlain && rowsOf(group) < 2 * k) {
      classes.push(lowered(group))
      continue
    }
    let best: Split | undefined
    for (let column = 0; column < columns.length; column++) {
      const split = group.levels[column] === 0 ? undefined : splitBy(group, column)
      if (split !== undefined && (best === undefined || split.score > best.score)) best = split
    }
    if (best === undefined) classes.push(group)
    else stack.push(...partsOf(group, best))
  }
  return { classes, places }

  function rowsOf({ places }: LocalClass): number {
    let rows = 0
    for (const place of places) rows += combinations.rows[place]!
    return rows
  }

  /** A group that can no longer be parted, each column at the lowest level at which its rows have one code. */
  function lowered({ levels, places }: LocalClass): LocalClass {
    const low = levels.slice()
    for (let column = 0; column < columns.length; column++) {
      const codes = combinations.columns[column]!
      for (let level = low[column]! - 1; level >= 0; level--) {
        const up = columns[column]!.tree.up[level]!
        const code = up[codes[places[0]!]!]!
        let at = 1
        while (at < places.length && up[codes[places[at]!]!] === code) at++
        if (at < places.length) break
        low[column] = level
      }
    }
    return { levels: low, places }
  }

  interface Split {
    readonly column: number
    /** Codes, one level down, of the children that become groups. */
    readonly children: ReadonlySet<number>
    readonly score: number
  }

  function splitBy({ levels, places }: LocalClass, column: number): Split | undefined {
    const up = columns[column]!.tree.up[levels[column]! - 1]!
    const codes = combinations.columns[column]!
    const seen: number[] = []
    let rows = 0
    for (let at = 0; at < places.length; at++) {
      const code = up[codes[places[at]!]!]!
      if (held[code] === 0) {
        numberOf[code] = seen.length
        seen.push(code)
      }
      held[code]! += combinations.rows[places[at]!]!
      rows += combinations.rows[places[at]!]!
    }
    const counts = seen.map((code) => held[code]!)
    for (const code of seen) held[code] = 0
    const isBig = isPlain ? counts.map((count) => count >= k) : childrenHold(places, { up, codes, seen })
    const big = seen.map((_, child) => child).filter((child) => isBig[child])
    big.sort((a, b) => counts[b]! - counts[a]! || seen[a]! - seen[b]!)
    let small = rows - big.reduce((sum, child) => sum + counts[child]!, 0)
    while (big.length > 0 && small > 0 && !restHolds()) small += counts[big.pop()!]!
    if (big.length === 0) return undefined
    const above = columns[column]!.tree.up[levels[column]!]![codes[places[0]!]!]!
    const worths = worth.of[column]!
    const now = worths[levels[column]!]![above]!
    const gain = big.reduce(
      (sum, child) => sum + counts[child]! * (worths[levels[column]! - 1]![seen[child]!]! - now),
      0,
    )
    if (gain <= 1e-12 && small > 0) return undefined
    return { column, children: new Set(big.map((child) => seen[child]!)), score: gain - leftBehind * small }

    function restHolds(): boolean {
      if (isPlain) return small >= k
      const taken = new Set(big.map((child) => seen[child]!))
      return holdsTogether(places.filter((place) => !taken.has(up[codes[place]!]!)))
    }
  }

  function childrenHold(
    places: Int32Array,
    {
      up,
      codes,
      seen,
    }: { readonly up: Int32Array; readonly codes: ArrayLike<number>; readonly seen: readonly number[] },
  ): boolean[] {
    const of = places.map((place) => numberOf[up[codes[place]!]!]!)
    const groups = { of, count: seen.length, first: new Int32Array(seen.length) }
    const { isReleased } = classVerdicts(takeCombinations(combinations, places), groups, problem)
    return Array.from(isReleased, (each) => each === 1)
  }

  /** One root where every column may go to the top; else the classes at the coarsest levels that hold. Gives what is in none. */
  function rootsInto(roots: LocalClass[], of: Int32Array): Int32Array {
    const source = takeCombinations(combinations, of)
    const groups = classNumbers(source, { columns, levels: tops })
    const { isReleased } = classVerdicts(source, { ...groups, levels: undefined }, problem)
    const members: number[][] = Array.from({ length: groups.count }, () => [])
    of.forEach((place, at) => {
      members[groups.of[at]!]!.push(place)
    })
    members.forEach((own, group) => {
      if (isReleased[group] === 1) roots.push({ levels: tops, places: Int32Array.from(own) })
    })
    return of.filter((_, at) => isReleased[groups.of[at]!] === 0)
  }

  function holdsTogether(places: Int32Array): boolean {
    const groups = { of: new Int32Array(places.length), count: 1, first: new Int32Array(1) }
    return classVerdicts(takeCombinations(combinations, places), groups, problem).isReleased[0] === 1
  }

  /** The rest at the bottom of the stack: a row of it never has a child's code, so children's classes may stand before. */
  function partsOf({ levels, places }: LocalClass, { column, children }: Split): LocalClass[] {
    const up = columns[column]!.tree.up[levels[column]! - 1]!
    const codes = combinations.columns[column]!
    const parts = new Map<number, number[]>()
    const rest: number[] = []
    for (const place of places) {
      const code = up[codes[place]!]!
      if (!children.has(code)) {
        rest.push(place)
        continue
      }
      const own = parts.get(code)
      if (own === undefined) parts.set(code, [place])
      else own.push(place)
    }
    const below = levels.slice()
    below[column]! -= 1
    return [
      ...(rest.length === 0 ? [] : [{ levels, places: Int32Array.from(rest) }]),
      ...[...parts.values()].map((own) => ({ levels: below, places: Int32Array.from(own) })),
    ]
  }
}
