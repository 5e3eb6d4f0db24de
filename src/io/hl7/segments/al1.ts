import { codingOf } from '../coded-values.js'
import { momentOf } from '../moments.js'
import type { SegmentKind } from './segment.js'

/** HL7 table 0127, as FHIR writes categories. */
const categories: Readonly<Record<string, string>> = {
  DA: 'medication',
  FA: 'food',
  EA: 'environment',
  LA: 'environment',
  AA: 'environment',
  PA: 'environment',
}
/** HL7 table 0128. */
const criticalities: Readonly<Record<string, string>> = { SV: 'high', MO: 'low', MI: 'low', U: 'unable-to-assess' }

/** An allergy: to what, of which kind, how bad. One told again is the same one. */
export const al1: SegmentKind = {
  segment: 'AL1',
  table: 'allergy',
  of: 'person',
  row: (segment, { message }) => {
    const code = codingOf(segment, 3)
    if (code === undefined) return undefined
    return {
      cells: {
        code,
        category: categories[segment.text(2) ?? ''],
        criticality: criticalities[segment.text(4) ?? ''],
        recorded: momentOf(segment.text(6)) ?? momentOf(message.sent),
      },
      same: code,
    }
  },
}
