import { datesIn } from './dates.js'
import { formsIn } from './form.js'
import { knownIn, noKnownValues } from './known-values.js'
import { mergeSpans } from './merge-spans.js'
import { namesIn } from './names.js'
import { placesIn } from './places.js'
import type { TextOptions } from './text-options.js'
import type { TextSpan } from './text-span.js'
import { wordsOf } from './words.js'

/** Signs read at a time: forms look ahead, so a long text is read in pieces. */
const mostAtOnce = 6000

/** What identifies in a note, in order of place, without overlap. Total over all texts; O(length). */
export function findInText(
  text: string,
  { language = 'fr', known = noKnownValues }: TextOptions = {},
): readonly TextSpan[] {
  if (text.length <= mostAtOnce) return findInPiece(text, { language, known })
  const found: TextSpan[] = []
  for (let at = 0; at < text.length; ) {
    const end = endOfPiece(text, at)
    for (const span of findInPiece(text.slice(at, end), { language, known }))
      found.push({ ...span, start: span.start + at, end: span.end + at })
    at = end
  }
  return found
}

/** At the end of a paragraph, a line, a sentence or a word, whichever comes last in the second half. */
function endOfPiece(text: string, from: number): number {
  const most = from + mostAtOnce
  if (most >= text.length) return text.length
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(mark, most)
    if (at > from + mostAtOnce / 2) return at + mark.length
  }
  return most
}

function findInPiece(text: string, { language, known }: Required<TextOptions>): readonly TextSpan[] {
  return mergeSpans(
    [
      ...formsIn(text),
      ...datesIn(text),
      ...placesIn(text, language),
      ...knownIn(text, known),
      ...namesIn(text, wordsOf(text), { known, language }),
    ],
    text,
  )
}
