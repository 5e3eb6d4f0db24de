import type { Comparison } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import { markOf } from './marks.js'

/** Whether the numbers may be held against each other at all, and why not. */
export function differencesSection({ differences, isComparable, metrics }: Comparison): Html {
  const changed = metrics.filter(({ isOneVersion }) => !isOneVersion)
  const cautions = differences.filter(({ weight }) => weight === 'caution')
  return html`<section id="protocol"><h2>Are the numbers comparable?</h2>
${
  isComparable
    ? html`<p>Nothing in the evaluations says that they were made on different rows${
        cautions.length > 0 ? ', but they were not made quite alike' : ''
      }.</p>`
    : html`<div class="note warning"><strong>No: these numbers are not comparable.</strong> They stand side by side, and none is called better. Evaluate the synthetic tables again on the same real rows, divided alike, with the same seed.</div>`
}
${
  differences.length > 0 &&
  html`<table class="stacked few"><thead><tr><th scope="col">what differs</th><th scope="col">how</th><th scope="col">what follows</th></tr></thead>
<tbody>${differences.map(
    ({ aspect, values, weight, consequence }) => html`<tr><th scope="row">${aspect}</th>
<td data-label="how">${values.map((value, index) => html`<div><span class="key">${markOf(index)}</span> ${value}</div>`)}</td>
<td data-label="what follows"><span class="status" data-status="${weight === 'caution' ? 'attention' : 'not met'}">${weight}</span> ${consequence}</td></tr>`,
  )}</tbody></table>`
}
${
  changed.length > 0 &&
  html`<p class="note warning">Measured by another version of the definition, and therefore not comparable: ${changed.map(({ title }) => title).join(', ')}.</p>`
}</section>`
}
