import type { Evaluation } from '../../../evaluators/index.js'
import { isOfPeople } from '../../messages/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

/** Whose the numbers are, where they are not the released table's own; null otherwise. */
export function evidenceNote(
  { published, inputs, nature = 'synthetic' }: Evaluation,
  { words, numbers }: Language,
): Html | null {
  if (published === undefined) return null
  const { who, numbersOf, ofOwnRows } = words.frame.twin
  const counts = { train: numbers.count(inputs.train.rows), all: numbers.count(published.learntFromRows) }
  return html`<p class="audience" data-evidence="twin"><strong>${who}</strong> ${isOfPeople(nature) ? ofOwnRows(counts) : numbersOf(counts)}</p>`
}
