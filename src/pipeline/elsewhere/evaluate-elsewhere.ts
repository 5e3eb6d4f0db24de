import type { Evaluation } from '../../../evaluators/index.js'
import type { EvaluateRequest } from '../evaluate-tables.js'
import { evaluateChain, type MeasuredRelease } from '../steps/index.js'

/** The evidence about people's own rows that another tool changed, with people who are not among them as controls. */
export function evaluateElsewhere(release: MeasuredRelease, request: EvaluateRequest): Promise<Evaluation> {
  const { train, holdout, reference, split, release: id, notes = [], ...rest } = request
  return evaluateChain(release, {
    ...rest,
    split: { train, holdout, reference, description: split },
    ...(id !== undefined && { release: id }),
    notes: [
      ...notes,
      ...(release.origins === undefined
        ? ['which row was made of which is not known: record linkage was not measured, and attacks go by rows']
        : []),
    ],
  })
}
