import type { Comparison } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { markOf } from './marks.js'

/** Which letter stands for which release, and what it is. */
export function releasesSection({ releases }: Comparison, { words, numbers, say, title: titleOf }: Language): Html {
  const texts = words.comparison.releases
  const [, title, model, rows, learntFrom, attack] = texts.columns
  return html`<section id="releases"><h2>${texts.title}</h2>
<table class="stacked few"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${releases.map(
    (release, index) => html`<tr><th scope="row"><span class="key">${markOf(index)}</span> ${release.name}</th>
<td data-label="${title}">${release.title}</td><td data-label="${model}">${release.model === null ? '–' : say(release.model)}</td>
<td data-label="${rows}">${numbers.count(release.rows)}</td><td data-label="${learntFrom}">${texts.rows(numbers.count(release.trainRows))}</td>
<td data-label="${attack}">${
      release.bestAttack === null
        ? html`<span class="muted">${texts.noAttack}</span>`
        : html`<span class="value">${numbers.value(release.bestAttack.value)}</span> ${release.bestAttack.interval && html`<span class="interval">${numbers.interval(release.bestAttack.interval)}</span>`}<div class="muted">${titleOf(release.bestAttack)}</div>`
    }</td></tr>`,
  )}</tbody></table></section>`
}
