import type { Evaluation, EvaluationInput } from '../../../evaluators/index.js'
import { formatCount } from '../format.js'
import { type Html, html } from '../html.js'

const sides = [
  ['synthetic', 'Synthetic table', 'what is released'],
  ['train', 'Training rows', 'the model learnt from these'],
  ['holdout', 'Holdout rows', 'real, never seen by the model'],
  ['reference', 'Reference rows', 'real, never seen; what an attacker may hold'],
] as const

/** What was released, and from what. */
export function releaseSection({ inputs, model, protocol }: Evaluation): Html {
  return html`
<section id="release"><h2>What was released, and from what</h2>
<table class="stacked"><thead><tr><th scope="col">table</th><th scope="col">rows</th><th scope="col">patients</th><th scope="col">SHA-256 of the file</th></tr></thead>
<tbody>${sides.map(([side, title, role]) => inputRow(title, role, inputs[side]))}</tbody></table>
<dl class="facts">
${model !== undefined && html`<dt>model</dt><dd>${String(model.title ?? model.model ?? 'unknown')}</dd>`}
<dt>real rows divided</dt><dd>${protocol.split}</dd>
<dt>seed</dt><dd><code>${protocol.seed}</code></dd>
</dl></section>`
}

function inputRow(title: string, role: string, { rows, patients, sha256 }: EvaluationInput): Html {
  return html`<tr><th scope="row">${title} <span class="muted">(${role})</span></th>
<td data-label="rows">${formatCount(rows)}</td>
<td data-label="patients">${patients === undefined ? '–' : formatCount(patients)}</td>
<td data-label="SHA-256"><span class="hash">${sha256 ?? '–'}</span></td></tr>`
}
