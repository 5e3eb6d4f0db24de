import type { LinkedEvaluation } from '../../../../evaluators/index.js'
import { detailOf } from '../../detail-of.js'
import { type Html, html } from '../../html.js'
import { asOneEvaluation } from '../as-one-evaluation.js'
import type { LinkedSpeech } from '../linked-speech.js'

interface ComparedDetail {
  readonly columns: readonly {
    readonly table: string
    readonly name: string
    readonly real: number
    readonly synthetic: number
  }[]
}

interface TellingDetail {
  readonly columns: readonly { readonly name: string; readonly drop: number }[]
}

const mostRows = 8
const parts = ['fidelity.autocorrelation', 'fidelity.variance-share', 'fidelity.parent-child'] as const

/** Columns whose course over time differs most, and the features of histories by which people are told apart; null without details. */
export function stepsPart(evaluation: LinkedEvaluation, speech: LinkedSpeech): Html | null {
  const one = asOneEvaluation(evaluation)
  const telling = (detailOf<TellingDetail>(one, 'fidelity.c2st-histories')?.columns ?? []).filter(
    ({ drop }) => drop > 0,
  )
  const compared = parts.flatMap((id) => {
    const columns = detailOf<ComparedDetail>(one, id)?.columns ?? []
    return columns.length === 0 ? [] : [{ id, columns: columns.slice(0, mostRows) }]
  })
  if (telling.length + compared.length === 0) return null
  const texts = speech.words.steps
  return html`<section id="steps"><h2>${texts.title}</h2><p>${texts.explainer}</p>
<div class="maps steps">${compared.map(({ id, columns }) => html`<div><h3>${texts.parts[id]}</h3>${comparedTable(columns, speech)}</div>`)}</div>
${telling.length > 0 && html`<h3>${texts.giveaway}</h3><p>${texts.giveawayExplainer}</p>${tellingTable(telling, speech)}`}</section>`
}

function comparedTable(columns: ComparedDetail['columns'], { language: { numbers }, words: { steps } }: LinkedSpeech) {
  return html`<table><thead><tr><th scope="col">${steps.column}</th><th scope="col">${steps.real}</th><th scope="col">${steps.synthetic}</th></tr></thead>
<tbody>${columns.map(
    ({ table, name, real, synthetic }) =>
      html`<tr><th scope="row">${name} <span class="muted">(${table})</span></th><td>${numbers.decimal(real, 2)}</td><td class="value">${numbers.decimal(synthetic, 2)}</td></tr>`,
  )}</tbody></table>`
}

function tellingTable(columns: TellingDetail['columns'], { language: { numbers }, words: { steps } }: LinkedSpeech) {
  return html`<table class="narrow"><thead><tr><th scope="col">${steps.feature}</th><th scope="col">${steps.drop}</th></tr></thead>
<tbody>${columns.map(({ name, drop }) => html`<tr><th scope="row">${steps.say(name)}</th><td class="value">${numbers.value(drop)}</td></tr>`)}</tbody></table>`
}
