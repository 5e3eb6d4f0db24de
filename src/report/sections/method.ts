import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'

/** How the numbers came about, and what nobody should read into them. */
export function methodSection({ schema, protocol, environment, results }: Evaluation): Html {
  return html`<section id="method"><h2>Limits and method</h2>
<p>What was not tested: attacks with access to the model, attackers who know more than one record, and links to other tables. An attack that finds nothing bounds that attack, not the next one. Intervals cover the draw of rows at this split; another split
of the real rows, or another seed, moves the numbers too.</p>
<p>Fidelity compares with the training rows, on columns that are modelled; direct identifiers get fresh values and are not compared. Distances are Gower’s, with ranges fixed on train and holdout together. The definition of every metric has a version; the numbers of another version are not comparable.</p>
<details><summary>Columns, roles and definition versions</summary>
<table><thead><tr><th scope="col">column</th><th scope="col">kind</th><th scope="col">role</th></tr></thead>
<tbody>${schema.columns.map(({ name, kind, role }) => html`<tr><th scope="row">${name}</th><td>${kind}</td><td>${role}</td></tr>`)}</tbody></table>
<p>${results.map(({ id, version }) => `${id} v${version}`).join(', ')}</p></details>
<dl class="facts"><dt>table</dt><dd>${schema.name}</dd><dt>seed</dt><dd><code>${protocol.seed}</code></dd>
${Object.entries(environment).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>`
}
