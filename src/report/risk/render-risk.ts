import type { RiskAssessment } from '../../../evaluators/index.js'
import { type Html, html, trusted } from '../html.js'
import { theme } from '../theme.js'
import { percent, riskLines } from './risk-lines.js'
import { type RiskLanguage, riskWords } from './risk-words.js'

/** The page of an assessment: one HTML file that loads nothing. The same assessment gives the same bytes. */
export function renderRisk(
  risk: RiskAssessment,
  {
    language = 'en',
    title,
    inferred = false,
  }: { readonly language?: RiskLanguage; readonly title: string; readonly inferred?: boolean },
): string {
  const words = riskWords(language)
  const share = (value: number) => percent(value, words)
  const page = html`<!doctype html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}${words.colon}${title}</title>
<style>${trusted(theme)}</style>
</head>
<body>
<header><h1>${words.title}</h1><p class="muted">${title}</p></header>
<main>
<section>
<h2>${words.lead(String(risk.attackers.alone.people), String(risk.people))}</h2>
${risk.directIdentifiers.length > 0 && html`<p class="note">${words.direct(risk.directIdentifiers.join(', '))}</p>`}
<p>${words.known}${words.colon}<strong>${risk.quasiIdentifiers.join(', ')}</strong></p>
${inferred && html`<p class="note">${words.inferred}</p>`}
<p class="muted">${words.caution}</p>
${grid([words.question, words.value, words.interval], riskLines(risk, words))}
</section>
<section>
<h2>${words.combinations}</h2>
<p>${words.combinationsLead(risk.mostColumns)}</p>
${
  risk.combinations.length === 0
    ? html`<p>${words.nobody}</p>`
    : grid(
        [words.columns, words.rows],
        risk.combinations.map(({ columns, rows }) => [columns.join(' + '), String(rows)]),
      )
}
<h3>${words.separates}</h3>
<p>${words.separatesLead}</p>
${grid(
  [words.columns, words.share, words.contribution],
  risk.columns.map(({ name, separation, contribution }) => [name, share(separation), share(contribution)]),
)}
</section>
${
  risk.homogeneity.length > 0 &&
  html`<section>
<h2>${words.homogeneity}</h2>
<p>${words.homogeneityLead}</p>
${grid(
  [words.columns, words.rows, words.share, words.interval, words.byChance],
  risk.homogeneity.map(({ column, rows, share: part, interval: [low, high], byChance }) => [
    ...[column, String(rows), share(part), `${share(low)} – ${share(high)}`, share(byChance)],
  ]),
)}
</section>`
}
<section>
<h2>${words.harbor}</h2>
<p>${words.harborLead}</p>
${grid(
  [words.question, words.value, words.columns],
  risk.safeHarbor.map(({ id, title: item, state, columns }) => [
    words.items[id] ?? item,
    words.state[state],
    columns.join(', '),
  ]),
)}
</section>
</main>
</body>
</html>
`
  return page.markup
}

function grid(header: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table><thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first = '', ...rest]) =>
      html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell.replaceAll(' %', '\u00a0%')}</td>`)}</tr>`,
  )}</tbody></table>`
}
