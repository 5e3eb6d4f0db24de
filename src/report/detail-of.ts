import type { Evaluation } from '../../evaluators/index.js'

/** A metric's details; null when it was not computed or kept none. What it holds is the metric's word. */
export function detailOf<Detail>({ results }: Evaluation, id: string): Detail | null {
  const result = results.find((record) => record.id === id)?.result
  return result?.status === 'ok' && result.detail !== undefined ? (result.detail as unknown as Detail) : null
}
