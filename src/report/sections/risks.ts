import type { Evaluation, Interval, MetricRecord } from '../../../evaluators/index.js'
import { detailOf } from '../detail-of.js'
import type { Numbers } from '../format.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

const risks = ['privacy.singling-out', 'privacy.linkability', 'privacy.inference']

interface Rate {
  readonly value: number
  readonly interval: Interval
  readonly attempts: number
}

interface SecretsDetail {
  readonly known?: readonly string[]
  readonly byKnowledge?: readonly (Found & { readonly knowledge: string; readonly columns: number })[]
  readonly secrets?: readonly (Found & { readonly secret: string; readonly attack: string })[]
}

/** Shares of right guesses about rows learnt from and not, and the residual risk. */
interface Found {
  readonly onTrain: number
  readonly onHoldout: number
  readonly value: number
  readonly interval: Interval
}

/** The three risks of WP29 Opinion 05/2014, attack beside control and baseline, and the secrets one by one. */
export function risksPart(evaluation: Evaluation, language: Language): Html | null {
  const measured = evaluation.results.filter(({ id, result }) => risks.includes(id) && result.status === 'ok')
  if (measured.length === 0) return null
  const texts = language.words.risks
  return html`<h3 id="risks">${texts.title}</h3><p>${texts.explainer}</p>
<table class="stacked"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${measured.map((record) => riskRow(record, language))}</tbody></table>
${knowledgeTable(evaluation, language)}${secretsTable(evaluation, language)}`
}

function riskRow(record: MetricRecord, language: Language): Html | null {
  const { result } = record
  if (result.status !== 'ok') return null
  const { words, numbers } = language
  const texts = words.risks
  const { attack, control, baseline } = (result.detail ?? {}) as unknown as Record<string, Rate | undefined>
  const least = result.detail?.minimumDetectable
  const cell = (rate: Rate | undefined) =>
    rate === undefined
      ? html`–`
      : html`${numbers.share(rate.value)} <span class="interval">${texts.guesses(numbers.count(Math.round(rate.attempts)))}</span>`
  const [, residual, onTrain, onUnseen, withoutTable] = texts.columns
  return html`<tr><th scope="row">${language.metric(record).title}</th>
<td data-label="${residual}"><span class="value">${numbers.value(result.value)}</span>${result.interval && html` <span class="interval">${numbers.interval(result.interval)}</span>`}${typeof least === 'number' && html`<p class="reading">${texts.noticed(numbers.value(least))}</p>`}</td>
<td data-label="${onTrain}">${cell(attack)}</td><td data-label="${onUnseen}" class="control">${cell(control)}</td><td data-label="${withoutTable}" class="control">${cell(baseline)}</td></tr>`
}

function knowledgeTable(evaluation: Evaluation, { words, numbers, say }: Language): Html | null {
  const { byKnowledge = [] } = detailOf<SecretsDetail>(evaluation, 'privacy.inference') ?? {}
  if (byKnowledge.length === 0) return null
  const texts = words.knowledge
  const [, columns] = texts.columns
  return html`<details><summary>${texts.title}</summary><p class="muted">${texts.explainer}</p>
<table class="stacked"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${byKnowledge.map(
    (row) =>
      html`<tr><th scope="row">${say(row.knowledge)}</th><td data-label="${columns}">${numbers.count(row.columns)}</td>${foundCells(row, texts.columns.slice(2), numbers)}</tr>`,
  )}</tbody></table></details>`
}

/** Right about training rows, about unseen rows, and what remains. */
function foundCells({ onTrain, onHoldout, value, interval }: Found, labels: readonly string[], numbers: Numbers): Html {
  const [train, unseen, residual] = labels
  return html`<td data-label="${train}">${numbers.share(onTrain)}</td><td data-label="${unseen}" class="control">${numbers.share(onHoldout)}</td>
<td data-label="${residual}"><span class="value">${numbers.value(value)}</span> <span class="interval">${numbers.interval(interval)}</span></td>`
}

function secretsTable(evaluation: Evaluation, { words, numbers, say }: Language): Html | null {
  const { secrets = [], known = [] } = detailOf<SecretsDetail>(evaluation, 'privacy.inference') ?? {}
  if (secrets.length === 0) return null
  const texts = words.secrets
  const [, attack] = texts.columns
  return html`<details><summary>${texts.title}</summary>${known.length > 0 && html`<p class="muted">${texts.known} ${known.join(', ')}.</p>`}
<table class="stacked"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${secrets.map(
    (row) =>
      html`<tr><th scope="row">${row.secret}</th><td data-label="${attack}">${say(row.attack)}</td>${foundCells(row, texts.columns.slice(2), numbers)}</tr>`,
  )}</tbody></table></details>`
}
