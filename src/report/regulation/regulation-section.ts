import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { type RegulationTable, regulation } from './regulation-table.js'
import { regulationWords } from './regulation-words.js'

/** What texts ask for, beside the numbers of this evaluation that speak to it. It answers nothing in law, and says so. */
export function regulationSection(
  { results, nature, published }: Evaluation,
  language: Language,
  { date, rows }: RegulationTable = regulation,
): Html {
  const words = regulationWords(language.name)
  const told = (id: string): string | null => {
    const part = words.parts[id]
    if (part !== undefined)
      return id === 'twin' && published === undefined ? null : part({ nature: nature ?? 'synthetic' })
    const record = results.find((each) => each.id === id)
    if (record?.result.status !== 'ok') return null
    return `${language.title(record)}${language.words.frame.colon}${language.numbers.value(record.result.value)}`
  }
  return html`<section id="regulation"><h2>${words.title}</h2><p>${words.lead(date)}</p>
<details><summary>${words.open(language.numbers.count(rows.length))}</summary>
<table class="stacked"><thead><tr>${words.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(({ name, asks, answeredBy, person, source }) => {
    const found = answeredBy.map(told).filter((text) => text !== null)
    return html`<tr><th scope="row">${name[language.name]}<div class="reading">${source[language.name]}</div></th>
<td data-label="${words.columns[1]}">${asks[language.name]}</td>
<td data-label="${words.columns[2]}">${found.length === 0 ? words.nothing : found.join(' · ')}</td>
<td data-label="${words.columns[3]}">${person[language.name]}</td></tr>`
  })}</tbody></table></details></section>`
}
