import { createHash } from 'node:crypto'

/** Half of what detection is measured on may be looked at while detectors are written; the other half is for the end. */
export type Part = 'open' | 'held-back'

/** The half a table of columns or a template of notes belongs to: a hash of its name, so that nobody chooses. */
export function partOf(name: string): Part {
  const first = createHash('sha256').update(`mirrorward/detection/${name}`).digest()[0] ?? 0
  return first % 2 === 0 ? 'open' : 'held-back'
}
