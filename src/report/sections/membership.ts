import type { AttackDetail, Evaluation, Interval, MetricRecord } from '../../../evaluators/index.js'
import { rocChart } from '../charts/roc-chart.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** Each membership inference attack with its curve and its hit rate at few false alarms. */
export function membershipPart(evaluation: Evaluation, language: Language): Html | null {
  const attacks = evaluation.results.filter(hasCurve)
  if (attacks.length === 0) return null
  const texts = language.words.membership
  return html`<h3 id="membership">${texts.title}</h3><p>${texts.explainer}</p>
<div class="maps">${attacks.map((record) => attack(record, language))}</div>${attackTable(evaluation, language)}`
}

/** F1 at one threshold has no curve; it stands in the table of metrics. */
function hasCurve({ id, result }: MetricRecord): boolean {
  return id.startsWith('privacy.membership-') && result.status === 'ok' && result.detail?.roc !== undefined
}

function attack(record: MetricRecord, language: Language): Html | null {
  const { result } = record
  if (result.status !== 'ok' || result.detail === undefined) return null
  const { words, numbers } = language
  const texts = words.membership
  const { members, nonMembers, minimumDetectable, truePositiveRateAt1, roc } = result.detail as unknown as AttackDetail
  const { title } = language.metric(record)
  return html`<figure><h4>${title}</h4><figcaption>${texts.caption({
    members: numbers.count(members),
    nonMembers: numbers.count(nonMembers),
    found: `${numbers.share(truePositiveRateAt1.value)} ${numbers.interval(truePositiveRateAt1.interval)}`,
    least: numbers.value(minimumDetectable),
  })}</figcaption>
${rocChart(roc, { label: texts.label(title), axes: texts.axes, numbers })}</figure>`
}

interface AttackSummary {
  readonly name: string
  readonly skipped?: string
  readonly area?: number
  readonly interval?: Interval
  readonly truePositiveRateAt1?: { readonly value: number }
}

interface EnsembleDetail {
  readonly attacks?: readonly AttackSummary[]
  readonly isolated?: AttackSummary
}

/** The attacks of the ensemble one by one, and all together on the most isolated records. */
function attackTable(evaluation: Evaluation, { words, numbers, say }: Language): Html | null {
  const { attacks, isolated } = detailOf<EnsembleDetail>(evaluation, 'privacy.membership-ensemble') ?? {}
  if (attacks === undefined) return null
  const rows = isolated === undefined ? attacks : [...attacks, isolated]
  const { columns, summary } = words.membership
  return html`<details><summary>${summary}</summary><table class="stacked"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ name, skipped, area, interval, truePositiveRateAt1 }) => html`<tr><th scope="row">${say(name)}</th>
<td data-label="${columns[1]}">${area === undefined ? html`<span class="muted">${say(skipped ?? '')}</span>` : html`<span class="value">${numbers.value(area)}</span> <span class="interval">${interval && numbers.interval(interval)}</span>`}</td>
<td data-label="${columns[2]}">${truePositiveRateAt1 === undefined ? '–' : numbers.share(truePositiveRateAt1.value)}</td></tr>`,
  )}</tbody></table></details>`
}
