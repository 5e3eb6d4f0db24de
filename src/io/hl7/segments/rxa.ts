import { codingOf } from '../coded-values.js'
import { momentOf } from '../moments.js'
import type { SegmentKind } from './segment.js'

/** HL7 table 0322, as FHIR writes what became of a vaccination. */
const statuses: Readonly<Record<string, string>> = { CP: 'completed', PA: 'completed', RE: 'not-done', NA: 'not-done' }

/** A vaccine that was given, or not. One told again is the same one. */
export const rxa: SegmentKind = {
  segment: 'RXA',
  table: 'immunization',
  of: 'person',
  row: (segment) => {
    const code = codingOf(segment, 5)
    const occurrence = momentOf(segment.text(3))
    if (code === undefined) return undefined
    return {
      cells: { code, status: statuses[segment.text(20) ?? 'CP'] ?? 'completed', occurrence },
      same: JSON.stringify([code, segment.text(3)]),
      isDeleted: segment.text(21) === 'D',
    }
  },
}
