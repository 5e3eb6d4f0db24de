import type { ControlName, Evaluation, MetricRecord } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { basisLine, resultCell } from '../result-cell.js'
import { languageFor } from '../whole-numbers.js'

/** Every metric of some families, each number with its controls beside it. */
export function familyTable(
  { results, verdict }: Evaluation,
  language: Language,
  { families, title }: { readonly families: readonly string[]; readonly title: string },
): Html | null {
  const records = results.filter(({ id }) => families.some((family) => id.startsWith(`${family}.`)))
  if (records.length === 0) return null
  const { words } = language
  const measured = new Set(results.flatMap((record) => Object.keys(record.controls)))
  const named = Object.entries(words.frame.controls) as [ControlName, string][]
  const controls = named.filter(([name]) => measured.has(name))
  return html`<h3>${title}</h3>
<table class="stacked metrics"><thead><tr><th scope="col">${words.frame.metric}</th><th scope="col">${words.frame.synthetic}</th>${controls.map(
    ([, name]) => html`<th scope="col">${name}</th>`,
  )}</tr></thead>
<tbody>${records.map((record) => metricRow(record, { language, controls, decides: verdict === undefined || verdict.criteria.some(({ metric }) => metric === record.id) }))}</tbody></table>`
}

function metricRow(
  record: MetricRecord,
  {
    language: spoken,
    controls,
    decides,
  }: {
    readonly language: Language
    readonly controls: readonly [ControlName, string][]
    readonly decides: boolean
  },
): Html {
  const language = languageFor(record, spoken)
  const { words } = language
  const { title, reading } = language.metric(record)
  return html`<tr><th scope="row">${title} <span class="muted">(${words.frame.goals[record.goal]}${!decides && `; ${words.frame.decidesNothing}`})</span>
<p class="reading">${reading}</p></th>
<td data-label="${words.frame.synthetic}">${resultCell(record.result, language)}${basisLine(record.result, spoken)}</td>
${controls.map(([name, label]) => html`<td class="control" data-label="${label}">${resultCell(record.controls[name], language)}</td>`)}</tr>`
}
