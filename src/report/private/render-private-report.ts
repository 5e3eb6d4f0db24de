import { isStrong } from '../../privacy/index.js'
import { type Html, html, trusted } from '../html.js'
import { typesetAll } from '../language/typeset-fr.js'
import { theme } from '../theme.js'
import { type PrivateWords, privateWords } from './private-words.js'

interface Statement {
  readonly promise: string
  readonly odds: string
  readonly covers: string
  readonly holds: string
  readonly doesNotCover: readonly string[]
  readonly warnings: readonly string[]
}

interface Entry {
  readonly purpose: string
  readonly mechanism: string
  readonly reason: string
  readonly spent: { readonly rho: number; readonly epsilon: number }
}

/** What the page shows of a private release: public numbers and charged ones, none of real rows. */
export interface PrivatePage {
  readonly title: string
  readonly release: string
  readonly statement: Readonly<Record<'en' | 'fr', Statement>>
  readonly ledger: {
    readonly epsilon: number
    readonly delta: number
    readonly rho: number
    readonly publicSize: number
    readonly entries: readonly Entry[]
  }
  readonly before: number
  readonly noise: readonly { readonly purpose: string; readonly within: number; readonly smallestGroup: number }[]
  readonly rows: { readonly synthetic: number; readonly noisy: number }
  readonly columns: readonly { readonly name: string; readonly kind: string; readonly domain: string }[]
  readonly notes: readonly string[]
}

/** The page of a private release, for anybody: one HTML file that loads nothing. The same record gives the same bytes. */
export function renderPrivateReport(
  page: PrivatePage,
  { language = 'en' }: { readonly language?: 'en' | 'fr' } = {},
): string {
  const words = language === 'fr' ? typesetAll(privateWords('fr')) : privateWords('en')
  const statement = language === 'fr' ? typesetAll(page.statement.fr) : page.statement.en
  const number = numbersOf(language)
  const written = (figure: string) => (language === 'fr' ? figure.replace('.', ',') : figure)
  const subtitle = isStrong(page.ledger) ? words.subtitle : words.weakSubtitle
  const { ledger, before, rows } = page
  const document = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${page.title}: ${subtitle}</title><style>${trusted(theme)}</style></head>
<body><header><h1>${page.title}</h1><p class="muted">${subtitle}</p></header>
<main>
<section id="promise"><h2>${words.promise}</h2>
${statement.warnings.map((warning) => html`<p class="note" data-status="not met"><strong>${warning}</strong></p>`)}
<p class="note">${statement.promise} ${statement.covers} ${statement.holds}</p>
<p>${statement.odds}</p>
<p>${words.notCovered}</p><ul>${statement.doesNotCover.map((each) => html`<li>${each}</li>`)}</ul>
<p>${words.rows({ synthetic: number(rows.synthetic), noisy: number(rows.noisy) })}</p>
<p class="muted">${words.noEvaluation}</p></section>
<section id="noise"><h2>${words.noise}</h2><p>${words.noiseLead}</p>
${grid(
  words.noiseHead,
  page.noise.map(({ purpose, within, smallestGroup }) => [
    words.say(purpose),
    `±${number(within)}`,
    number(smallestGroup),
  ]),
)}</section>
<section id="domains"><h2>${words.domains}</h2><p>${words.domainsLead}</p>
${grid(
  words.domainsHead,
  page.columns.map(({ name, kind, domain }) => [name, words.kinds[kind] ?? kind, words.domainNames[domain] ?? domain]),
)}</section>
<section id="ledger"><h2>${words.charges}</h2>
<p>${words.chargesLead({ before: number(before), all: number(ledger.entries.length) })} ${words.total({ epsilon: number(ledger.epsilon), delta: written(ledger.delta.toExponential(1)), rho: written(ledger.rho.toPrecision(3)) })}</p>
${grid(words.chargesHead, chargeRows(ledger.entries, { words, written }))}
<h3>${words.noted}</h3><ul>${page.notes.map((note) => html`<li>${words.say(note)}</li>`)}</ul>
<dl class="facts"><dt>${words.release}</dt><dd><code>${page.release}</code></dd></dl></section>
</main></body></html>
`
  return document.markup
}

/** Charges one after another for the same thing are one line. */
function chargeRows(
  entries: readonly Entry[],
  { words, written }: { readonly words: PrivateWords; readonly written: (figure: string) => string },
): string[][] {
  const lines: { purpose: string; mechanism: string; reason: string; count: number; rho: number; epsilon: number }[] =
    []
  let before = 0
  for (const { purpose, mechanism, reason, spent } of entries) {
    const name = purpose.split(':')[0]!.trim()
    const same = lines.find((line) => line.purpose === name && line.mechanism === mechanism && line.reason === reason)
    if (same === undefined)
      lines.push({ purpose: name, mechanism, reason, count: 1, rho: spent.rho - before, epsilon: spent.epsilon })
    else {
      same.count++
      same.rho += spent.rho - before
      same.epsilon = spent.epsilon
    }
    before = spent.rho
  }
  return lines.map(({ purpose, mechanism, reason, count, rho, epsilon }) => [
    count === 1 ? words.say(purpose) : `${words.say(purpose)} (${words.times(String(count))})`,
    words.say(mechanism),
    words.say(reason),
    written(rho.toPrecision(2)),
    written((Math.ceil(epsilon * 1000) / 1000).toString()),
  ])
}

function grid(head: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table class="stacked"><thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, place) => html`<td data-label="${head[place]}">${cell}</td>`)}</tr>`)}</tbody></table>`
}

function numbersOf(language: 'en' | 'fr'): (value: number) => string {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 3 })
  return (value) => format.format(value)
}
