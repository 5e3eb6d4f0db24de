import type { Evaluation } from '../../../evaluators/index.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

interface TellingDetail {
  readonly columns: readonly { readonly name: string; readonly drop: number }[]
}

/** The columns by which boosted trees tell synthetic rows. */
export function giveawayPart(evaluation: Evaluation, { words, numbers }: Language): Html | null {
  const columns = (detailOf<TellingDetail>(evaluation, 'fidelity.c2st')?.columns ?? []).filter(({ drop }) => drop > 0)
  if (columns.length === 0) return null
  const texts = words.giveaway
  return html`<h3 id="giveaway">${texts.title}</h3><p>${texts.explainer}</p>
<table class="narrow"><thead><tr><th scope="col">${texts.column}</th><th scope="col">${texts.drop}</th></tr></thead>
<tbody>${columns.map(({ name, drop }) => html`<tr><th scope="row">${name}</th><td class="value">${numbers.value(drop)}</td></tr>`)}</tbody></table>`
}
