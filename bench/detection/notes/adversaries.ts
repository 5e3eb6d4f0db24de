import type { Rng } from '../../../src/math/index.js'
import { withoutAccents } from '../people/person.js'
import type { SpanType } from './labelled-note.js'
import type { Piece } from './pieces.js'

/** Makes a note harder by changing its pieces; spans move along, for places are counted afterwards. */
export type Change = (pieces: readonly Piece[], rng: Rng) => Piece[]

const numbers: ReadonlySet<SpanType> = new Set<SpanType>([
  ...(['nir', 'ssn', 'nhs-number', 'patient-number', 'stay-number', 'professional-number', 'phone', 'iban'] as const),
])

/** One slip of the keyboard in most names of five letters and more: two letters swapped, one dropped or one doubled. */
export const typos: Change = (pieces, rng) =>
  pieces.map((piece) => {
    if (piece.gold?.type !== 'name' || piece.text.length < 5 || rng.uniform() < 0.3) return piece
    const at = 1 + rng.below(piece.text.length - 3)
    const [before, one, two, after] = [
      piece.text.slice(0, at),
      piece.text[at]!,
      piece.text[at + 1]!,
      piece.text.slice(at + 2),
    ]
    const slip = rng.below(3)
    return { ...piece, text: before + (slip === 0 ? two + one : slip === 1 ? two : one + one + two) + after }
  })

export const capitals: Change = (pieces) => pieces.map((piece) => ({ ...piece, text: piece.text.toUpperCase() }))

export const noAccents: Change = (pieces) => pieces.map((piece) => ({ ...piece, text: withoutAccents(piece.text) }))

/** Numbers without the spaces inside them, nor those (and colons) between them and their label. */
export const glued: Change = (pieces) =>
  pieces.map((piece, at) => {
    const next = pieces[at + 1]?.gold?.type
    if (piece.gold === undefined && next !== undefined && numbers.has(next)) {
      return { ...piece, text: piece.text.replace(/(?<=\p{L}) ?:? ?$/u, '') }
    }
    const isNumber = piece.gold !== undefined && numbers.has(piece.gold.type)
    return isNumber ? { ...piece, text: piece.text.replace(/[ .]/g, '') } : piece
  })

/** A line that ends inside a name of several words. */
export const lineBreaks: Change = (pieces) =>
  pieces.map((piece) => (piece.gold?.type === 'name' ? { ...piece, text: piece.text.replace(' ', '\n') } : piece))

/** Lines added before the last one of the note. */
export function insertBeforeLastLine(pieces: readonly Piece[], added: readonly Piece[]): Piece[] {
  const at = pieces.findLastIndex(
    ({ gold, term, text }) => gold === undefined && term === undefined && text.includes('\n'),
  )
  const piece = pieces[at]
  if (piece === undefined) return [...pieces, { text: '\n' }, ...added]
  const line = piece.text.lastIndexOf('\n') + 1
  return [
    ...pieces.slice(0, at),
    { text: piece.text.slice(0, line) },
    ...added,
    { text: '\n' },
    { text: piece.text.slice(line) },
    ...pieces.slice(at + 1),
  ]
}
