import type { Combinations } from '../combinations.js'
import type { LevelledColumn } from '../levelled-column.js'
import { tellingColumns } from './class-numbers.js'
import { joinColumns } from './joined-columns.js'

const block = 16_384

/** Counts rows in classes below k, and stops as soon as they are more than allowed: most nodes fail within a few of their parts. */
export interface SmallClasses {
  /**
   * True when classes below k surely hold more than `limit` rows. Where there are too many cells to count, only the columns
   * that can be counted are looked at: then false says nothing.
   */
  exceed(source: Pick<Combinations, 'columns' | 'rows'>, levels: ArrayLike<number>): boolean
}

export function smallClasses(
  columns: readonly LevelledColumn[],
  { k, limit, mostCells }: { readonly k: number; readonly limit: number; readonly mostCells: number },
): SmallClasses {
  const cells = new Int32Array(mostCells)
  const keys = new Int32Array(block)
  const parts = new Map<number, Parts>()
  const joined = joinColumns(columns)
  let base: Pick<Combinations, 'columns' | 'rows'> | undefined

  return {
    exceed(source, levels) {
      base ??= source
      const count = source.rows.length
      const chosen: Telling[] = []
      let size = 1
      for (const each of tellingColumns(columns, levels).sort((a, b) => a.size - b.size)) {
        if (size * each.size > mostCells) break
        chosen.push({ codes: source.columns[each.place]!, place: each.place, up: each.up.map((code) => code * size) })
        size *= each.size
      }
      const looked = lookUps(source, chosen)
      cells.fill(0, 0, size)
      const split = source === base && count > 50_000 ? bestSplit(chosen) : undefined
      if (split !== undefined) {
        // Classes do not cross parts: what is small in one stays small.
        let small = 0
        let from = 0
        for (const end of split.ends) {
          small += countSmall(looked, source.rows, { from, to: end, order: split.order })
          if (small > limit) return true
          from = end
          // Few small classes so far: counting all in their own order is faster.
          if (from > count / 8 && (small / from) * count < limit * 1.1) break
        }
        if (from === count) return false
        cells.fill(0, 0, size)
      }
      return countSmall(looked, source.rows, { from: 0, to: count }) > limit
    },
  }

  function countSmall(
    looked: readonly LookUp[],
    rows: Int32Array,
    { from, to, order }: { readonly from: number; readonly to: number; readonly order?: Int32Array },
  ): number {
    let small = 0
    for (let start = from; start < to; start += block) {
      const length = Math.min(block, to - start)
      keys.fill(0, 0, length)
      for (const { codes, up } of looked) {
        if (order === undefined) for (let at = 0; at < length; at++) keys[at] = keys[at]! + up[codes[start + at]!]!
        else for (let at = 0; at < length; at++) keys[at] = keys[at]! + up[codes[order[start + at]!]!]!
      }
      for (let at = 0; at < length; at++) {
        const held = rows[order === undefined ? start + at : order[start + at]!]!
        const before = cells[keys[at]!]!
        const after = before + held
        cells[keys[at]!] = after
        if (after < k) small += held
        else if (before < k) small -= before
      }
    }
    return small
  }

  /** A look-up a set of columns, where any of them tells classes apart. */
  function lookUps(source: Pick<Combinations, 'columns' | 'rows'>, chosen: readonly Telling[]): LookUp[] {
    const codes = joined.codesOf(source)
    const up = new Map(chosen.map((each) => [each.place, each.up]))
    return joined.sets.flatMap((places, set) =>
      places.some((place) => up.has(place))
        ? [{ codes: codes[set]!, up: joined.sums(set, (place) => up.get(place)) }]
        : [],
    )
  }

  /** The parts of the column with most of them, of those that tell classes apart at this node. */
  function bestSplit(chosen: readonly Telling[]): Parts | undefined {
    const found = chosen.map(({ place, codes }) => partsOf(place, codes))
    return found.sort((a, b) => b.ends.length - a.ends.length)[0]
  }

  /** Combinations by the column's coarsest code below the top: at any finer level, classes lie inside one of these parts. */
  function partsOf(place: number, codes: Telling['codes']): Parts {
    const known = parts.get(place)
    if (known !== undefined) return known
    const { up, labels } = columns[place]!.tree
    const level = labels.findLastIndex((each) => each.length > 1)
    const coarse = up[level]!
    const ends = new Int32Array(labels[level]!.length)
    for (let at = 0; at < codes.length; at++) ends[coarse[codes[at]!]!]! += 1
    for (let part = 1; part < ends.length; part++) ends[part]! += ends[part - 1]!
    const order = new Int32Array(codes.length)
    const next = ends.slice()
    for (let at = codes.length - 1; at >= 0; at--) order[--next[coarse[codes[at]!]!]!] = at
    const made = { order, ends: [...ends].filter((end, part) => end > (part === 0 ? 0 : ends[part - 1]!)) }
    parts.set(place, made)
    return made
  }
}

interface Telling {
  readonly place: number
  readonly codes: Combinations['columns'][number]
  readonly up: Int32Array
}

interface LookUp {
  readonly codes: Combinations['columns'][number]
  readonly up: Int32Array
}

interface Parts {
  readonly order: Int32Array
  readonly ends: readonly number[]
}
