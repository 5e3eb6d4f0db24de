import type { Evaluation } from '../../../evaluators/index.js'
import { survivalChart } from '../charts/survival-chart.js'
import { formatValue } from '../format.js'
import { type Html, html } from '../html.js'

type Point = readonly [time: number, survival: number, low: number, high: number]

interface SurvivalPair {
  readonly time: string
  readonly event: string
  readonly gap: number
  readonly restrictedMean: { readonly real: number; readonly synthetic: number }
  readonly logRank: number
  readonly real: readonly Point[]
  readonly synthetic: readonly Point[]
}

/** Kaplan–Meier curves with their bands, one chart a time-to-event pair. */
export function survivalSection({ results }: Evaluation): Html | null {
  const result = results.find(({ id }) => id === 'fidelity.survival')?.result
  if (result?.status !== 'ok') return null
  const pairs = (result.detail?.pairs ?? []) as readonly SurvivalPair[]
  if (pairs.length === 0) return null
  return html`<section id="survival"><h2>Survival curves</h2>
<p class="legend"><span class="real"><i></i>real (training rows) with 95 % band</span><span class="synthetic"><i></i>synthetic with 95 % band</span></p>
<div class="maps">${pairs.map(
    (
      pair,
    ) => html`<figure><h3>${pair.event} by ${pair.time}</h3><figcaption>Mean distance ${formatValue(pair.gap)}; restricted mean ${pair.restrictedMean.real.toFixed(1)} real, ${pair.restrictedMean.synthetic.toFixed(1)} synthetic; log-rank χ² ${pair.logRank.toFixed(2)} (3.84 is exceeded once in twenty by chance)</figcaption>
${survivalChart(pair, `Survival: ${pair.event} by ${pair.time}`)}</figure>`,
  )}</div></section>`
}
