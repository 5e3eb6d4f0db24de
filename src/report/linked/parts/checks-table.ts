import type { Evaluation } from '../../../../evaluators/index.js'
import { detailOf } from '../../detail-of.js'
import { type Html, html } from '../../html.js'
import type { LinkedSpeech } from '../linked-speech.js'

interface Asked {
  readonly of: number
  readonly violations: number
}

interface ChecksDetail {
  readonly checks: readonly {
    readonly check: string
    readonly table: string
    readonly column: string
    readonly against?: string
    readonly real: Asked
    readonly synthetic: Asked
    readonly unseen: Asked
  }[]
}

const mostRows = 15

/** The checks of plausibility that anybody violates, synthetic people first: real beside synthetic beside unseen. Null without details. */
export function checksTable(one: Evaluation, { language: { numbers }, words: { checks } }: LinkedSpeech): Html | null {
  const all = detailOf<ChecksDetail>(one, 'validity.plausibility')?.checks ?? []
  if (all.length === 0) return null
  const violated = all
    .filter(({ real, synthetic, unseen }) => real.violations + synthetic.violations + unseen.violations > 0)
    .sort((a, b) => shareOf(b.synthetic) - shareOf(a.synthetic))
  const cell = (asked: Asked) => `${numbers.count(asked.violations)} / ${numbers.count(asked.of)}`
  const counts = { all: numbers.count(all.length), violated: numbers.count(violated.length) }
  return html`<h3>${checks.title}</h3><p>${checks.explainer(counts)}</p>
${
  violated.length > 0 &&
  html`<table><thead><tr>${checks.columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${violated
    .slice(0, mostRows)
    .map(
      ({ check, table, column, against, real, synthetic, unseen }) =>
        html`<tr><th scope="row">${check} <span class="muted">(${table}.${column}${against !== undefined && html` · ${against}`})</span></th><td>${cell(real)}</td><td>${cell(unseen)}</td><td class="value">${cell(synthetic)}</td></tr>`,
    )}</tbody></table>`
}`
}

function shareOf({ of, violations }: Asked): number {
  return of === 0 ? 0 : violations / of
}
