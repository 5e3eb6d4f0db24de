import type { Evaluation, Interval, MetricResult } from '../../../evaluators/index.js'
import { detailOf } from '../detail-of.js'
import { equivalentRows, type SampledFrom } from '../equivalent-rows.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

const ways = [2, 3] as const
const shownControls = ['unseen-real', 'independent-marginals', 'gaussian-copula'] as const

/** Joint shares of two and of three columns, as the number of real rows that would differ as much by chance. */
export function samplingPart(evaluation: Evaluation, { words, numbers }: Language): Html | null {
  const texts = words.sampling
  const { train, synthetic, reference } = evaluation.inputs
  const count = (rows: number) => (Number.isFinite(rows) ? numbers.count(Math.round(rows)) : texts.any)
  const rows = ways.flatMap((columns) => {
    const id = `fidelity.total-variation-${columns}`
    const record = evaluation.results.find((each) => each.id === id)
    const byChance = detailOf<{ readonly byChance?: number }>(evaluation, id)?.byChance
    if (record?.result.status !== 'ok' || byChance === undefined || byChance <= 0) return []
    const sampled: SampledFrom = { byChance, trainRows: train.rows, syntheticRows: synthetic.rows }
    const as = (distance: number) => count(equivalentRows(distance, sampled))
    // The nearer end of the interval is the larger sample. Two ends beyond any number tell no more than the number itself.
    const range = ([near, far]: Interval) =>
      as(far) === texts.any ? null : html` <span class="interval">${numbers.range(as(far), as(near))}</span>`
    const control = (result: MetricResult | undefined) => (result?.status === 'ok' ? as(result.value) : '–')
    const { value, interval } = record.result
    return [
      html`<tr><th scope="row">${texts.ways[columns]}</th>
<td data-label="${words.frame.synthetic}"><strong>${as(value)}</strong>${interval && range(interval)}</td>
${shownControls.map((name) => html`<td class="control" data-label="${words.frame.controls[name]}">${control(record.controls[name])}</td>`)}</tr>`,
    ]
  })
  if (rows.length === 0) return null
  return html`<h3 id="sampling">${texts.title}</h3>
<p>${texts.explainer({ synthetic: count(synthetic.rows), unseen: count(reference.rows) })}</p>
<table class="stacked"><thead><tr><th scope="col">${texts.together}</th><th scope="col">${words.frame.synthetic}</th>${shownControls.map((name) => html`<th scope="col">${words.frame.controls[name]}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`
}
