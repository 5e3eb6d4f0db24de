import type { Piece } from './codebook.js'
import { type DistinctValues, heldTogether } from './distinct-values.js'
import { meanOf, roundestBetween } from './guarded-border.js'

export interface TailOptions {
  /** 1 for the tail of the lowest values, −1 for that of the highest. */
  readonly inward: 1 | -1
  readonly minCount: number
  readonly step: number
}

/** Where the people that are not looked at are taken to lie: beyond `start`, at exponential distances of mean `scale`. */
export interface Tail {
  readonly start: number
  readonly scale: number
}

/** Handfuls of people from the outermost one inwards: a scale told by one handful alone would be chance. */
const handfuls = [1, 3, 8] as const
/** Below, the tail is taken to end as evenly spread values do; above, it is not taken to be heavier. */
const leastLength = 0.6
const mostLength = 1

/**
 * The tail beyond the outermost values of `distinct`, from which the `minCount` − 1 most extreme people are left out already.
 * Three groups of 1, 3 and 8 times `minCount` people tell its scale: how much further apart the outer two are than evenly spread
 * values would be, compared with exponential ones. Start and scale are the roundest numbers in wide ranges, rather short than
 * long. None where there are too few people, where somebody has several values, or where values end as evenly spread ones do.
 */
export function tailOf(distinct: DistinctValues, { inward, minCount, step }: TailOptions): Tail | null {
  // Rows of one person lie close to each other: their distances say little about the next person.
  if (isRepeated(distinct)) return null
  const means: number[] = []
  let start = inward === 1 ? 0 : distinct.values.length - 1
  for (const times of handfuls) {
    const walk = { start, by: inward, minCount: times * minCount }
    const met = heldTogether(distinct, walk)
    if (met.people < walk.minCount) return null
    means.push(meanOf(distinct, walk))
    start += inward * met.values
  }
  const [outer, middle, inner] = means as [number, number, number]
  const [near, far] = [Math.abs(outer - middle), Math.abs(middle - inner)]
  if (far === 0) return null
  const exponential = rankGaps(minCount, Math.log)
  const even = rankGaps(minCount, (rank) => rank)
  const length = (near / far - even[0] / even[1]) / (exponential[0] / exponential[1] - even[0] / even[1])
  if (length < leastLength) return null
  const exact = (Math.min(length, mostLength) * (near + far)) / (exponential[0] + exponential[1])
  const scale = roundestBetween(0.6 * exact, exact, 0)
  if (scale < 2 * step) return null
  const ends = [outer - inward * 0.3 * scale, outer - inward * 0.7 * scale]
  return { start: roundestBetween(Math.min(...ends), Math.max(...ends), step), scale }
}

function isRepeated({ holders, patients }: DistinctValues): boolean {
  if (holders === null) return false
  const people = new Set(holders.flatMap((list) => [...list])).size
  return people < patients.reduce((sum, count) => sum + count, 0)
}

/** How far the means of a function of the ranks of neighbouring groups lie apart: of the outer two, of the inner two. */
function rankGaps(minCount: number, of: (rank: number) => number): readonly [number, number] {
  let rank = minCount
  const [outer, middle, inner] = handfuls.map((times) => {
    let sum = 0
    for (let member = 0; member < times * minCount; member++) sum += of(rank++)
    return sum / (times * minCount)
  }) as [number, number, number]
  return [middle - outer, inner - middle]
}

/**
 * Ends of even stretches that stand for half of the people beyond the start, a quarter and a quarter, in scales. The last ends
 * where the largest of four exponential values is expected (2.1): what lies further is more often impossible than missed.
 */
const stretches = [
  { share: 0.5, to: 0.7 },
  { share: 0.25, to: 1.4 },
  { share: 0.25, to: 2.2 },
] as const

/** The borders between the stretches of a tail, outwards, its start first. */
export function tailBorders({ start, scale }: Tail, inward: 1 | -1): number[] {
  return [start, ...stretches.map(({ to }) => start - inward * to * scale)]
}

/** The pieces of a bin with those of a tail beside them, which has this share of all. Borders outwards, the start first. */
export function withTail(
  pieces: readonly Piece[],
  { borders, tailShare }: { readonly borders: readonly number[]; readonly tailShare: number },
): Piece[] {
  const tail = stretches.map(({ share }, at): Piece => {
    const [one, other] = [borders[at]!, borders[at + 1]!]
    return { share: share * tailShare, from: Math.min(one, other), to: Math.max(one, other) }
  })
  const own = pieces.map((piece) => ({ ...piece, share: piece.share * (1 - tailShare) }))
  return [...own, ...tail].sort((a, b) => a.from - b.from || a.to - b.to)
}
