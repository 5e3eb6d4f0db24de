import type { Frontier } from '../../../evaluators/index.js'
import { type Html, html, trusted } from '../html.js'
import { type Language, languageOf } from '../language/language.js'
import { theme } from '../theme.js'
import { frontierChart } from './frontier-chart.js'
import { type FrontierWords, frontierWords } from './frontier-words.js'

const ownStyle = `
.frontier { display: flex; flex-wrap: wrap; gap: 16px 32px; }
.frontier figure { margin: 0; flex: 0 1 420px; break-inside: avoid; }
.frontier svg { max-width: 100%; height: auto; }
.numbers :is(th, td) { font-size: .82rem; padding-right: 6px; }
.numbers .interval { display: block; white-space: normal; font-size: .78rem; }
.frontier .key { columns: 2; list-style: none; padding: 0; }
.frontier .key strong { color: var(--synthetic); display: inline-block; min-width: 1.6em; }
tr[data-dominated] td, tr[data-dominated] th { color: var(--muted); }
.wide { overflow-x: auto; }
`

/** The page of a frontier: HTML without scripts or network. The same frontier gives the same bytes. */
export function renderFrontier(
  frontier: Frontier,
  { language: name = 'en' }: { readonly language?: 'en' | 'fr' } = {},
): string {
  const words = frontierWords(name)
  const language = languageOf(name)
  const { numbers } = language
  const page = html`<!doctype html>
<html lang="${name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${frontier.title}${language.words.frame.colon}${words.title}</title><style>${trusted(theme + ownStyle)}</style></head>
<body><header><h1>${frontier.title}</h1><p class="muted">${words.title}</p></header>
<main><section><p>${words.lead({ rows: numbers.count(frontier.rows), train: numbers.count(frontier.trainRows) })}</p>
<p class="note">${words.caution}</p>
${frontier.outside === undefined ? '' : html`<p class="note">${frontier.outside[name]}</p>`}
<h2>${words.key}</h2><div class="frontier"><ol class="key">${measuredOf(frontier).map((point, place) => html`<li><strong>${markOf(place)}</strong> ${labelOf(point, language)}</li>`)}</ol></div>
<div class="frontier">${frontier.risks.map((risk) => figure(frontier, { risk, words, language }))}</div></section>
${numbersTable(frontier, { words, language })}</main></body></html>
`
  return page.markup
}

function measuredOf({ points }: Frontier): Frontier['points'] {
  return points.filter(({ refused }) => refused === undefined)
}

const markOf = (place: number) => String.fromCharCode(65 + place)

function figure(
  frontier: Frontier,
  {
    risk,
    words,
    language: { numbers },
  }: { readonly risk: string; readonly words: FrontierWords; readonly language: Language },
): Html {
  const use = words.uses[frontier.use] ?? frontier.use
  const label = words.chart(use, words.risks[risk] ?? risk)
  const points = measuredOf(frontier).flatMap(({ values, dominatedBy }, place) => {
    const [height, right] = [values[frontier.use], values[risk]]
    if (height === undefined || right === undefined) return []
    return [{ mark: markOf(place), isGrey: (dominatedBy[risk] ?? []).length > 0, use: height, risk: right }]
  })
  return html`<figure>${frontierChart(points, { label, use, risk: words.risks[risk] ?? risk, numbers })}<figcaption class="small muted">${label}</figcaption></figure>`
}

/** Numbers as the language writes them. */
function labelOf({ label, epsilon }: Frontier['points'][number], language: Language): string {
  if (epsilon === undefined) return language.say(label)
  return language.name === 'fr' ? label.replace('.', ',') : label
}

function natureWords({ nature, epsilon }: Frontier['points'][number], words: FrontierWords): string {
  return epsilon === undefined ? (words.natures[nature ?? ''] ?? nature ?? '') : words.budget
}

function numbersTable(
  frontier: Frontier,
  { words, language }: { readonly words: FrontierWords; readonly language: Language },
): Html {
  const columns: [string, string][] = [
    [frontier.use, words.uses[frontier.use] ?? frontier.use],
    ...frontier.risks.map((risk): [string, string] => [risk, words.risks[risk] ?? risk]),
    ...Object.entries(words.others).filter(([id]) => frontier.points.some(({ values }) => values[id] !== undefined)),
  ]
  const marks = new Map(measuredOf(frontier).map(({ id }, place) => [id, markOf(place)]))
  return html`<section><h2>${words.numbers}</h2><div class="wide"><table class="stacked numbers"><thead><tr><th scope="col">${words.way}</th><th scope="col">${words.nature}</th>${columns.map(([, title]) => html`<th scope="col">${title}</th>`)}<th scope="col">${words.state}</th></tr></thead>
<tbody>${frontier.points.map((point) => {
    const cell = (id: string) => {
      const found = point.values[id]
      if (found === undefined) return '–'
      const { value, interval } = found
      const { numbers } = language
      return interval === undefined
        ? numbers.value(value)
        : html`${numbers.value(value)} <span class="interval muted small">${numbers.value(interval[0])} – ${numbers.value(interval[1])}</span>`
    }
    return html`<tr${point.isDominated && trusted(' data-dominated="true"')}><th scope="row">${marks.get(point.id) ?? ''} ${labelOf(point, language)}</th><td data-label="${words.nature}">${point.nature === undefined || point.refused !== undefined ? `${words.refused}: ${point.refused ?? ''}` : natureWords(point, words)}</td>${columns.map(([id, title]) => html`<td data-label="${title}">${cell(id)}</td>`)}<td data-label="${words.state}">${point.refused === undefined ? (point.isDominated ? words.dominated : words.open) : '–'}</td></tr>`
  })}</tbody></table></div></section>`
}
