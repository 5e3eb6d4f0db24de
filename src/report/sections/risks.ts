import type { Evaluation, Interval, MetricRecord } from '../../../evaluators/index.js'
import { formatCount, formatInterval, formatShare, formatValue } from '../format.js'
import { type Html, html } from '../html.js'

const risks = ['privacy.singling-out', 'privacy.linkability', 'privacy.inference']

interface Rate {
  readonly value: number
  readonly interval: Interval
  readonly attempts: number
}

interface SecretRow {
  readonly secret: string
  readonly attack: string
  readonly onTrain: number
  readonly onHoldout: number
  readonly value: number
  readonly interval: Interval
}

/** The three risks of WP29 Opinion 05/2014, attack beside control and baseline, and the secrets one by one. */
export function risksSection({ results }: Evaluation): Html | null {
  const measured = results.filter(({ id, result }) => risks.includes(id) && result.status === 'ok')
  if (measured.length === 0) return null
  const secrets = secretsOf(measured)
  return html`<section id="risks"><h2>Singling out, linkability, inference</h2>
<p>Three questions of the European data protection authorities (WP29 Opinion 05/2014). The attack is tried on training rows and, as a control, on rows nobody learnt from;
what it finds out about both is knowledge about people in general. The baseline guesses without the synthetic table. Residual risk is what remains: (attack − control) / (1 − control).</p>
<table class="stacked"><thead><tr><th scope="col">risk</th><th scope="col">residual risk</th><th scope="col">attack, training rows</th><th scope="col">control, unseen rows</th><th scope="col">baseline</th></tr></thead>
<tbody>${measured.map(riskRow)}</tbody></table>
${
  secrets.length > 0 &&
  html`<details><summary>Inference, secret by secret</summary><table class="stacked"><thead><tr><th scope="col">secret</th><th scope="col">stronger attack</th><th scope="col">right, training rows</th><th scope="col">right, unseen rows</th><th scope="col">residual risk</th></tr></thead>
<tbody>${secrets.map(
    (
      row,
    ) => html`<tr><th scope="row">${row.secret}</th><td data-label="attack">${row.attack}</td><td data-label="training rows">${formatShare(row.onTrain)}</td>
<td data-label="unseen rows" class="control">${formatShare(row.onHoldout)}</td><td data-label="residual risk"><span class="value">${formatValue(row.value)}</span> <span class="interval">${formatInterval(row.interval)}</span></td></tr>`,
  )}</tbody></table></details>`
}</section>`
}

function riskRow({ title, reading, result }: MetricRecord): Html | null {
  if (result.status !== 'ok') return null
  const { attack, control, baseline } = (result.detail ?? {}) as unknown as Record<string, Rate | undefined>
  const least = result.detail?.minimumDetectable
  const cell = (rate: Rate | undefined) =>
    rate === undefined
      ? html`–`
      : html`${formatShare(rate.value)} <span class="interval">of ${formatCount(Math.round(rate.attempts))} guesses</span>`
  return html`<tr><th scope="row">${title}<p class="reading">${reading}</p></th>
<td data-label="residual risk"><span class="value">${formatValue(result.value)}</span>${result.interval && html` <span class="interval">${formatInterval(result.interval)}</span>`}${typeof least === 'number' && html`<p class="reading">${formatValue(least)} would have been noticed four times in five</p>`}</td>
<td data-label="attack">${cell(attack)}</td><td data-label="control" class="control">${cell(control)}</td><td data-label="baseline" class="control">${cell(baseline)}</td></tr>`
}

function secretsOf(measured: readonly MetricRecord[]): readonly SecretRow[] {
  const result = measured.find(({ id }) => id === 'privacy.inference')?.result
  return result?.status === 'ok' ? ((result.detail?.secrets ?? []) as readonly SecretRow[]) : []
}
