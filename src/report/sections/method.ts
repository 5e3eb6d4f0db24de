import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { modelPart } from './model.js'

/** How the numbers came about: the model, definitions, sources. */
export function methodSection(evaluation: Evaluation, language: Language): Html {
  const { schema, results } = evaluation
  const texts = language.words.method
  return html`<section id="method"><h2>${texts.title}</h2>
<h3>${texts.definitions}</h3><dl class="terms">${texts.terms.map(([term, meaning]) => html`<dt>${term}</dt><dd>${meaning}</dd>`)}</dl>
${modelPart(evaluation, language)}
<details><summary>${texts.questions}</summary><dl class="terms">${results.map((record) => {
    const { title, question } = language.metric(record)
    return html`<dt>${title} <code>${record.id} v${record.version}</code></dt><dd>${question}</dd>`
  })}</dl></details>
<details><summary>${texts.columns}</summary><table><thead><tr><th scope="col">${texts.column}</th><th scope="col">${texts.kind}</th><th scope="col">${texts.role}</th></tr></thead>
<tbody>${schema.columns.map(({ name, kind, role }) => html`<tr><th scope="row">${name}</th><td>${texts.kinds[kind]}</td><td>${texts.roles[role]}</td></tr>`)}</tbody></table></details>
<details><summary>${texts.sources}</summary><ul>${sources.map((source) => html`<li>${source}</li>`)}</ul></details></section>`
}

/** Works the definitions come from; titles stay in their own language. */
const sources = [
  'Article 29 Working Party, Opinion 05/2014 on Anonymisation Techniques (WP 216).',
  'Regulation (EU) 2016/679 (GDPR), Recital 26.',
  'M. Giomi, F. Boenisch, C. Wehmeyer, B. Tasnádi, A unified framework for quantifying privacy risk in synthetic data, PoPETs 2023.',
  'N. Carlini et al., Membership inference attacks from first principles, IEEE S&P 2022.',
  'K. El Emam, L. Mosquera, X. Fang, Validating a membership disclosure metric for synthetic health data, JAMIA Open 5(4), 2022.',
  'G. Raab, B. Nowok, C. Dibben, Practical privacy metrics for synthetic data, 2024.',
  'J. Snoke, G. Raab, B. Nowok, C. Dibben, A. Slavkovic, General and specific utility measures for synthetic data, JRSS A 181, 2018.',
  'A. Alaa, B. van Breugel, E. Saveliev, M. van der Schaar, How faithful is your synthetic data?, ICML 2022.',
  'D. Lopez-Paz, M. Oquab, Revisiting classifier two-sample tests, ICLR 2017.',
  'European Medicines Agency, Policy 0070; Health Canada, Public Release of Clinical Information.',
]
