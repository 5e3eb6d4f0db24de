import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** Whom the page is for, and what that leaves out of it. */
export function audienceNote({ audience = 'internal' }: Pick<Evaluation, 'audience'>, { words }: Language): Html {
  const { who, without } = words.frame[audience === 'external' ? 'outsiders' : 'insiders']
  return html`<p class="audience" data-audience="${audience}"><strong>${who}</strong> ${without}</p>`
}
