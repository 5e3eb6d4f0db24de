import type { Evaluation } from '../../../evaluators/index.js'
import { recipients, type WeakPoint, weakest } from '../advice.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { placeOf } from '../places.js'
import type { Answer } from '../questions.js'
import { languageFor } from '../whole-numbers.js'

/** Whom the numbers speak for giving the table to, what speaks for and against, and the three weakest points. */
export function advice(evaluation: Evaluation, given: readonly Answer[], language: Language): Html {
  const { words } = language
  const texts = words.advice
  const asked = given.filter(({ status }) => status !== 'no criterion')
  if (asked.length === 0) return html``
  const good = asked.filter(({ status }) => status === 'met')
  const list = (answers: readonly Answer[]) =>
    answers.length === 0 ? texts.nothing : answers.map((answer) => stated(answer, language)).join(' · ')
  const points = weakest(evaluation)
  return html`<h3>${texts.title}</h3>
<p><strong>${texts.recipients[recipients(given)]}</strong> ${texts.decision}</p>
<dl class="terms"><dt>${texts.for}</dt><dd>${list(good)}</dd>
<dt>${texts.against}</dt><dd>${list(asked.filter((answer) => !good.includes(answer)))}</dd></dl>
${points.length > 0 && html`<h3>${texts.weakest}</h3><ol class="weakest">${points.map((point) => html`<li>${pointText(point, { evaluation, language })}</li>`)}</ol>`}`
}

function stated({ name, status }: Answer, { words }: Language): string {
  return `${words.advice.subjects[name]} (${words.verdict.marks[status]})`
}

function pointText(
  { criterion, record }: WeakPoint,
  { evaluation, language }: { readonly evaluation: Evaluation; readonly language: Language },
): Html {
  const { words, numbers } = languageFor(record, language)
  const title = record === undefined ? criterion.metric : language.metric(record).title
  const measured =
    record?.result.status === 'ok' && criterion.threshold !== null
      ? `${words.frame.colon}${numbers.value(record.result.value)} (${words.verdict.wanted} ${words.verdict.goals[criterion.goal]} ${numbers.value(criterion.threshold)})`
      : ''
  const place = placeOf(criterion.metric, evaluation)
  return html`<strong>${title}</strong>${measured}. ${remedy(criterion, language)}${place !== null && html` <a href="#${place}">${words.advice.seeBelow}</a>`}`
}

function remedy({ metric, question, status }: WeakPoint['criterion'], { words }: Language): string {
  const { remedies } = words.advice
  if (status === 'not measured') return remedies['not measured']
  if (status === 'cannot tell at this size') return remedies.size
  if (question === 'private') return remedies.privacy
  const known: Readonly<Record<string, string>> = remedies
  return known[metric] ?? ''
}
