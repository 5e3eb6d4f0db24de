export interface SampledFrom {
  /** What chance alone makes of two samples with the next two numbers of rows, on average. */
  readonly byChance: number
  readonly trainRows: number
  readonly syntheticRows: number
}

/**
 * How many real rows, drawn at random, would differ as much from the training rows: NIST's SDNist translates its score into
 * such a sample. The expected total variation of two samples is proportional to √(1/n + 1/m) (see `expectedVariation`), which
 * is solved for m; Infinity when no sample is expected to lie so near.
 */
export function equivalentRows(distance: number, { byChance, trainRows, syntheticRows }: SampledFrom): number {
  const atChance = 1 / trainRows + 1 / syntheticRows
  const perRow = (distance / byChance) ** 2 * atChance - 1 / trainRows
  return perRow > 0 ? 1 / perRow : Number.POSITIVE_INFINITY
}
