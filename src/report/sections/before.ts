import type { Evaluation } from '../../../evaluators/index.js'
import { formatCount, resultCell } from '../format.js'
import { type Html, html } from '../html.js'

/** What drawing risky rows again changed: every metric before and after. */
export function beforeSection({ before, results }: Evaluation): Html | null {
  if (before === undefined) return null
  const rows = results.flatMap(({ id, title, result }) => {
    const first = before.results.find((record) => record.id === id)?.result
    return result.status === 'ok' && first?.status === 'ok' ? [{ title, first, result }] : []
  })
  return html`<section id="before"><h2>Before and after drawing risky rows again</h2>
<p>${formatCount(before.redrawn)} synthetic rows lay suspiciously close to training rows and were drawn again. The training rows were looked at for this once more, so the attacks by distance are flattered: an attacker who knows of the step can look for what is missing.</p>
<table class="stacked"><thead><tr><th scope="col">metric</th><th scope="col">as first drawn</th><th scope="col">as released</th></tr></thead>
<tbody>${rows.map(
    ({ title, first, result }) =>
      html`<tr><th scope="row">${title}</th><td data-label="first drawn" class="control">${resultCell(first)}</td><td data-label="released">${resultCell(result)}</td></tr>`,
  )}</tbody></table></section>`
}
