import type { ControlName, Evaluation, MetricRecord } from '../../../evaluators/index.js'
import { resultCell } from '../format.js'
import { type Html, html } from '../html.js'
import { controlTitles } from './summary.js'

export const families: readonly (readonly [prefix: string, title: string])[] = [
  ['validity', 'Is every row possible?'],
  ['fidelity', 'Is it faithful?'],
  ['utility', 'Is it useful?'],
  ['privacy', 'Is anybody recognisable?'],
]

export const goals: Readonly<Record<MetricRecord['goal'], string>> = {
  maximise: 'higher is better',
  minimise: 'lower is better',
  reference: 'near the unseen real rows is better',
}

/** Every metric with its controls beside it. */
export function metricsSection({ results }: Evaluation): Html {
  const present = families.filter(([prefix]) => results.some(({ id }) => id.startsWith(`${prefix}.`)))
  return html`<section id="metrics"><h2>All metrics, with their controls</h2>
${present.map(([prefix, title]) => {
  const records = results.filter(({ id }) => id.startsWith(`${prefix}.`))
  return family(title, records)
})}</section>`
}

function family(title: string, records: readonly MetricRecord[]): Html {
  const controls = Object.entries(controlTitles) as [ControlName, string][]
  return html`<h3>${title}</h3>
<table class="stacked"><thead><tr><th scope="col">metric</th><th scope="col">synthetic</th>${controls.map(
    ([, name]) => html`<th scope="col">${name}</th>`,
  )}</tr></thead>
<tbody>${records.map(
    (record) => html`<tr><th scope="row">${record.title} <span class="muted">(${goals[record.goal]})</span>
<p class="reading">${record.reading}</p></th>
<td data-label="synthetic">${resultCell(record.result)}</td>
${controls.map(([name, label]) => html`<td class="control" data-label="${label}">${resultCell(record.controls[name])}</td>`)}</tr>`,
  )}</tbody></table>`
}
