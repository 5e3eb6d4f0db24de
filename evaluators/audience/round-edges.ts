const day = 24 * 60 * 60 * 1000
/** The part of a bin that may stick out: counts lie half a step below 0, and need no bin of their own there. */
const sliver = 0.05

/**
 * Edges that cover the given equally spaced ones, but for a twentieth of a bin, at multiples of 1, 2 or 5 times a power of
 * ten (of days, for times longer than one): how the given ones lay cannot be told. Bins of whole steps whose width is round
 * already stay as wide, half a step off the multiples if they were, so that a number does not fall on an edge. Wider than
 * `wider` when that is said.
 */
export function roundEdges(
  edges: readonly number[],
  { isTime, wider = 0 }: { readonly isTime: boolean; readonly wider?: number },
): number[] {
  const [low, high] = [edges[0]!, edges.at(-1)!]
  const given = (high - low) / Math.max(1, edges.length - 1)
  const unit = isTime && given >= day ? day : 1
  const width = roundUp(Math.max(given, 1.01 * wider) / unit) * unit
  const turns = low / width
  const isHalf = Math.abs(width - given) < 1e-9 * width && Math.abs(turns - Math.floor(turns) - 0.5) < 1e-6
  const offset = isHalf ? 0.5 : 0
  const first = Math.floor(low / width - offset + sliver)
  const last = Math.ceil(high / width - offset - sliver)
  return Array.from({ length: Math.max(1, last - first) + 1 }, (_, index) =>
    Number(((first + index + offset) * width).toPrecision(15)),
  )
}

/** The smallest of 1, 2, 5 × 10ᵏ that is not below. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value) + 1e-12)
  const factor = [1, 2, 5, 10].find((each) => each * power >= value * (1 - 1e-9)) ?? 10
  return Number((factor * power).toPrecision(12))
}
