import type { OutcomeUtility } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** What is lost by learning from synthetic rows, with its interval. */
export function lossCell(loss: OutcomeUtility['learners'][number]['loss'], { numbers }: Language): Html {
  if (loss === null) return html`<span class="muted">–</span>`
  return html`<span class="value">${numbers.value(loss.value)}</span> <span class="interval">${numbers.interval(loss.interval)}</span>`
}
