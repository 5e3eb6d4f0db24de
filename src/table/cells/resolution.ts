/** How fine moments are, in milliseconds; the coarsest first. */
export const resolutions = {
  day: 86_400_000,
  hour: 3_600_000,
  'half-hour': 1_800_000,
  'quarter-hour': 900_000,
  'five-minutes': 300_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
} as const

export type Resolution = keyof typeof resolutions

export const resolutionNames = Object.keys(resolutions) as Resolution[]

/** Off its grid at most this share of the cells may lie: one odd cell decides nothing. */
const oddShare = 0.01

/** The coarsest resolution that all moments but a hundredth have; `counts` tells how often each stands. */
export function findResolution(moments: readonly number[], counts: readonly number[]): Resolution {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const fits = (step: number) =>
    moments.reduce((off, moment, at) => off + (moment % step === 0 ? 0 : counts[at]!), 0) <= oddShare * total
  return resolutionNames.find((name) => fits(resolutions[name])) ?? 'millisecond'
}
