import type { ControlName, Evaluation, MetricRecord } from '../../../evaluators/index.js'
import { formatCount, formatInterval, formatValue } from '../format.js'
import { type Html, html } from '../html.js'

/** The numbers on the first screen, each with what stands in when it was not computed; the others are in the tables below. */
const headlines = [
  ['fidelity.c2st', 'fidelity.pair-trends'],
  ['utility.tstr', 'fidelity.shape'],
  ['privacy.exact-copies'],
  ['privacy.membership-ensemble', 'privacy.membership-dcr-difference'],
] as const

export const controlTitles: Readonly<Record<ControlName, string>> = {
  'unseen-real': 'unseen real rows',
  'independent-marginals': 'independent columns',
  'gaussian-copula': 'Gaussian copula',
  'copy-of-train': 'copy of train',
}

/** Headline numbers, each with its controls and what it does not say; then what a reader must know first. */
export function summarySection({ inputs, results, protocol }: Evaluation): Html {
  const shown = headlines.flatMap((ids) => {
    const present = ids.flatMap((id) => results.find((record) => record.id === id) ?? [])
    return present.find(({ result }) => result.status === 'ok') ?? present.slice(0, 1)
  })
  return html`
<section id="summary"><h2>Summary</h2>
<p>Each number stands beside its controls: real rows the model never saw (what a perfect generator would reach), columns drawn
independently (what keeps no relation between columns), columns joined by a Gaussian copula (what keeps straight relations between pairs), and a copy of the training rows (what protects nobody). Brackets are 95&nbsp;% intervals.
Fewer rows differ more by chance alone: there are ${formatCount(inputs.synthetic.rows)} synthetic, ${formatCount(inputs.train.rows)} training and ${formatCount(inputs.reference.rows)} unseen rows.</p>
<div class="cards">${shown.map(card)}</div>
<div class="note"><strong>Read this first.</strong><ul>
<li>These numbers are evidence for a decision that a person makes. They do not show that the synthetic table is anonymous.</li>
${protocol.notes.map((note) => html`<li>${sentence(note)}</li>`)}
</ul></div></section>`
}

function card({ question, title, reading, result, controls }: MetricRecord): Html {
  const references = (Object.keys(controlTitles) as ControlName[]).flatMap((name) => {
    const control = controls[name]
    return control?.status === 'ok' ? [html`<dt>${controlTitles[name]}</dt><dd>${formatValue(control.value)}</dd>`] : []
  })
  return html`<div class="card"><h3>${question}</h3>
<div class="muted">${title}</div>
${
  result.status === 'ok'
    ? html`<div class="figure">${formatValue(result.value)}</div>${result.interval && html`<div class="interval">${formatInterval(result.interval)}</div>`}`
    : html`<p class="muted">not computed: ${result.reason}</p>`
}
<dl>${references}</dl><p class="reading">${reading}</p></div>`
}

function sentence(note: string): string {
  return `${note.charAt(0).toUpperCase()}${note.slice(1)}.`
}
