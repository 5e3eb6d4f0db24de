import type { Evaluation, JudgedCriterion } from '../../../evaluators/index.js'
import { formatValue, resultCell } from '../format.js'
import { type Html, html } from '../html.js'

const questions: readonly (readonly [JudgedCriterion['question'], string])[] = [
  ['possible', 'Is every row possible?'],
  ['faithful', 'Is it faithful?'],
  ['useful', 'Is it useful?'],
  ['private', 'Could someone be singled out, linked, inferred or recognised?'],
]

/** The results against the policy's thresholds, each with its source. */
export function verdictSection({ verdict, results }: Evaluation): Html | null {
  if (verdict === undefined) return null
  const titleOf = (id: string) => results.find((record) => record.id === id)?.title ?? id
  const resultOf = (id: string) => results.find((record) => record.id === id)?.result
  const groups = questions.flatMap(([question, title]) => {
    const criteria = verdict.criteria.filter((each) => each.question === question)
    return criteria.length === 0 ? [] : [{ title, criteria }]
  })
  return html`<section id="verdict"><h2>Criteria of the policy “${verdict.policy}”</h2>
<p>A criterion is met when the whole interval is on the good side of its threshold, not met when the whole interval is on the other side. In between it needs attention, or cannot be told at this number of rows.
Thresholds are somebody’s choice: the last column names whose. Meeting them is not compliance with a law.</p>
${groups.map(
  ({ title, criteria }) => html`<h3>${title}</h3>
<table class="stacked"><thead><tr><th scope="col">criterion</th><th scope="col">status</th><th scope="col">value</th><th scope="col">threshold</th><th scope="col">source of the threshold</th></tr></thead>
<tbody>${criteria.map((each) => row(each, titleOf(each.metric), resultCell(resultOf(each.metric))))}</tbody></table>`,
)}</section>`
}

function row({ status, goal, threshold, relativeTo, source }: JudgedCriterion, title: string, value: Html): Html {
  return html`<tr><th scope="row">${title}</th>
<td data-label="status"><span class="status" data-status="${status}">${status}</span></td>
<td data-label="value">${value}</td>
<td data-label="threshold">${threshold === null ? '–' : `${goal} ${formatValue(threshold)}`}${
    relativeTo !== undefined && html` <span class="muted">(from ${relativeTo.replaceAll('-', ' ')})</span>`
  }</td>
<td data-label="source" class="muted">${source}</td></tr>`
}
