import type { ControlName, Evaluation } from '../../../evaluators/index.js'
import { type Finding, findings } from '../findings.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { type Answer, answers } from '../questions.js'
import { resultCell } from '../result-cell.js'

/** The answers on the first screen: what is wrong in words, then question by question, then what nobody should conclude. */
export function verdictSection(evaluation: Evaluation, language: Language): Html {
  const { words, say } = language
  const texts = words.verdict
  const given = answers(evaluation)
  const failed = given.filter(({ status }) => status === 'not met')
  const open = given.filter(
    ({ status }) => status === 'attention' || status === 'cannot tell at this size' || status === 'not measured',
  ).length
  const lines = alarmLines(evaluation, given, language)
  return html`<section id="verdict"><h2>${texts.title}</h2>
<div class="note" data-status="${failed.length > 0 ? 'not met' : lines.length + open > 0 ? 'attention' : 'met'}"><strong>${texts.headline(
    {
      failed: failed.length,
      asked: given.filter(({ status }) => status !== 'no criterion').length,
      open,
    },
  )}</strong>${lines.length > 0 && html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}</div>
<table class="stacked questions"><thead><tr>${texts.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${given.map((answer) => answerRow(answer, language))}</tbody></table>
<div class="note"><strong>${texts.readFirst}</strong><ul>
<li>${texts.evidence}</li>
${evaluation.protocol.notes.map((note) => html`<li>${sentence(say(note))}</li>`)}
</ul></div>
<details><summary>${texts.howToRead}</summary><p>${texts.controls}</p><p>${texts.statuses}</p></details></section>`
}

/** What is wrong by name, then the other criteria that are not met. */
function alarmLines(evaluation: Evaluation, given: readonly Answer[], language: Language): string[] {
  const found = findings(evaluation)
  const told = new Set(
    found.flatMap((finding) =>
      finding.kind === 'broken' ? ['validity.rules', 'validity.relations', finding.metric] : [finding.kind],
    ),
  )
  const others = given.flatMap(({ criteria }) =>
    criteria.flatMap((criterion) => {
      const record = evaluation.results.find(({ id }) => id === criterion.metric)
      const isTold = told.has(criterion.metric) || (criterion.metric === 'privacy.exact-copies' && told.has('copies'))
      if (criterion.status !== 'not met' || isTold || record?.result.status !== 'ok') return []
      return [
        language.words.verdict.notMet({
          title: language.metric(record).title,
          value: language.numbers.value(record.result.value),
          goal: criterion.goal,
          threshold: language.numbers.value(criterion.threshold ?? 0),
        }),
      ]
    }),
  )
  return [...found.map((finding) => findingText(finding, language)), ...others]
}

function findingText(finding: Finding, { words, numbers, say }: Language): string {
  const texts = words.findings
  switch (finding.kind) {
    case 'copies':
      return texts.copies({
        share: numbers.share(finding.share),
        unseen: finding.unseen === null ? null : numbers.share(finding.unseen),
      })
    case 'broken':
      return texts.broken[
        finding.metric === 'validity.rules' ? 'rule' : finding.metric === 'validity.relations' ? 'relation' : 'column'
      ]({
        name: finding.name,
        rows: numbers.count(finding.rows),
        of: numbers.count(finding.of),
        share: numbers.share(finding.rows / Math.max(1, finding.of)),
      })
    case 'lost group':
      return texts.lostGroup({
        name: say(finding.name),
        real: numbers.share(finding.real),
        synthetic: numbers.share(finding.synthetic),
      })
  }
}

function answerRow({ name, status, criterion, record }: Answer, language: Language): Html {
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
<td data-label="${texts.columns[2]}">${resultCell(record?.result, language)}${record && html`<div class="reading">${language.metric(record).title}</div>`}${threshold !== null && html`<div class="reading">${texts.wanted}${words.frame.colon}${threshold}</div>`}</td>
<td data-label="${texts.columns[3]}" class="control small">${controls.length === 0 ? '–' : controls}</td>
<td data-label="${texts.columns[4]}" class="small">${texts.answers[name][status === 'met' ? 'met' : status === 'not met' ? 'failed' : 'open']}</td></tr>`
}

/** A status in words, never by colour alone. */
export function statusMark(status: Answer['status'], { words }: Language): Html {
  return html`<span class="status" data-status="${status}">${words.verdict.marks[status]}</span>`
}

function sentence(note: string): string {
  return `${note.charAt(0).toUpperCase()}${note.slice(1)}.`
}
