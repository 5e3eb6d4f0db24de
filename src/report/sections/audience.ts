import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** Whom the page is for, and what that leaves out of it. */
export function audienceNote(
  { audience = 'internal', privacy }: Pick<Evaluation, 'audience' | 'privacy'>,
  { words, name }: Language,
): Html {
  if (privacy !== undefined) {
    const { promise, covers, doesNotCover } = privacy.statement[name]
    const { inside, outside, notCovered } = words.frame.ofPrivateRelease
    return html`<p class="audience" data-audience="internal"><strong>${inside}</strong> ${outside}</p>
<p class="note">${promise} ${covers} ${notCovered} ${doesNotCover.join('; ')}.</p>`
  }
  const { who, without } = words.frame[audience === 'external' ? 'outsiders' : 'insiders']
  return html`<p class="audience" data-audience="${audience}"><strong>${who}</strong> ${without}</p>`
}
