import type { Comparison } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import { english } from './english.js'
import { markOf } from './marks.js'

const { count, interval, value } = english.numbers

/** Which letter stands for which release, and what it is. */
export function releasesSection({ releases }: Comparison): Html {
  return html`<section id="releases"><h2>What is compared</h2>
<table class="stacked few"><thead><tr><th scope="col">release</th><th scope="col">title</th><th scope="col">model</th><th scope="col">synthetic rows</th><th scope="col">learnt from</th><th scope="col">best membership attack</th></tr></thead>
<tbody>${releases.map(
    (
      { name, title, model, rows, trainRows, bestAttack },
      index,
    ) => html`<tr><th scope="row"><span class="key">${markOf(index)}</span> ${name}</th>
<td data-label="title">${title}</td><td data-label="model">${model ?? '–'}</td>
<td data-label="synthetic rows">${count(rows)}</td><td data-label="learnt from">${count(trainRows)} rows</td>
<td data-label="best attack">${
      bestAttack === null
        ? html`<span class="muted">none computed</span>`
        : html`<span class="value">${value(bestAttack.value)}</span> ${bestAttack.interval && html`<span class="interval">${interval(bestAttack.interval)}</span>`}<div class="muted">${bestAttack.title}</div>`
    }</td></tr>`,
  )}</tbody></table></section>`
}
