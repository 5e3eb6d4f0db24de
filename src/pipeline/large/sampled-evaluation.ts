import type { Evaluation, MetricResult } from '../../../evaluators/index.js'

/** How many rows there are, beside those that were asked. */
export interface AllRows {
  readonly real: number
  readonly synthetic: number
}

/** An evaluation of samples of larger tables: every number says so, and a note how large the tables are. */
export function sampledEvaluation(evaluation: Evaluation, all: AllRows): Evaluation {
  const { train, holdout, reference, synthetic } = evaluation.inputs
  const asked = Math.max(train.rows, synthetic.rows)
  const note = `the real table has ${all.real} rows and the synthetic one ${all.synthetic}: numbers are of ${train.rows + holdout.rows + reference.rows} rows of whole people of the one, and of ${synthetic.rows} rows of the other`
  return {
    ...evaluation,
    protocol: { ...evaluation.protocol, notes: [...evaluation.protocol.notes, note] },
    results: evaluation.results.map((record) => ({
      ...record,
      result: sampled(record.result, asked),
      controls: Object.fromEntries(
        Object.entries(record.controls).map(([name, result]) => [name, result && sampled(result, asked)]),
      ),
    })),
  }
}

function sampled(result: MetricResult, rows: number): MetricResult {
  if (result.status === 'skipped' || (result.basis !== undefined && result.basis !== 'exact')) return result
  const { detail, ...rest } = result
  return { ...rest, basis: { sampled: rows }, ...(detail && { detail }) }
}
