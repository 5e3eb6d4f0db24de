import type {
  ConcordanceDetail,
  Evaluation,
  ImportanceDetail,
  ReplicatedTerm,
  ReplicationDetail,
} from '../../../evaluators/index.js'
import { detailOf } from '../detail-of.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { lossCell } from './loss-cell.js'

const columnsShown = 10

/** What an analyst would conclude: regression coefficients, who has the event first, which columns matter. */
export function analysesPart(evaluation: Evaluation, language: Language): Html | null {
  const regressions = detailOf<ReplicationDetail>(evaluation, 'utility.replication')
  const survival = detailOf<ConcordanceDetail>(evaluation, 'utility.concordance')
  const importance = detailOf<ImportanceDetail>(evaluation, 'utility.importance')
  if (!regressions && !survival && !importance) return null
  return html`${regressions && regressionBlock(regressions, language)}
${survival && concordanceBlock(survival, language)}
${importance && importanceBlock(importance, language)}`
}

function regressionBlock(
  { models, clearTerms, sameSign, coverage, lostTerms, weakenedTerms }: ReplicationDetail,
  language: Language,
): Html {
  const { words, numbers, say } = language
  const texts = words.regressions
  const [, synthetic, real, overlap] = texts.columns
  const row = (term: ReplicatedTerm) => html`<tr><th scope="row">${say(term.term)}</th>
<td data-label="${synthetic}">${coefficient(term.synthetic, language)}</td><td class="control" data-label="${real}">${coefficient(term.real, language)}</td><td data-label="${overlap}">${numbers.value(term.overlap)}</td></tr>`
  return html`<h3 id="analyses">${texts.title}</h3>
<p>${texts.explainer({
    clear: numbers.count(clearTerms),
    same: numbers.count(sameSign),
    lost: lostTerms === undefined ? null : numbers.count(lostTerms),
    weakened: numbers.count(weakenedTerms ?? 0),
    covered: `${numbers.share(coverage.value)} ${numbers.interval(coverage.interval)}`,
  })}</p>
${models.map(
  ({
    outcome,
    model,
    leaking,
    leftOut,
    terms,
  }) => html`<details><summary>${texts.model(outcomeName(outcome, { model, words }), { kind: texts.kinds[model], terms: terms.length })}</summary>
${leaking.length > 0 && html`<p class="muted">${texts.leaking} ${leaking.map(({ name }) => name).join(', ')}.</p>`}
${leftOut.length > 0 && html`<p class="muted">${texts.leftOut} ${leftOut.map(say).join(', ')}.</p>`}
<table class="stacked"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${terms.map(row)}</tbody></table></details>`,
)}`
}

/** A Cox regression's outcome is an event by a time. */
function outcomeName(outcome: string, { model, words }: { readonly model: string; readonly words: Language['words'] }) {
  const [, event, time] = (model === 'cox' && /^(.+) by (.+)$/.exec(outcome)) || []
  return event === undefined || time === undefined ? outcome : words.survival.pair({ event, time })
}

function coefficient(side: ReplicatedTerm['synthetic'], { words, numbers }: Language): Html {
  if (side === null) return html`<span class="muted">${words.regressions.notFinite}</span>`
  return html`<span class="value">${numbers.value(side.coefficient)}</span> <span class="interval">${numbers.interval([side.low, side.high])}</span>`
}

function concordanceBlock({ pairs }: ConcordanceDetail, language: Language): Html {
  const { words, numbers } = language
  const texts = words.concordance
  const [, ofSynthetic, ofReal, ofBoth, lost] = texts.columns
  const cell = (value: number | null) => (value === null ? '–' : numbers.value(value))
  return html`<h3>${texts.title}</h3><p class="muted">${texts.explainer}</p>
<table class="stacked"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${pairs.map(
    ({
      time,
      event,
      testRows,
      synthetic,
      real,
      augmented,
      loss,
    }) => html`<tr><th scope="row">${words.survival.pair({ time, event })} <span class="muted">(${words.utility.tested(numbers.count(testRows))})</span></th>
<td class="value" data-label="${ofSynthetic}">${numbers.value(synthetic)}</td><td class="control" data-label="${ofReal}">${cell(real)}</td><td class="control" data-label="${ofBoth}">${cell(augmented)}</td><td data-label="${lost}">${lossCell(loss, language)}</td></tr>`,
  )}</tbody></table>`
}

function importanceBlock({ outcomes }: ImportanceDetail, { words, numbers }: Language): Html {
  const texts = words.importance
  return html`<h3>${texts.title}</h3><p class="muted">${texts.explainer}</p>
${outcomes.map(
  ({
    outcome,
    agreement,
    columns,
  }) => html`<table class="stacked"><thead><tr><th scope="col">${texts.outcome(outcome, numbers.value(agreement))}</th><th scope="col">${texts.synthetic}</th><th scope="col">${texts.real}</th></tr></thead>
<tbody>${columns
    .slice(0, columnsShown)
    .map(
      ({ name, synthetic, real }) =>
        html`<tr><th scope="row">${name}</th><td class="value" data-label="${texts.synthetic}">${numbers.value(synthetic)}</td><td class="control" data-label="${texts.real}">${numbers.value(real)}</td></tr>`,
    )}</tbody></table>`,
)}`
}
