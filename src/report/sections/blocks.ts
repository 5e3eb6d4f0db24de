import type { Evaluation, Interval } from '../../../evaluators/index.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

interface BlocksDetail {
  readonly blocks: readonly {
    readonly columns: readonly string[]
    readonly real: number
    readonly synthetic: number
    readonly interval: Interval
  }[]
}

/** Groups of columns that belong together, the one that lost most first: mean correlation in both tables. */
export function blocksPart(evaluation: Evaluation, { words, numbers }: Language): Html | null {
  const blocks = detailOf<BlocksDetail>(evaluation, 'fidelity.blocks')?.blocks ?? []
  if (blocks.length === 0) return null
  const texts = words.blocks
  const [, real, synthetic] = texts.columns
  return html`<h3 id="blocks">${texts.title}</h3><p>${texts.explainer}</p>
<table class="stacked"><thead><tr>${texts.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${blocks.map(
    (block) => html`<tr><th scope="row">${block.columns.join(', ')}</th>
<td class="control value" data-label="${real}">${numbers.value(block.real)}</td>
<td data-label="${synthetic}"><span class="value">${numbers.value(block.synthetic)}</span> <span class="interval">${numbers.interval(block.interval)}</span></td></tr>`,
  )}</tbody></table>`
}
