import type { Followed } from '../../src/learn/index.js'

/** Survival after each distinct event time, with Greenwood's standard error. Times ascend. */
export interface SurvivalCurve {
  readonly times: Float64Array
  readonly survival: Float64Array
  readonly errors: Float64Array
}

/** Kaplan and Meier's estimate (JASA 53, 1958). Each person counts `weights` times when given. O(n log n). */
export function kaplanMeier({ times, events }: Followed, weights?: ArrayLike<number>): SurvivalCurve {
  const order = Uint32Array.from(times, (_, row) => row).sort((a, b) => times[a]! - times[b]!)
  let atRisk = 0
  for (const row of order) atRisk += weights?.[row] ?? 1
  const curve: { time: number; survival: number; error: number }[] = []
  let survival = 1
  let variance = 0
  for (let place = 0; place < order.length; ) {
    const time = times[order[place]!]!
    let [died, left] = [0, 0]
    for (; place < order.length && times[order[place]!] === time; place++) {
      const weight = weights?.[order[place]!] ?? 1
      left += weight
      if (events[order[place]!] === 1) died += weight
    }
    if (died > 0) {
      survival *= 1 - died / atRisk
      variance += atRisk > died ? died / (atRisk * (atRisk - died)) : 0
      curve.push({ time, survival, error: survival * Math.sqrt(variance) })
    }
    atRisk -= left
  }
  return {
    times: Float64Array.from(curve, ({ time }) => time),
    survival: Float64Array.from(curve, (step) => step.survival),
    errors: Float64Array.from(curve, ({ error }) => error),
  }
}

/** The area under a curve up to `horizon`: the restricted mean survival time, in the times' unit. */
export function restrictedMean({ times, survival }: SurvivalCurve, horizon: number): number {
  let [area, from, height] = [0, 0, 1]
  for (let step = 0; step < times.length && times[step]! < horizon; step++) {
    area += height * (times[step]! - from)
    from = times[step]!
    height = survival[step]!
  }
  return area + height * (horizon - from)
}

/** The mean over [0, horizon] of |S₁ − S₂|. */
export function meanCurveGap(first: SurvivalCurve, second: SurvivalCurve, horizon: number): number {
  const cuts = [...new Set([0, ...first.times, ...second.times, horizon])].filter((time) => time <= horizon)
  cuts.sort((a, b) => a - b)
  let area = 0
  let [one, two] = [0, 0]
  for (let cut = 0; cut + 1 < cuts.length; cut++) {
    while (one < first.times.length && first.times[one]! <= cuts[cut]!) one++
    while (two < second.times.length && second.times[two]! <= cuts[cut]!) two++
    const gap = Math.abs((first.survival[one - 1] ?? 1) - (second.survival[two - 1] ?? 1))
    area += gap * (cuts[cut + 1]! - cuts[cut]!)
  }
  return horizon > 0 ? area / horizon : 0
}

/** The log-rank statistic of two groups: χ² with one degree of freedom under equal survival (Mantel 1966). O(n log n). */
export function logRank(first: Followed, second: Followed): number {
  const rows = [first, second].flatMap(({ times, events }, group) =>
    Array.from(times, (time, row) => ({ time, died: events[row]!, group })),
  )
  rows.sort((a, b) => a.time - b.time)
  const atRisk = [first.times.length, second.times.length]
  let [difference, variance] = [0, 0]
  for (let place = 0; place < rows.length; ) {
    const { time } = rows[place]!
    const died = [0, 0]
    const left = [0, 0]
    for (; place < rows.length && rows[place]!.time === time; place++) {
      const row = rows[place]!
      left[row.group]! += 1
      died[row.group]! += row.died
    }
    const total = atRisk[0]! + atRisk[1]!
    const deaths = died[0]! + died[1]!
    if (deaths > 0 && total > 1) {
      difference += died[0]! - (deaths * atRisk[0]!) / total
      variance += (deaths * (atRisk[0]! / total) * (atRisk[1]! / total) * (total - deaths)) / (total - 1)
    }
    atRisk[0]! -= left[0]!
    atRisk[1]! -= left[1]!
  }
  return variance > 0 ? difference ** 2 / variance : 0
}
