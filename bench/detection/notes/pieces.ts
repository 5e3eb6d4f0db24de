import type { ClinicalTerm, GoldSpan, SpanType } from './labelled-note.js'

/** A stretch of a note, before places are known: plain, identifying, or a clinical term. */
export interface Piece {
  readonly text: string
  readonly gold?: { readonly type: SpanType; readonly known: boolean }
  readonly term?: ClinicalTerm['kind']
}

/** The pieces of a template: its slots filled by `fill`, its marked terms as they stand. */
export function piecesOf(template: string, fill: (slot: string) => Piece): Piece[] {
  return template.split(/(\{\w+\}|\[\[\w+:[^\]]+\]\])/).flatMap((part): Piece[] => {
    if (part === '') return []
    const slot = /^\{(\w+)\}$/.exec(part)?.[1]
    if (slot !== undefined) return [fill(slot)]
    const marked = /^\[\[(\w+):(.+)\]\]$/.exec(part)
    return [marked === null ? { text: part } : { text: marked[2]!, term: marked[1] as ClinicalTerm['kind'] }]
  })
}

/** The text, and where its spans and terms lie; names with one space between them are one span. */
export function joined(pieces: readonly Piece[]): { text: string; spans: GoldSpan[]; terms: ClinicalTerm[] } {
  const spans: GoldSpan[] = []
  const terms: ClinicalTerm[] = []
  let text = ''
  for (const { text: piece, gold, term } of pieces) {
    const place = { start: text.length, end: text.length + piece.length }
    if (piece !== '' && gold !== undefined) {
      const before = spans.at(-1)
      const isRun = before?.type === 'name' && gold.type === 'name' && text.slice(before.end) === ' '
      if (isRun) spans[spans.length - 1] = { ...before, end: place.end, known: before.known && gold.known }
      else spans.push({ ...gold, ...place })
    }
    if (piece !== '' && term !== undefined) terms.push({ kind: term, ...place })
    text += piece
  }
  return { text, spans, terms }
}
