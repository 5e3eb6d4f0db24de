import type { AttackDetail, Evaluation, Interval, MetricRecord } from '../../../evaluators/index.js'
import { rocChart } from '../charts/roc-chart.js'
import { formatCount, formatInterval, formatShare, formatValue } from '../format.js'
import { type Html, html } from '../html.js'

/** Each membership inference attack with its curve and its hit rate at few false alarms. */
export function membershipSection({ results }: Evaluation): Html | null {
  const attacks = results.filter(hasCurve)
  if (attacks.length === 0) return null
  return html`<section id="membership"><h2>Membership inference</h2>
<p>An attacker holds a person’s full record and guesses from the synthetic table whether it was among the training rows. What matters is
how often the guess is right when it is rarely wrong: the rate of training rows found at 1&nbsp;% false alarms (vertical line). The dashed line is blind guessing.</p>
<div class="maps">${attacks.map(attack)}</div>${attackTable(attacks)}</section>`
}

/** F1 at one threshold has no curve; it stands in the table of metrics. */
function hasCurve({ id, result }: MetricRecord): boolean {
  return id.startsWith('privacy.membership-') && result.status === 'ok' && result.detail?.roc !== undefined
}

function attack({ title, result }: MetricRecord): Html | null {
  if (result.status !== 'ok' || result.detail === undefined) return null
  const { members, nonMembers, minimumDetectable, truePositiveRateAt1, roc } = result.detail as unknown as AttackDetail
  return html`<figure><h3>${title}</h3><figcaption>${formatCount(members)} training rows against ${formatCount(nonMembers)} unseen rows.
At 1&nbsp;% false alarms ${formatShare(truePositiveRateAt1.value)} of training rows are found ${formatInterval(truePositiveRateAt1.interval)}; blind guessing finds 1&nbsp;%. With so many rows an area below ${formatValue(minimumDetectable)} would mostly go unnoticed.</figcaption>
${rocChart(roc, `${title}: true against false positive rate`)}</figure>`
}

interface AttackSummary {
  readonly name: string
  readonly skipped?: string
  readonly area?: number
  readonly interval?: Interval
  readonly truePositiveRateAt1?: { readonly value: number }
}

/** The attacks of the ensemble one by one, and all together on the most isolated records. */
function attackTable(attacks: readonly MetricRecord[]): Html | null {
  const result = attacks.find(({ id }) => id === 'privacy.membership-ensemble')?.result
  if (result?.status !== 'ok' || result.detail?.attacks === undefined) return null
  const rows = [...(result.detail.attacks as readonly AttackSummary[]), result.detail.isolated as AttackSummary]
  return html`<table class="stacked"><thead><tr><th scope="col">attack</th><th scope="col">area under the curve</th><th scope="col">found at 1 % false alarms</th></tr></thead>
<tbody>${rows.map(
    ({ name, skipped, area, interval, truePositiveRateAt1 }) => html`<tr><th scope="row">${name}</th>
<td data-label="area">${area === undefined ? html`<span class="muted">${skipped}</span>` : html`<span class="value">${formatValue(area)}</span> <span class="interval">${interval && formatInterval(interval)}</span>`}</td>
<td data-label="at 1 %">${truePositiveRateAt1 === undefined ? '–' : formatShare(truePositiveRateAt1.value)}</td></tr>`,
  )}</tbody></table>`
}
