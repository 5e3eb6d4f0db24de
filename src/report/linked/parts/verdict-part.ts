import type { LinkedEvaluation } from '../../../../evaluators/index.js'
import { type Html, html } from '../../html.js'
import { advice } from '../../sections/advice.js'
import { alarmLines, howToRead, questionTable, statusMark, verdictNote } from '../../sections/verdict.js'
import { asOneEvaluation } from '../as-one-evaluation.js'
import type { LinkedSpeech } from '../linked-speech.js'
import { tablePrefix } from '../within-page.js'
import { type LinkedAnswer, linkedAnswers } from './answers-of-tables.js'

/** The first screen: what is wrong with the tables together and with each, whom they could be given to, then question by question. */
export function verdictPart(evaluation: LinkedEvaluation, speech: LinkedSpeech): Html {
  const { language, words } = speech
  const given = linkedAnswers(evaluation)
  const one = asOneEvaluation(evaluation)
  const counting = given.map(({ counts }) => counts)
  const together = given.map((answer) => answer.together)
  const lines = [...alarmLines(one, together, language), ...tableLines(evaluation, speech)]
  return html`<section id="verdict"><h2>${language.words.verdict.title}</h2>
${verdictNote(counting, { lines, language })}
${advice(one, counting, language)}
<h3>${words.matrix.title}</h3><p>${words.matrix.explainer}</p>
${matrix(given, speech)}
<h3>${words.togetherTitle}</h3>
${questionTable(together, language)}
${howToRead(language)}</section>`
}

/** Of every table the criteria that are not met, by name. */
function tableLines({ tables }: LinkedEvaluation, { language }: LinkedSpeech): Html[] {
  return tables.flatMap(({ name, evaluation: { verdict, results } }, index) => {
    const missed = (verdict?.criteria ?? []).filter(({ status }) => status === 'not met')
    if (missed.length === 0) return []
    const titles = missed.map(({ metric }) => {
      const record = results.find(({ id }) => id === metric)
      return record === undefined ? metric : language.title(record)
    })
    return [
      html`<li><a href="#${tablePrefix(index)}">${name}</a>${language.words.frame.colon}${titles.join(' · ')}.</li>`,
    ]
  })
}

function matrix(given: readonly LinkedAnswer[], { language, words: { matrix: texts } }: LinkedSpeech): Html {
  const tables = given[0]?.tables.map(({ table }) => table) ?? []
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${texts.title}"><table class="stacked matrix"><thead><tr><th scope="col">${texts.question}</th><th scope="col">${texts.overall}</th><th scope="col">${texts.together}</th>${tables.map((table) => html`<th scope="col">${table}</th>`)}</tr></thead>
<tbody>${given.map(
    ({ name, counts, together, tables: answers }) => html`<tr><th scope="row">${language.words.questions[name]}</th>
<td data-label="${texts.overall}">${statusMark(counts.status, language)}</td><td data-label="${texts.together}" class="small">${language.words.verdict.marks[together.status]}</td>
${answers.map(({ table, answer }) => html`<td data-label="${table}" class="small">${language.words.verdict.marks[answer.status]}</td>`)}</tr>`,
  )}</tbody></table></div>`
}
