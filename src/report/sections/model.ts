import type { Evaluation } from '../../../evaluators/index.js'
import { formatCount } from '../format.js'
import { type Html, html } from '../html.js'

type Edge = readonly [from: string, to: string]

/** The model card: options, size, notes, and which columns each column was learnt from. */
export function modelSection({ model }: Evaluation): Html | null {
  if (model === undefined) return null
  const { title, model: id, trainRows, parameters, options, notes, graph } = model
  const edges = (graph as { readonly edges?: readonly Edge[] } | undefined)?.edges ?? []
  return html`<section id="model"><h2>The model</h2>
<dl class="facts"><dt>model</dt><dd>${String(title ?? id)}</dd>
${typeof trainRows === 'number' && html`<dt>training rows</dt><dd>${formatCount(trainRows)}</dd>`}
${typeof parameters === 'number' && html`<dt>parameters</dt><dd>${formatCount(parameters)}</dd>`}
<dt>options</dt><dd><code>${JSON.stringify(options ?? {})}</code></dd></dl>
${Array.isArray(notes) && notes.length > 0 && html`<ul>${notes.map((note) => html`<li>${String(note)}</li>`)}</ul>`}
${edges.length > 0 && html`<details><summary>What each column was learnt from (${edges.length} edges)</summary>${parentsTable(edges)}</details>`}</section>`
}

function parentsTable(edges: readonly Edge[]): Html {
  const parentsOf = new Map<string, string[]>()
  for (const [from, to] of edges) parentsOf.set(to, [...(parentsOf.get(to) ?? []), from])
  return html`<table><thead><tr><th scope="col">column</th><th scope="col">drawn given</th></tr></thead>
<tbody>${[...parentsOf].map(([child, parents]) => html`<tr><th scope="row">${child}</th><td>${parents.join(', ')}</td></tr>`)}</tbody></table>`
}
