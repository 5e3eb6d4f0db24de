import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { resultCell } from '../result-cell.js'
import { languageFor } from '../whole-numbers.js'

/** What drawing risky rows again changed: every metric before and after. */
export function beforePart({ before, results }: Evaluation, language: Language): Html | null {
  if (before === undefined) return null
  const texts = language.words.before
  const rows = results.flatMap((record) => {
    const first = before.results.find(({ id }) => id === record.id)?.result
    return record.result.status === 'ok' && first?.status === 'ok'
      ? [{ record, title: language.metric(record).title, first, result: record.result }]
      : []
  })
  return html`<h3 id="before">${texts.title}</h3>
<p>${texts.explainer(language.numbers.count(before.redrawn))}</p>
<details><summary>${texts.summary}</summary><table class="stacked"><thead><tr><th scope="col">${language.words.frame.metric}</th><th scope="col">${texts.first}</th><th scope="col">${texts.released}</th></tr></thead>
<tbody>${rows.map(
    ({ record, title, first, result }) =>
      html`<tr><th scope="row">${title}</th><td data-label="${texts.first}" class="control">${resultCell(first, languageFor(record, language))}</td><td data-label="${texts.released}">${resultCell(result, languageFor(record, language))}</td></tr>`,
  )}</tbody></table></details>`
}
