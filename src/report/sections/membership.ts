import type { AttackDetail, Evaluation, MetricRecord } from '../../../evaluators/index.js'
import { rocChart } from '../charts/roc-chart.js'
import { formatCount, formatInterval, formatShare } from '../format.js'
import { type Html, html } from '../html.js'

/** Each membership inference attack with its curve and its hit rate at few false alarms. */
export function membershipSection({ results }: Evaluation): Html | null {
  const attacks = results.filter(({ id, result }) => id.startsWith('privacy.membership-') && result.status === 'ok')
  if (attacks.length === 0) return null
  return html`<section id="membership"><h2>Membership inference</h2>
<p>An attacker holds a person’s full record and guesses from the synthetic table whether it was among the training rows. What matters is
how often the guess is right when it is rarely wrong: the rate of training rows found at 1&nbsp;% false alarms (vertical line). The dashed line is blind guessing.</p>
<div class="maps">${attacks.map(attack)}</div></section>`
}

function attack({ title, result }: MetricRecord): Html | null {
  if (result.status !== 'ok' || result.detail === undefined) return null
  const { members, nonMembers, truePositiveRateAt1, roc } = result.detail as unknown as AttackDetail
  return html`<figure><h3>${title}</h3><figcaption>${formatCount(members)} training rows against ${formatCount(nonMembers)} unseen rows.
At 1&nbsp;% false alarms ${formatShare(truePositiveRateAt1.value)} of training rows are found ${formatInterval(truePositiveRateAt1.interval)}; blind guessing finds 1&nbsp;%.</figcaption>
${rocChart(roc, `${title}: true against false positive rate`)}</figure>`
}
