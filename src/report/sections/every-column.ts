import type { Evaluation, Interval } from '../../../evaluators/index.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { lossCell } from './loss-cell.js'

interface EveryColumnDetail {
  readonly columns: readonly {
    readonly name: string
    readonly real: number
    readonly synthetic: number
    readonly loss: { readonly value: number; readonly interval: Interval }
    readonly from: readonly string[]
  }[]
}

/** The columns that synthetic rows predict least of what real rows do, and what real rows predict them from. */
export function everyColumnPart(evaluation: Evaluation, language: Language): Html | null {
  const columns = detailOf<EveryColumnDetail>(evaluation, 'utility.every-column')?.columns ?? []
  if (columns.length === 0) return null
  const { words, numbers } = language
  const texts = words.everyColumn
  const [, from, real, synthetic, loss] = texts.columns
  return html`<h3 id="every-column">${texts.title}</h3><p>${texts.explainer}</p>
<table class="stacked"><thead><tr>${texts.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${columns.map(
    (
      column,
    ) => html`<tr><th scope="row">${column.name}</th><td data-label="${from}">${column.from.join(', ') || '–'}</td>
<td class="control value" data-label="${real}">${numbers.value(column.real)}</td><td class="value" data-label="${synthetic}">${numbers.value(column.synthetic)}</td>
<td data-label="${loss}">${lossCell(column.loss, language)}</td></tr>`,
  )}</tbody></table>`
}
