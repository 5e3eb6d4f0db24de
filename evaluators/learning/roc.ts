/** Attack scores in descending order, members and non-members together; `blocks` of equal scores end at these indices. */
export interface RankedScores {
  /** Index into the members' or the non-members' scores. */
  readonly rows: Int32Array
  readonly isMember: Uint8Array
  readonly blockEnds: Int32Array
  readonly members: number
  readonly nonMembers: number
}

/** Ranks the scores of an attack; higher means "member". O(n log n). */
export function rankScores(members: Float64Array, nonMembers: Float64Array): RankedScores {
  const count = members.length + nonMembers.length
  const scoreOf = (index: number) => (index < members.length ? members[index]! : nonMembers[index - members.length]!)
  const order = Int32Array.from({ length: count }, (_, index) => index).sort((a, b) => scoreOf(b) - scoreOf(a))
  const ends: number[] = []
  order.forEach((index, place) => {
    if (place + 1 === count || scoreOf(order[place + 1]!) !== scoreOf(index)) ends.push(place + 1)
  })
  return {
    rows: order.map((index) => (index < members.length ? index : index - members.length)),
    isMember: Uint8Array.from(order, (index) => (index < members.length ? 1 : 0)),
    blockEnds: Int32Array.from(ends),
    members: members.length,
    nonMembers: nonMembers.length,
  }
}

/** How often each member and each non-member counts; absent: once. */
export type Weights = readonly [members: ArrayLike<number>, nonMembers: ArrayLike<number>]

/** Points of the ROC curve, one a block of equal scores, from (0, 0): false and true positive rates. */
export function rocCurve(
  ranked: RankedScores,
  weights?: Weights,
): { readonly fpr: Float64Array; readonly tpr: Float64Array } {
  const fpr = new Float64Array(ranked.blockEnds.length + 1)
  const tpr = new Float64Array(ranked.blockEnds.length + 1)
  let truePositives = 0
  let falsePositives = 0
  let place = 0
  const { rows, isMember, blockEnds } = ranked
  for (let block = 0; block < blockEnds.length; block++) {
    const end = blockEnds[block]!
    for (; place < end; place++) {
      if (isMember[place] === 1) truePositives += weights === undefined ? 1 : weights[0][rows[place]!]!
      else falsePositives += weights === undefined ? 1 : weights[1][rows[place]!]!
    }
    fpr[block + 1] = falsePositives / ranked.nonMembers
    tpr[block + 1] = truePositives / ranked.members
  }
  return { fpr, tpr }
}

type Curve = ReturnType<typeof rocCurve>

/** Area under the curve; equal scores count half. */
export function areaUnder({ fpr, tpr }: Curve): number {
  let area = 0
  for (let point = 1; point < fpr.length; point++)
    area += ((fpr[point]! - fpr[point - 1]!) * (tpr[point]! + tpr[point - 1]!)) / 2
  return area
}

/** The highest true positive rate of a threshold whose false positive rate is at most `limit`: no interpolation. */
export function truePositiveRateAt({ fpr, tpr }: Curve, limit: number): number {
  let best = 0
  for (let point = 0; point < fpr.length && fpr[point]! <= limit; point++) best = tpr[point]!
  return best
}

/** At most `count` points of the curve, ends included. */
export function thinned({ fpr, tpr }: Curve, count = 200): [number, number][] {
  const last = fpr.length - 1
  const points = Math.min(count, fpr.length)
  return Array.from({ length: points }, (_, index) => {
    const point = points === 1 ? 0 : Math.round((index / (points - 1)) * last)
    return [fpr[point]!, tpr[point]!]
  })
}
