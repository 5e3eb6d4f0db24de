import type { Evaluation } from '../../../evaluators/index.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

interface DigitsDetail {
  readonly columns: readonly {
    readonly name: string
    readonly sign: string
    readonly distance: number
    readonly byChance: number
  }[]
}

/** Share of answers that must differ beyond chance for a column to be named. */
const leastDistance = 0.05

/** Columns whose numbers or dates are written otherwise than the real ones, and what of them. */
export function digitsPart(evaluation: Evaluation, { words, numbers, say }: Language): Html | null {
  const all = detailOf<DigitsDetail>(evaluation, 'fidelity.digits')?.columns ?? []
  const columns = all.filter(({ distance, byChance }) => distance - byChance >= leastDistance)
  if (columns.length === 0) return null
  const texts = words.digits
  const [, sign, distance, chance] = texts.columns
  return html`<h3 id="digits">${texts.title}</h3><p>${texts.explainer}</p>
<table class="stacked"><thead><tr>${texts.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${columns.map(
    (column) => html`<tr><th scope="row">${column.name}</th><td data-label="${sign}">${say(column.sign)}</td>
<td class="value" data-label="${distance}">${numbers.value(column.distance)}</td><td class="control value" data-label="${chance}">${numbers.value(column.byChance)}</td></tr>`,
  )}</tbody></table>`
}
