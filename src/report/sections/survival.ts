import type { Evaluation } from '../../../evaluators/index.js'
import { survivalChart } from '../charts/survival-chart.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

type Point = readonly [time: number, survival: number, low: number, high: number]

interface SurvivalDetail {
  readonly pairs: readonly {
    readonly time: string
    readonly event: string
    readonly gap: number
    readonly restrictedMean: { readonly real: number; readonly synthetic: number }
    readonly logRank: number
    readonly real: readonly Point[]
    readonly synthetic: readonly Point[]
  }[]
}

/** Kaplan–Meier curves with their bands, one chart a time-to-event pair. */
export function survivalPart(evaluation: Evaluation, { words, numbers }: Language): Html | null {
  const pairs = detailOf<SurvivalDetail>(evaluation, 'fidelity.survival')?.pairs ?? []
  if (pairs.length === 0) return null
  const texts = words.survival
  return html`<h3 id="survival">${texts.title}</h3>
<p class="legend"><span class="real line"><i></i>${words.frame.real}</span><span class="synthetic"><i></i>${words.frame.synthetic}</span></p><p>${texts.explainer}</p>
<div class="maps">${pairs.map(
    (pair) =>
      html`<figure><h4>${texts.pair(pair)}</h4><figcaption>${texts.caption({
        gap: numbers.value(pair.gap),
        real: numbers.decimal(pair.restrictedMean.real, 1),
        synthetic: numbers.decimal(pair.restrictedMean.synthetic, 1),
        logRank: numbers.decimal(pair.logRank, 2),
      })}</figcaption>${survivalChart(pair, { label: texts.label(pair), numbers })}</figure>`,
  )}</div>`
}
