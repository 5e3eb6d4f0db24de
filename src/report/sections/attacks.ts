import type { Evaluation, MetricRecord } from '../../../evaluators/index.js'
import { intervalChart } from '../charts/interval-chart.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { resultCell } from '../result-cell.js'

/** Attacks with what they assume, and the intervals of their success against the thresholds of the policy. */
export function attacksPart(evaluation: Evaluation, language: Language): Html | null {
  const { words, numbers } = language
  const texts = words.attacks
  const known = Object.keys(texts.knowledge) as (keyof typeof texts.knowledge)[]
  const attacks = known.flatMap((id) => {
    const record = evaluation.results.find((each) => each.id === id)
    return record === undefined ? [] : [{ id, record }]
  })
  if (attacks.length === 0) return null
  const [, knows, found, unseen] = texts.columns
  const groups = [
    { title: texts.rates, records: attacks.filter(({ record }) => record.goal === 'minimise'), blind: null },
    {
      title: texts.areas,
      records: attacks.filter(({ record }) => record.goal === 'reference' && record.range[0] === 0),
      blind: 0.5,
    },
  ]
  return html`<h3>${texts.title}</h3><p>${texts.explainer}</p>
<p class="legend"><span class="synthetic dot"><i></i>${texts.legend.synthetic}</span><span class="unseen dot"><i></i>${words.frame.controls['unseen-real']}</span><span class="threshold"><i></i>${texts.legend.threshold}</span></p>
<div class="maps wide">${groups.map(({ title, records, blind }) => {
    const rows = records.flatMap(({ record }) => chartRow(record, { evaluation, language }))
    return (
      rows.length > 0 &&
      html`<figure><figcaption>${title}</figcaption>${intervalChart(rows, { label: title, blind, numbers })}</figure>`
    )
  })}</div>
<table class="stacked attacks"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${attacks.map(
    ({ id, record }) => html`<tr><th scope="row">${language.metric(record).title}</th>
<td data-label="${knows}" class="small">${texts.knowledge[id]}</td><td data-label="${found}">${resultCell(record.result, language)}</td>
<td data-label="${unseen}" class="control">${resultCell(record.controls['unseen-real'], language)}</td></tr>`,
  )}</tbody></table>`
}

function chartRow(
  record: MetricRecord,
  { evaluation, language }: { readonly evaluation: Evaluation; readonly language: Language },
) {
  const { result, controls, id } = record
  if (result.status !== 'ok') return []
  const unseen = controls['unseen-real']
  return [
    {
      name: language.metric(record).title,
      value: result.value,
      interval: result.interval ?? ([result.value, result.value] as const),
      unseen: unseen?.status === 'ok' ? unseen.value : null,
      threshold: evaluation.verdict?.criteria.find(({ metric }) => metric === id)?.threshold ?? null,
    },
  ]
}
