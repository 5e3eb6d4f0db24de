import { roundUp } from './round-edges.js'

/** A point of a drawn survival curve: time, survival, and its 95 % band. */
export type CurvePoint = readonly [time: number, survival: number, low: number, high: number]

const steps = 40

/**
 * A survival curve at round times, up to the last of them that the curve reaches. The curve as drawn ends at a quantile of
 * the data and its times are fractions of it; of these nothing is left. Heights have two decimals.
 */
export function roundCurve(points: readonly CurvePoint[]): CurvePoint[] {
  const horizon = points.at(-1)?.[0] ?? 0
  if (!(horizon > 0)) return []
  const width = roundUp(horizon / steps)
  return Array.from({ length: Math.floor(horizon / width) + 1 }, (_, index) => {
    const at = Number((index * width).toPrecision(12))
    const reached = points.findLast(([time]) => time <= at) ?? points[0]!
    return [at, ...reached.slice(1).map((height) => Math.round(height * 100) / 100)] as unknown as CurvePoint
  })
}
