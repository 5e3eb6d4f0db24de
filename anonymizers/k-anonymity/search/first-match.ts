import type { Combinations, LeafCodes } from '../combinations.js'
import type { LevelledColumn } from '../levelled-column.js'
import { tellingColumns } from './class-numbers.js'

/** The codes of a class at its levels, one a column. */
export interface Pattern {
  readonly levels: ArrayLike<number>
  readonly codes: readonly number[]
}

/**
 * The first pattern that each combination has the codes of; −1 where it has those of none. O(combinations × columns × different
 * levels).
 */
export function firstMatches(
  { columns: codes, rows }: Pick<Combinations, 'columns' | 'rows'>,
  { columns, patterns }: { readonly columns: readonly LevelledColumn[]; readonly patterns: readonly Pattern[] },
): Int32Array {
  const byLevels = new Map<string, number[]>()
  patterns.forEach(({ levels }, place) => {
    const key = Array.from(levels).join()
    const known = byLevels.get(key)
    if (known === undefined) byLevels.set(key, [place])
    else known.push(place)
  })
  const found = new Int32Array(rows.length).fill(patterns.length)
  for (const places of byLevels.values()) {
    const first = places[0]!
    const telling = tellingColumns(columns, patterns[first]!.levels)
    const isExact = telling.reduce((product, { size }) => product * size, 1) < Number.MAX_SAFE_INTEGER
    const keyOf = isExact ? numberKey(telling) : textKey(telling)
    const known = new Map<number | string, number>()
    for (const place of places) {
      const key = keyOf((column) => patterns[place]!.codes[column]!)
      if (!known.has(key)) known.set(key, place)
    }
    for (let at = 0; at < found.length; at++) {
      if (found[at]! < first) continue
      const place = known.get(keyOf((column, up) => up[codes[column]![at]!]!))
      if (place !== undefined && place < found[at]!) found[at] = place
    }
  }
  return found.map((place) => (place === patterns.length ? -1 : place))
}

/** The codes of a class, by one of its combinations. */
export function patternOf(
  { levels, places }: { readonly levels: Uint8Array; readonly places: Int32Array },
  { columns, codes }: { readonly columns: readonly LevelledColumn[]; readonly codes: readonly LeafCodes[] },
): Pattern {
  return { levels, codes: columns.map(({ tree }, place) => tree.up[levels[place]!]![codes[place]![places[0]!]!]!) }
}

type Telling = ReturnType<typeof tellingColumns>
type CodeOf = (column: number, up: Int32Array) => number

function numberKey(telling: Telling) {
  return (codeOf: CodeOf): number => {
    let key = 0
    for (const { place, size, up } of telling) key = key * size + codeOf(place, up)
    return key
  }
}

function textKey(telling: Telling) {
  return (codeOf: CodeOf): string => telling.map(({ place, up }) => codeOf(place, up)).join()
}
