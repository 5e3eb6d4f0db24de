import type { Evaluation, LinkedEvaluation } from '../../evaluators/index.js'
import type { LanguageName } from './language/language.js'
import { renderLinkedReport } from './linked/render-linked-report.js'
import type { RegulationTable } from './regulation/index.js'
import { renderReport } from './render-report.js'

/** The report of an evaluation of one table or of linked ones: one HTML page. */
export async function renderAnyReport(
  evaluation: Evaluation | LinkedEvaluation,
  options: { readonly language?: LanguageName; readonly regulation?: RegulationTable } = {},
): Promise<string> {
  return evaluation.format === 'mirrorward/linked-evaluation'
    ? renderLinkedReport(evaluation, options)
    : renderReport(evaluation, options)
}
