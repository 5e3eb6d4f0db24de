import type { Combinations, LeafCodes } from '../combinations.js'
import type { LevelledColumn } from '../levelled-column.js'

/** Columns of few leaves read together, so that a row costs one look-up for several of them. */
export interface JoinedColumns {
  /** Of each set of columns, its places. */
  readonly sets: readonly (readonly number[])[]
  /** The code of each combination in each set; made once a source. */
  codesOf(source: Pick<Combinations, 'columns' | 'rows'>): readonly LeafCodes[]
  /** By the code of a set, the sum over its columns of what each adds for its leaf; good until the next call for the set. */
  sums(set: number, addOf: (place: number) => Int32Array | undefined): Int32Array
}

/** Leaves of a set together: small enough for its table to stay near. */
const mostLeaves = 4096

/** Sets of columns by rising number of leaves. */
export function joinColumns(columns: readonly LevelledColumn[]): JoinedColumns {
  const sizes = columns.map(({ tree }) => tree.labels[0]!.length)
  const sets: number[][] = []
  let product = Number.POSITIVE_INFINITY
  for (const place of sizes.map((_, at) => at).sort((a, b) => sizes[a]! - sizes[b]! || a - b)) {
    product *= sizes[place]!
    if (product > mostLeaves) {
      sets.push([])
      product = sizes[place]!
    }
    sets.at(-1)!.push(place)
  }
  const known = new WeakMap<object, readonly LeafCodes[]>()
  // Used again: a search asks some hundreds of times.
  const tables = sets.map((places) => {
    const leaves = places.reduce((all, place) => all * sizes[place]!, 1)
    return [new Int32Array(leaves), new Int32Array(leaves)] as const
  })
  return {
    sets,
    codesOf(source) {
      const made = known.get(source) ?? sets.map((places) => joined(source, { places, sizes }))
      known.set(source, made)
      return made
    },
    sums(set, addOf) {
      let [table, next] = tables[set]!
      let length = 1
      table[0] = 0
      for (const place of sets[set]!) {
        const size = sizes[place]!
        const add = addOf(place)
        for (let code = 0; code < length; code++) {
          const own = table[code]!
          const from = code * size
          if (add === undefined) next.fill(own, from, from + size)
          else for (let leaf = 0; leaf < size; leaf++) next[from + leaf] = own + add[leaf]!
        }
        length *= size
        ;[table, next] = [next, table]
      }
      return table
    },
  }
}

function joined(
  { columns, rows }: Pick<Combinations, 'columns' | 'rows'>,
  { places, sizes }: { readonly places: readonly number[]; readonly sizes: readonly number[] },
): LeafCodes {
  if (places.length === 1) return columns[places[0]!]!
  const codes = new Uint16Array(rows.length)
  for (const place of places) {
    const own = columns[place]!
    const size = sizes[place]!
    for (let at = 0; at < codes.length; at++) codes[at] = codes[at]! * size + own[at]!
  }
  return codes
}
