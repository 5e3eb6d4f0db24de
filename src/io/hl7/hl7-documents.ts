import { MirrorwardError } from '../../errors.js'
import type { TextCodec, TextDocument, ValueSpan } from '../rewrite/text-document.js'
import { escapeHl7, unescapeHl7 } from './escapes.js'
import { type Hl7Segment, hl7Segments } from './message-values.js'
import { type Hl7Separators, hl7Headers, hl7Separators } from './separators.js'
import { splitHl7 } from './split-messages.js'

/**
 * The messages of a file as documents, and what stands around them. Columns are places: `PID-5.1` is the first component of the
 * fifth field of PID (also of one without components), `PID-3.4.2` a second part of a component, `OBX-5.1[TX]` an observation by
 * its type. Fields that repeat give their values one by one; `""`, which deletes, is no value. A segment of which every value is
 * dropped is left out. Throws `bad-data` for lines that are no segments.
 */
export async function* hl7Documents(
  texts: AsyncIterable<string>,
  { file, isDropped }: { readonly file: string; readonly isDropped: (column: string) => boolean },
): AsyncGenerator<TextDocument> {
  let row = 0
  let separators: Hl7Separators | undefined
  for await (const { text } of splitHl7(texts)) {
    row++
    // Trailers have no separators of their own: those of the part before.
    if (separators === undefined || hl7Headers.some((name) => text.trimStart().startsWith(name)))
      separators = hl7Separators(text)
    const segments = hl7Segments(text, separators)
    if (segments === undefined)
      throw new MirrorwardError('bad-data', `cannot read file: "${file}"`, {
        issues: [{ message: 'a line is no segment of HL7 v2', file, row }],
      })
    yield { text, spans: segments.flatMap((segment) => spansOf(segment, isDropped)), codec: codecOf(separators) }
  }
}

function spansOf(segment: Hl7Segment, isDropped: (column: string) => boolean): ValueSpan[] {
  const { name, values, start, end } = segment
  const type = name === 'OBX' ? (values.find(({ field }) => field === 2)?.raw ?? '') : undefined
  const spans = values
    .filter(({ raw }) => raw !== '""')
    .map(({ field, component, subcomponent, start: from, end: to }): ValueSpan => {
      const part = subcomponent === 1 ? '' : `.${subcomponent}`
      const kind = type !== undefined && field === 5 ? `[${type}]` : ''
      return { column: `${name}-${field}.${component}${part}${kind}`, start: from, end: to, cut: [from, to] }
    })
  const isHeader = (hl7Headers as readonly string[]).includes(name)
  const isGone = !isHeader && spans.length > 0 && spans.every(({ column }) => isDropped(column))
  return isGone ? spans.map((span) => ({ ...span, cut: [start, end] as const })) : spans
}

const codecs = new Map<string, TextCodec>()

function codecOf(separators: Hl7Separators): TextCodec {
  const name = Object.values(separators).join('')
  const known = codecs.get(name)
  if (known !== undefined) return known
  const made: TextCodec = {
    cellOf: (raw) => unescapeHl7(raw, separators),
    textOf: (cell) => escapeHl7(cell ?? '', separators),
  }
  codecs.set(name, made)
  return made
}
