import { isStrong, privacyStatement, purposeText } from '../../privacy/index.js'
import type { Answer, Answers } from '../../privacy/queries/index.js'
import { type Html, html, trusted } from '../html.js'
import { typesetAll } from '../language/typeset-fr.js'
import { theme } from '../theme.js'
import {
  type AnswerTable,
  answerTable,
  costText,
  decimalText,
  digitsOf,
  groupText,
  isRatio,
  labelOf,
  measureText,
  shownCells,
  valueTitle,
} from './answer-rows.js'
import { curveChart, strokeOf } from './curve-chart.js'
import { numberChart } from './number-chart.js'
import { type QueryLanguage, type QueryWords, queryWords } from './query-words.js'

const ownStyle = `
.answer figure { max-width: 640px; margin: 8px 0 4px; break-inside: avoid; }
.answer figure svg { max-width: 600px; }
.answer .cost { color: var(--muted); font-size: .88rem; max-width: none; }
.answer .legend svg { display: inline-block; width: 34px; height: 10px; margin-right: 6px; vertical-align: middle; }
.sheet { overflow-x: auto; }
.sheet td { white-space: nowrap; font-variant-numeric: tabular-nums; }
@media screen and (max-width: 720px), print { .sheet td { white-space: normal; } }
`

/** Rows that a chart of numbers can hold. */
const mostRows = 30

/** The page of answers: HTML without scripts or network. The same answers give the same bytes. */
export function renderAnswers(
  answers: Answers,
  { language = 'en', title = answers.name }: { readonly language?: QueryLanguage; readonly title?: string } = {},
): string {
  const words = queryWords(language)
  const { ledger } = answers
  const said = privacyStatement(ledger, { language })
  const statement = language === 'fr' ? typesetAll(said) : said
  const spent = ledger.entries.at(-1)?.spent.epsilon ?? 0
  const subtitle = isStrong(ledger) ? words.title : words.weakTitle
  const page = html`<!doctype html>
<html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: ${subtitle}</title><style>${trusted(theme + ownStyle)}</style></head>
<body><header><h1>${title}</h1><p class="muted">${subtitle}</p></header>
<main><section><p>${words.lead(answers.answers.length, costText(spent, words))} ${words.reading}</p>
${answers.rows !== undefined && html`<p>${words.rows(answers.rows)}</p>`}
${statement.warnings.map((warning) => html`<p class="note" data-status="not met"><strong>${warning}</strong></p>`)}
<div class="note"><strong>${words.promise}</strong><p>${statement.promise} ${statement.odds} ${statement.holds}</p>
<p>${words.notCovered}</p><ul>${statement.doesNotCover.map((each) => html`<li>${each}</li>`)}</ul></div></section>
${answers.answers.map((answer) => section(answer, words))}
<section id="ledger"><h2>${words.ledgerTitle}</h2><p>${words.spent(costText(spent, words), costText(ledger.epsilon, words))}</p>
${purposes(answers, words)}</section></main></body></html>
`
  return page.markup
}

/** Rounds of one purpose together. */
function purposes({ ledger: { entries } }: Answers, words: QueryWords): Html {
  const costs = new Map<string, number>()
  entries.forEach(({ purpose, spent: { rho } }, at) => {
    costs.set(purpose, (costs.get(purpose) ?? 0) + rho - (entries[at - 1]?.spent.rho ?? 0))
  })
  return sheet({
    header: [words.purpose, words.costColumn],
    rows: [...costs].map(([purpose, cost]) => [shownPurpose(purpose, words), costText(cost, words)]),
  })
}

function shownPurpose(purpose: string, { locale }: QueryWords): string {
  return locale === 'fr' ? typesetAll({ text: purposeText(purpose, 'fr') }).text : purpose
}

function section(answer: Answer, words: QueryWords): Html {
  const title = answer.title ?? `${answer.id}${words.locale === 'fr' ? '\u00a0: ' : ': '}${words.asks[answer.ask]}`
  return html`<section class="answer" data-ask="${answer.ask}"><h2>${title}</h2>
${answer.title !== undefined && html`<p class="muted">${words.asks[answer.ask]}</p>`}${answer.where !== undefined && html`<p><code>${words.where(answer.where)}</code></p>`}
${figure(answer, { words, title })}
${testOf(answer, words).map((line) => html`<p>${line}</p>`)}
${sheet(answerTable(answer, words))}
<p class="cost">${notesOf(answer, words).join(' · ')}</p></section>`
}

