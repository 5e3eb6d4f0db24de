import type { Followed } from './cox.js'

/** Pairs of whom one is known to have died first, by the groups of the two: `groupCount × groupCount`, row-major. */
export interface PairCounts {
  readonly pairs: Float64Array
  /** Those where the higher score is of who died first; equal scores count half. */
  readonly right: Float64Array
}

/**
 * Harrell's C: among pairs of whom one is known to have died first, how often the higher score is theirs; equal scores count
 * half (JAMA 247, 1982). NaN without such pairs. O(n²).
 */
export function concordance(scores: Float64Array, followed: Followed): number {
  const { pairs, right } = pairCounts(scores, followed, { groups: new Uint8Array(scores.length), groupCount: 1 })
  return right[0]! / pairs[0]!
}

/** The pairs of Harrell's C by the groups of rows they are between, so that it can be had without a group. O(events × n). */
export function pairCounts(
  scores: Float64Array,
  { times, events }: Followed,
  { groups, groupCount }: { readonly groups: Uint8Array; readonly groupCount: number },
): PairCounts {
  const pairs = new Float64Array(groupCount * groupCount)
  const right = new Float64Array(groupCount * groupCount)
  for (let first = 0; first < scores.length; first++) {
    if (events[first] !== 1) continue
    const [time, score, start] = [times[first]!, scores[first]!, groups[first]! * groupCount]
    for (let second = 0; second < scores.length; second++) {
      const isLater = times[second]! > time || (times[second] === time && events[second] === 0)
      if (!isLater || first === second) continue
      const place = start + groups[second]!
      pairs[place]!++
      if (score > scores[second]!) right[place]!++
      else if (score === scores[second]) right[place]! += 0.5
    }
  }
  return { pairs, right }
}
