import type { Comparison } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { markOf } from './marks.js'

/** Whether the numbers may be held against each other at all, and why not. */
export function differencesSection(
  { differences, isComparable, metrics }: Comparison,
  { words, say, title }: Language,
): Html {
  const texts = words.comparison.protocol
  const [, how, consequences] = texts.columns
  const changed = metrics.filter(({ isOneVersion }) => !isOneVersion)
  const cautions = differences.filter(({ weight }) => weight === 'caution')
  return html`<section id="protocol"><h2>${texts.title}</h2>
${
  isComparable
    ? html`<p>${cautions.length > 0 ? texts.notQuiteAlike : texts.alike}</p>`
    : html`<div class="note warning"><strong>${texts.no}</strong> ${texts.noExplained}</div>`
}
${
  differences.length > 0 &&
  html`<table class="stacked few"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${differences.map(
    ({ aspect, values, weight, consequence }) => html`<tr><th scope="row">${say(aspect)}</th>
<td data-label="${how}">${values.map((value, index) => html`<div><span class="key">${markOf(index)}</span> ${say(value)}</div>`)}</td>
<td data-label="${consequences}"><span class="status" data-status="${weight === 'caution' ? 'attention' : 'not met'}">${texts.weights[weight]}</span> ${say(consequence)}</td></tr>`,
  )}</tbody></table>`
}
${changed.length > 0 && html`<p class="note warning">${texts.versions(changed.map(title).join(', '))}</p>`}</section>`
}
