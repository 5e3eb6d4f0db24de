import { privacyStatement } from '../../privacy/index.js'
import type { Answer, Answers } from '../../privacy/queries/index.js'
import { type Html, html, trusted } from '../html.js'
import { theme } from '../theme.js'
import { type AnswerTable, answerTable, costText } from './answer-rows.js'
import { type QueryLanguage, type QueryWords, queryWords } from './query-words.js'

const ownStyle = `
.answer { break-inside: avoid-page; }
.answer .cost { color: var(--muted); font-size: .88rem; }
.wide { overflow-x: auto; }
`

/** The page of answers: HTML without scripts or network. The same answers give the same bytes. */
export function renderAnswers(
  answers: Answers,
  { language = 'en', title = answers.name }: { readonly language?: QueryLanguage; readonly title?: string } = {},
): string {
  const words = queryWords(language)
  const { ledger } = answers
  const statement = privacyStatement(ledger, { language })
  const spent = ledger.entries.at(-1)?.spent.epsilon ?? 0
  const page = html`<!doctype html>
<html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: ${words.title}</title><style>${trusted(theme + ownStyle)}</style></head>
<body><header><h1>${title}</h1><p class="muted">${words.title}</p></header>
<main><section><p>${words.lead(String(answers.answers.length), costText(spent, words))} ${words.reading}</p>
${answers.rows !== undefined && html`<p>${words.rows(answers.rows)}</p>`}
<div class="note"><strong>${words.promise}</strong><p>${statement.promise} ${statement.odds} ${statement.holds}</p>
<p>${words.notCovered}</p><ul>${statement.doesNotCover.map((each) => html`<li>${each}</li>`)}</ul>
${statement.warnings.map((warning) => html`<p><strong>${warning}</strong></p>`)}</div></section>
${answers.answers.map((answer) => section(answer, words))}
<section><h2>${words.ledgerTitle}</h2><p>${words.spent(costText(spent, words), costText(ledger.epsilon, words))}</p>
<div class="wide"><table><thead><tr><th scope="col">${words.purpose}</th><th scope="col">${words.costColumn}</th></tr></thead><tbody>${ledger.entries.map(
    ({ purpose, spent: { rho } }, at) =>
      html`<tr><td>${purpose}</td><td class="value">${costText(rho - (ledger.entries[at - 1]?.spent.rho ?? 0), words)}</td></tr>`,
  )}</tbody></table></div></section></main></body></html>
`
  return page.markup
}

function section(answer: Answer, words: QueryWords): Html {
  return html`<section class="answer"><h2>${answer.title ?? `${answer.id}: ${words.asks[answer.ask]}`}</h2>
${answer.title !== undefined && html`<p class="muted">${words.asks[answer.ask]}</p>`}${answer.where !== undefined && html`<p><code>${words.where(answer.where)}</code></p>`}
<div class="wide">${table(answerTable(answer, words))}</div>
<p class="cost">${notesOf(answer, words).join(' · ')}</p></section>`
}

/** How an answer was found, and what it cost: for the page and the terminal. */
export function notesOf(answer: Answer, words: QueryWords): readonly string[] {
  const { cost, cached, noise, method } = answer
  return [
    words.methods[method] ?? method,
    ...(noise === undefined ? [] : [words.noiseOf(costText(noise, words))]),
    cached ? words.free : words.cost(costText(cost.rho, words), costText(cost.epsilon, words)),
  ]
}

function table({ header, rows }: AnswerTable): Html {
  return html`<table class="stacked"><thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first = '', ...rest]) =>
      html`<tr><th scope="row">${first}</th>${rest.map((cell, at) => html`<td data-label="${header[at + 1] ?? ''}">${cell}</td>`)}</tr>`,
  )}</tbody></table>`
}
