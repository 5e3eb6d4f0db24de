import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** The decision, to be filled in on paper: the report has none of its own. */
export function signOffSection({ words }: Language): Html {
  const texts = words.signOff
  return html`<section id="sign-off"><h2>${texts.title}</h2><p>${texts.explainer}</p>
<ul class="choices">${texts.choices.map((choice) => html`<li><span class="box" aria-hidden="true"></span>${choice}</li>`)}</ul>
<dl class="sign-off">${texts.fields.map(([field, lines]) => html`<dt>${field}</dt><dd style="min-height: ${lines * 2.2}em"></dd>`)}</dl></section>`
}
