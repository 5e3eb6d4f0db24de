import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** What a reader must know before the first number: what was guessed or done to it, and that a person decides. */
export function readFirst({ protocol }: Evaluation, { words, say }: Language): Html {
  const { readFirst: title, evidence } = words.frame
  return html`<div class="first"><strong>${title}</strong><ul>
${protocol.notes.map((note) => html`<li>${sentence(say(note))}</li>`)}
<li>${evidence}</li></ul></div>`
}

function sentence(note: string): string {
  return `${note.charAt(0).toUpperCase()}${note.slice(1)}.`
}
