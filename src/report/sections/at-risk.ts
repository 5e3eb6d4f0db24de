import type { Evaluation, RiskDetail } from '../../../evaluators/index.js'
import { riskChart } from '../charts/risk-chart.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** How risk is spread over records: who has a synthetic row suspiciously close, beside people nobody learnt from. */
export function atRiskPart(evaluation: Evaluation, { words, numbers }: Language): Html | null {
  const detail = detailOf<RiskDetail>(evaluation, 'privacy.records-at-risk')
  if (detail === null) return null
  const texts = words.atRisk
  // Evaluations for outsiders say how many, not where.
  const { records, firstRows = [], distribution } = detail
  const rows = evaluation.inputs.train.rows
  const isJudged = evaluation.verdict?.criteria.some(({ metric }) => metric === 'privacy.records-at-risk') ?? false
  return html`<h3 id="records">${texts.title}</h3>
<p>${texts.explainer({
    records: numbers.count(records),
    rows: numbers.count(rows),
    byChance: numbers.count(Math.round(rows / 100)),
  })}${isJudged ? '' : ` ${texts.decidesNothing}`}</p>
${
  distribution !== undefined &&
  html`<figure class="single"><p class="legend"><span class="synthetic"><i></i>${texts.train}</span><span class="real"><i></i>${texts.holdout}</span><span class="threshold"><i></i>${texts.limit}</span></p>
${riskChart(distribution, { label: texts.label, axis: texts.axis, numbers })}</figure>`
}
${firstRows.length > 0 && html`<details><summary>${texts.rows}</summary><p>${texts.rowsExplainer} ${firstRows.join(', ')}${firstRows.length < records && ' …'}</p></details>`}`
}
