import type { EvaluationContext, MetricResult } from './metric.js'

/** The result as that of so many rows of a side, drawn at random; as it is where all were asked (null). */
export function withBasis(result: MetricResult, sampled: number | null): MetricResult {
  if (result.status === 'skipped' || sampled === null) return result
  const { detail, ...rest } = result
  return { ...rest, basis: { sampled }, ...(detail && { detail }) }
}

/** The place of a training row among all training rows, from 0: `train` may be a sample of them. */
export function placeInTrain(row: number, { trainRows }: Pick<EvaluationContext, 'trainRows'>): number {
  return trainRows?.[row] ?? row
}
