import type { LinkedEvaluation } from '../../../../evaluators/index.js'
import { type Html, html } from '../../html.js'
import { familyTable } from '../../sections/family.js'
import { asOneEvaluation } from '../as-one-evaluation.js'
import type { LinkedSpeech } from '../linked-speech.js'
import { checksTable } from './checks-table.js'

const families = ['validity', 'fidelity', 'utility', 'privacy'] as const

/** Every metric on the tables together, by the question it belongs to, each number with its controls. */
export function togetherPart(evaluation: LinkedEvaluation, speech: LinkedSpeech): Html {
  const { language, words } = speech
  const one = asOneEvaluation(evaluation)
  return html`<section id="together"><h2>${words.together}</h2><p>${words.togetherExplainer}</p>
${families.map((family) => html`<div id="${family}">${familyTable(one, language, { families: [family], title: words.families[family] })}${family === 'validity' && checksTable(one, speech)}</div>`)}</section>`
}