/** What a comparison came to, and medians: for the page and the terminal. */
export function testOf({ test, curves = [], unit }: Answer, words: QueryWords): readonly string[] {
  const medians = curves.flatMap(({ group, median }) =>
    median === undefined
      ? []
      : [
          words.median(
            groupText(group, words),
            [decimalText(median, { digits: 0, words }), ...(unit ? [unit] : [])].join(' '),
          ),
        ],
  )
  if (test === undefined) return medians
  const { statistic, chance, draws, groups } = test
  const count = (value: number) => decimalText(value, { digits: 0, words })
  return [
    words.test(decimalText(statistic, { digits: 2, words }), decimalText(chance, { digits: 3, words }), draws),
    groups
      .map(({ group, observed, expected }) => words.expected(groupText(group, words), count(observed), count(expected)))
      .join(' · '),
    ...medians,
  ]
}

/** How an answer was found, and what it cost: for the page and the terminal. */
export function notesOf(answer: Answer, words: QueryWords): readonly string[] {
  const { cost, cached, noise, method } = answer
  return [
    words.methods[method] ?? method,
    ...(noise === undefined ? [] : [words.noiseOf(decimalText(noise, { digits: digitsOf(noise), words }))]),
    cached ? words.free : words.cost(costText(cost.rho, words), costText(cost.epsilon, words)),
  ]
}

function figure(
  answer: Answer,
  { words, title }: { readonly words: QueryWords; readonly title: string },
): Html | false {
  const label = words.chart(title)
  if (answer.curves !== undefined) {
    const curves = answer.curves.filter(({ points }) => points.length > 0)
    if (curves.length === 0) return false
    return html`<figure>${curveChart(curves, { label, time: words.time(answer.unit), numbers: words.numbers })}
<div class="legend">${curves.map(({ group }, at) => html`<span>${swatch(at)}${groupText(group, words)}</span>`)}</div><figcaption>${words.bands}</figcaption></figure>`
  }
  const isRegression = ['linear', 'logistic', 'cox'].includes(answer.ask)
  const rows = shownCells(answer).flatMap(({ group, measure, estimate }) => {
    if (estimate === undefined || measure === 'intercept' || measure === 'events') return []
    const name = isRegression
      ? measure
      : [
          ...Object.values(group).map((each) => labelOf(each, words)),
          ...(answer.ask === 'quantiles' ? [measureText(answer, { measure, words })] : []),
        ].join(', ')
    const cut = (range: readonly [number, number]) =>
      measure === 'count' ? ([Math.max(0, range[0]), Math.max(0, range[1])] as const) : range
    return [
      {
        label: name === '' ? words.everybody : name,
        value: measure === 'count' ? Math.max(0, estimate.value) : estimate.value,
        noise: cut(estimate.noise),
        both: cut(estimate.both),
      },
    ]
  })
  if (rows.length < 2 || rows.length > mostRows || (answer.ask === 'linear' && rows.length > 8)) return false
  return html`<figure>${numberChart(rows, {
    ...{
      label,
      axis: axisTitle(answer, words),
      numbers: words.numbers,
      isRatio: isRatio(answer),
      fromZero: answer.cells.some(({ measure }) => measure === 'count'),
    },
    ...(isRegression && { rule: isRatio(answer) ? 1 : 0 }),
  })}</figure>`
}

function axisTitle(answer: Answer, words: QueryWords): string {
  if (answer.cells.some(({ measure }) => measure === 'count')) return words.measures.count ?? ''
  if (answer.ask === 'rate') return measureText(answer, { measure: 'rate', words })
  return valueTitle(answer, words)
}

function swatch(group: number): Html {
  const { colour, dash } = strokeOf(group)
  return html`<svg viewBox="0 0 34 10" aria-hidden="true"><line x1="1" x2="33" y1="5" y2="5" stroke-width="2.5" style="stroke:${colour}"${dash !== undefined && html` stroke-dasharray="${dash}"`}></line></svg>`
}

function sheet({ header, rows }: AnswerTable): Html {
  return html`<div class="sheet"><table class="stacked"><thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first = '', ...rest]) =>
      html`<tr><th scope="row">${first}</th>${rest.map((cell, at) => html`<td data-label="${header[at + 1] ?? ''}">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`
}
