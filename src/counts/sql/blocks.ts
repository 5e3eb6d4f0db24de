/** Requests that are counted by one statement: their columns together, and which requests they answer. */
export interface CountBlock {
  readonly places: readonly number[]
  readonly requests: readonly number[]
}

export interface BlockLimits {
  /** States of each column. */
  readonly sizes: readonly number[]
  /** Cells of a block at most, unless one request has more. */
  readonly mostCells: number
}

const mostColumns = 6

/**
 * Covers sets of columns by few blocks: from the largest set left, columns are added that answer most requests more, as long as
 * the block has few cells. O(blocks × columns × requests).
 */
export function blocksOf(requests: readonly (readonly number[])[], { sizes, mostCells }: BlockLimits): CountBlock[] {
  const left = new Set(requests.keys())
  const cellsOf = (places: ReadonlySet<number>) => [...places].reduce((product, place) => product * sizes[place]!, 1)
  const answered = (places: ReadonlySet<number>) =>
    [...left].filter((request) => requests[request]!.every((place) => places.has(place)))
  const bySize = [...requests.keys()].sort((a, b) => requests[b]!.length - requests[a]!.length)
  const blocks: CountBlock[] = []
  for (const request of bySize) {
    if (!left.has(request)) continue
    let places = new Set(requests[request]!)
    for (let more = candidate(places); more !== undefined; more = candidate(places)) places = more
    const own = answered(places)
    for (const each of own) left.delete(each)
    blocks.push({ places: [...places].sort((a, b) => a - b), requests: own })
  }
  return blocks

  /** The block with one column more that answers most requests more; undefined where none does, or none has room. */
  function candidate(places: ReadonlySet<number>): Set<number> | undefined {
    if (places.size >= mostColumns || places.size === 0) return undefined
    const room = mostCells / cellsOf(places)
    const gains = new Map<number, number>()
    for (const request of left) {
      const missing = requests[request]!.filter((place) => !places.has(place))
      if (missing.length === 1 && sizes[missing[0]!]! <= room) gains.set(missing[0]!, (gains.get(missing[0]!) ?? 0) + 1)
    }
    const [best] = [...gains].sort(([a, one], [b, other]) => other - one || a - b)
    return best && new Set(places).add(best[0])
  }
}
