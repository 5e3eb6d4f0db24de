import type { LinkedEvaluation } from '../../../../evaluators/index.js'
import { type Html, html } from '../../html.js'
import { asOneEvaluation } from '../as-one-evaluation.js'
import type { LinkedSpeech } from '../linked-speech.js'

/** What the words mean, every metric's question, how people were divided, and with what it was made. */
export function methodPart(evaluation: LinkedEvaluation, { language, words }: LinkedSpeech): Html {
  const { results, environment, protocol } = evaluation
  const { schema } = asOneEvaluation(evaluation)
  const texts = language.words.method
  return html`<section id="method"><h2>${words.method.title}</h2>
<h3>${texts.definitions}</h3><dl class="terms">${texts.terms.map(([term, meaning]) => html`<dt>${term}</dt><dd>${meaning}</dd>`)}</dl>
<details><summary>${texts.questions}</summary><dl class="terms">${results.map((record) => {
    const { title, question } = language.metric(record)
    return html`<dt>${title} <code>${record.id} v${record.version}</code></dt><dd>${question}</dd>`
  })}</dl></details>
<details><summary>${texts.columns}</summary><table><thead><tr><th scope="col">${texts.column}</th><th scope="col">${texts.kind}</th><th scope="col">${texts.role}</th></tr></thead>
<tbody>${schema.columns.map(({ name, kind, role }) => html`<tr><th scope="row">${name}</th><td>${texts.kinds[kind]}</td><td>${texts.roles[role]}</td></tr>`)}</tbody></table></details>
<dl class="facts"><dt>${words.method.divided}</dt><dd>${language.say(protocol.split)}</dd>${Object.entries(environment).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>`
}
