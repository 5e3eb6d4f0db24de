import type { ControlName, CriterionStatus, Evaluation, JudgedCriterion } from '../../../evaluators/index.js'
import { findings } from '../findings.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { type Answer, answers } from '../questions.js'
import { resultCell } from '../result-cell.js'
import { languageFor } from '../whole-numbers.js'
import { advice } from './advice.js'
import { findingLines, toldBy } from './finding-lines.js'
import { outcomeLines } from './outcome-lines.js'

/** The answers on the first screen: what is wrong in words, whom it could be given to, then question by question. */
export function verdictSection(evaluation: Evaluation, language: Language): Html {
  const given = answers(evaluation)
  return html`<section id="verdict"><h2>${language.words.verdict.title}</h2>
${verdictNote(given, { lines: alarmLines(evaluation, given, language), language })}
${advice(evaluation, given, language)}
${questionTable(given, language)}
${howToRead(language)}</section>`
}

/** How many questions are answered how, and what is wrong line by line. */
export function verdictNote(
  given: readonly Pick<Answer, 'status'>[],
  { lines, language }: { readonly lines: readonly Html[]; readonly language: Language },
): Html {
  const failed = given.filter(({ status }) => status === 'not met')
  const open = given.filter(({ status }) => status === 'attention' || status === 'cannot tell at this size').length
  const unasked = given.filter(({ status }) => status === 'not asked' || status === 'not asked at this depth').length
  const asked = given.filter(({ status }) => status !== 'no criterion').length - unasked
  return html`<div class="note" data-status="${failed.length > 0 ? 'not met' : lines.length + open + unasked > 0 ? 'attention' : 'met'}"><strong>${language.words.verdict.headline(
    { failed: failed.length, asked, open, unasked },
  )}</strong>${lines.length > 0 && html`<ul>${lines}</ul>`}</div>`
}

/** Every question with its answer, the number that decides and its controls. */
export function questionTable(given: readonly Answer[], language: Language): Html {
  const { columns } = language.words.verdict
  return html`<table class="stacked questions"><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${given.map((answer) => answerRow(answer, language))}</tbody></table>`
}

/** What controls and statuses are, folded. */
export function howToRead({ words: { verdict: texts } }: Language): Html {
  return html`<details><summary>${texts.howToRead}</summary><p>${texts.controls}</p><p>${texts.statuses}</p></details>`
}

/** What is wrong by name, the first three of a kind open and the others folded, then the other criteria that are not met. */
export function alarmLines(evaluation: Evaluation, given: readonly Answer[], language: Language): Html[] {
  const found = findings(evaluation)
  const told = new Set(found.flatMap(toldBy))
  const others = given.flatMap(({ criteria }) =>
    criteria.flatMap((criterion) => {
      const record = evaluation.results.find(({ id }) => id === criterion.metric)
      if (criterion.status !== 'not met' || told.has(criterion.metric) || record?.result.status !== 'ok') return []
      const { numbers } = languageFor(record, language)
      return [
        html`<li>${language.words.verdict.notMet({
          title: language.metric(record).title,
          value: numbers.value(record.result.value),
          goal: criterion.goal,
          threshold: numbers.value(criterion.threshold ?? 0),
        })}</li>`,
      ]
    }),
  )
  return [...findingLines(found, language), ...others]
}

function answerRow(answer: Answer, spoken: Language): Html {
  const { name, status, criterion, record } = answer
  const language = languageFor(record, spoken)
  const { words, numbers } = language
  const texts = words.verdict
  const controls = (Object.entries(words.frame.controls) as [ControlName, string][]).flatMap(([control, name]) => {
    const result = record?.controls[control]
    return result?.status === 'ok'
      ? [html`<span class="pair">${name} <span class="number">${numbers.value(result.value)}</span></span> `]
      : []
  })
  const threshold =
    criterion === undefined || criterion.threshold === null
      ? null
      : `${texts.goals[criterion.goal]} ${numbers.value(criterion.threshold)}`
  return html`<tr><th scope="row">${words.questions[name]}</th>
<td data-label="${texts.columns[1]}">${statusMark(status, language)}</td>
<td data-label="${texts.columns[2]}">${resultCell(record?.result, language)}${record && html`<div class="reading">${language.metric(record).title}</div>`}${threshold !== null && html`<div class="reading">${texts.wanted}${words.frame.colon}${threshold}</div>`}${noticeableLine(criterion, language)}${outcomeLines(record, language)}</td>
<td data-label="${texts.columns[3]}" class="control small">${controls.length === 0 ? '–' : controls}</td>
<td data-label="${texts.columns[4]}" class="small">${answerText(answer, language)}</td></tr>`
}

/** Why a test that found nothing cannot tell: what it would have noticed. */
function noticeableLine(criterion: JudgedCriterion | undefined, { words, numbers }: Language): Html | null {
  if (criterion?.noticeable === undefined) return null
  return html`<div class="reading">${words.verdict.noticeable(numbers.value(criterion.noticeable))}</div>`
}

/** What the status says of the question; of one that was not asked, why and how to ask it. */
function answerText({ name, status, unasked }: Answer, { words, say }: Language): string {
  const texts = words.verdict
  if (status === 'met' || status === 'not met') return texts.answers[name][status === 'met' ? 'met' : 'failed']
  if (status === 'no criterion') return texts.noCriterion
  if (status === 'attention' || status === 'cannot tell at this size') return texts.answers[name].open
  const notRun = unasked.filter(({ reason }) => reason === undefined).map(({ metric }) => metric)
  const impossible = unasked.flatMap(({ metric, reason }) =>
    reason === undefined ? [] : [texts.notPossible({ metric, reason: say(reason) })],
  )
  const outcomeMissing = unasked.some(
    ({ metric, reason }) => metric.startsWith('utility.') && /names no outcome/.test(reason ?? ''),
  )
  return [
    ...(notRun.length > 0 ? [texts.notRun(notRun.join(', '))] : []),
    ...impossible,
    ...(outcomeMissing ? [texts.nameAnOutcome] : []),
  ].join(' ')
}

/** A status in words, never by colour alone. */
export function statusMark(status: Answer['status'] | CriterionStatus, { words }: Language): Html {
  return html`<span class="status" data-status="${status}">${words.verdict.marks[status]}</span>`
}
