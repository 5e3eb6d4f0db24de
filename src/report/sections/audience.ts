import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'

/** Whom the page is for, and what that leaves out of it. */
export function audienceNote({ audience = 'internal' }: Evaluation): Html {
  return html`<p class="audience" data-audience="${audience}">${
    audience === 'external'
      ? html`<strong>For outsiders.</strong> Places of records, levels and bins of fewer than five training rows, edges that are quantiles of the data, and the seed are left out. Values and intervals are those of the internal report.`
      : html`<strong>For those who may see the real rows.</strong> For anybody else, write the external report.`
  }</p>`
}
