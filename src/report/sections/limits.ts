import type { AttackDetail, Evaluation, MetricRecord } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** What this evidence cannot show: what was not tested, what was skipped, and effects too small to be seen at this size. */
export function limitsSection(evaluation: Evaluation, language: Language): Html {
  const { words, say } = language
  const texts = words.limits
  const skipped = evaluation.results.filter(({ result }) => result.status === 'skipped')
  return html`<section id="limits"><h2>${texts.title}</h2><p class="explainer">${texts.explainer}</p>
<h3>${texts.untested}</h3><ul>${texts.untestedList.map((line) => html`<li>${line}</li>`)}</ul>
${detectableTable(evaluation, language)}
${findingsList(evaluation, language)}
${
  skipped.length > 0 &&
  html`<h3>${texts.skipped}</h3><ul>${skipped.map(
    (record) =>
      html`<li>${language.metric(record).title}${words.frame.colon}${record.result.status === 'skipped' && say(record.result.reason)}</li>`,
  )}</ul>`
}</section>`
}

/** What was found in the real table before the run, by kind; the manifest has the whole messages. */
function findingsList({ protocol }: Evaluation, { words }: Language): Html | null {
  const { found, findings } = words.limits
  const columnsOf = new Map<string, string[]>()
  for (const { code, column } of protocol.warnings ?? [])
    columnsOf.set(code, [...(columnsOf.get(code) ?? []), ...(column === undefined ? [] : [column])])
  if (columnsOf.size === 0) return null
  return html`<h3>${found}</h3><ul>${[...columnsOf].map(
    ([code, columns]) =>
      html`<li>${findings[code as keyof typeof findings] ?? code}${columns.length > 0 && html`${words.frame.colon}${columns.join(', ')}`}</li>`,
  )}</ul>`
}

/** Four times in five an effect of this size would have been noticed; smaller ones mostly not. */
function detectableTable({ results }: Evaluation, language: Language): Html | null {
  const { words, numbers } = language
  const texts = words.limits
  const rows = results.flatMap((record) => {
    const { result } = record
    const least = result.status === 'ok' ? result.detail?.minimumDetectable : undefined
    return result.status === 'ok' && typeof least === 'number' ? [{ record, result, least }] : []
  })
  if (rows.length === 0) return null
  const [, found, smallest, size] = texts.columns
  return html`<h3>${texts.detectable}</h3><p>${texts.detectableExplainer}</p>
<table class="stacked"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ record, result, least }) => html`<tr><th scope="row">${language.metric(record).title}</th>
<td data-label="${found}">${numbers.value(result.value)}</td><td data-label="${smallest}" class="value">${numbers.value(least)}</td>
<td data-label="${size}" class="control">${sizeOf(record, language)}</td></tr>`,
  )}</tbody></table>`
}

function sizeOf({ result }: MetricRecord, { words, numbers }: Language): string {
  const detail = (result.status === 'ok' ? result.detail : {}) as Partial<AttackDetail> & {
    readonly attack?: { readonly attempts: number }
    readonly control?: { readonly attempts: number }
  }
  const sides = [detail.members ?? detail.attack?.attempts, detail.nonMembers ?? detail.control?.attempts]
  const [train, unseen] = sides.map((side) => (side === undefined ? '–' : numbers.count(Math.round(side))))
  return words.limits.size(train ?? '–', unseen ?? '–')
}
