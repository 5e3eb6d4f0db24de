import type { Evaluation } from '../../../evaluators/index.js'
import { lossChart } from '../charts/loss-chart.js'
import { networkChart } from '../charts/network-chart.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

type Edge = readonly [from: string, to: string]

/** Beyond this a graph is a smear; the table of parents remains. */
const mostNodes = 60

export interface TrainingStep {
  readonly step: number
  readonly loss: number
  readonly validation?: number | null
}

/** What a card may hold beside its fixed fields: it comes from a file. */
interface Card {
  readonly graph?: { readonly nodes: readonly string[]; readonly edges: readonly Edge[] }
  readonly training?: readonly TrainingStep[]
}

/** The model card: options, size, notes, loss over training, and which columns each column was learnt from. */
export function modelPart({ model }: Evaluation, { words, numbers, say }: Language): Html | null {
  if (model === undefined) return null
  const { title, model: id, trainRows, parameters, options, notes } = model
  const { graph, training = [] } = model as Card
  const texts = words.model
  return html`<h3 id="model">${texts.title}</h3>
<dl class="facts"><dt>${texts.model}</dt><dd>${say(String(title ?? id))}</dd>
${typeof trainRows === 'number' && html`<dt>${texts.trainRows}</dt><dd>${numbers.count(trainRows)}</dd>`}
${typeof parameters === 'number' && html`<dt>${texts.parameters}</dt><dd>${numbers.count(parameters)}</dd>`}
<dt>${texts.options}</dt><dd><code>${JSON.stringify(options ?? {})}</code></dd></dl>
${Array.isArray(notes) && notes.length > 0 && html`<ul>${notes.map((note) => html`<li>${say(String(note))}</li>`)}</ul>`}
${
  training.length > 1 &&
  html`<figure class="single"><h4>${texts.loss}</h4><p class="legend"><span class="synthetic"><i></i>${texts.lossTrain}</span>${training.some(({ validation }) => typeof validation === 'number') && html`<span class="unseen"><i></i>${texts.lossValidation}</span>`}</p>${lossChart(training, { label: texts.loss, axis: texts.step, numbers })}</figure>`
}
${graph && graph.edges.length > 0 && graphPart(graph, texts)}`
}

function graphPart({ nodes, edges }: NonNullable<Card['graph']>, texts: Language['words']['model']): Html {
  return html`<h4>${texts.graph}</h4><p>${texts.graphExplainer(edges.length)}</p>
${nodes.length <= mostNodes && html`<figure class="single">${networkChart({ nodes, edges }, texts.graph)}</figure>`}
<details><summary>${texts.parents}</summary>${parentsTable(edges, texts)}</details>`
}

function parentsTable(edges: readonly Edge[], texts: Language['words']['model']): Html {
  const parentsOf = new Map<string, string[]>()
  for (const [from, to] of edges) parentsOf.set(to, [...(parentsOf.get(to) ?? []), from])
  return html`<table><thead><tr><th scope="col">${texts.column}</th><th scope="col">${texts.given}</th></tr></thead>
<tbody>${[...parentsOf].map(([child, parents]) => html`<tr><th scope="row">${child}</th><td>${parents.join(', ')}</td></tr>`)}</tbody></table>`
}
