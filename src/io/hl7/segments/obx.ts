import { codingOf } from '../coded-values.js'
import { momentOf } from '../moments.js'
import type { SegmentFields } from '../segment-fields.js'
import { orderOf, takenAt } from './obr.js'
import type { Cell, SegmentKind } from './segment.js'

/** HL7 table 0085, as FHIR writes how sure a value is. */
const statuses: Readonly<Record<string, string>> = {
  F: 'final',
  U: 'final',
  B: 'final',
  V: 'final',
  P: 'preliminary',
  R: 'preliminary',
  S: 'preliminary',
  C: 'corrected',
  A: 'amended',
  I: 'registered',
  O: 'registered',
  X: 'cancelled',
  W: 'entered-in-error',
}

/**
 * A result by the type of its value: numbers (NM, SN without comparator, and ST that is a number with a unit) and codes (CE, CNE,
 * CWE, CF). Texts, notes, pictures and documents stay out, and so does their row. One told again is the same one.
 */
export const obx: SegmentKind = {
  segment: 'OBX',
  table: 'observation',
  of: 'person',
  row: (segment, { message, request }) => {
    const code = codingOf(segment, 3)
    const values = code === undefined ? undefined : valuesOf(segment)
    if (values === undefined) return undefined
    const told = momentOf(segment.text(14)) ?? takenAt(request)
    const order = orderOf(request) ?? JSON.stringify([request?.text(7), told, message.sent])
    return {
      cells: {
        status: statuses[segment.text(11) ?? ''],
        effective: told ?? momentOf(message.sent),
        code,
        ...values,
      },
      same: JSON.stringify([order, code, segment.text(4), segment.text(14)]),
      isDeleted: segment.text(11) === 'D',
    }
  },
}

function valuesOf(segment: SegmentFields): Readonly<Record<string, Cell>> | undefined {
  const type = segment.text(2)
  const unit = segment.text(6)
  switch (type) {
    case 'NM':
      return { value: numberOf(segment.text(5)), unit }
    case 'SN': {
      const comparator = segment.text(5)
      const isPlain =
        (comparator === undefined || comparator === '=') && segment.text(5, { component: 3 }) === undefined
      return { value: isPlain ? numberOf(segment.text(5, { component: 2 })) : undefined, unit }
    }
    case 'ST': {
      // What a laboratory writes as a text, and a telephone number or an id is not.
      const value = unit === undefined ? undefined : numberOf(segment.text(5))
      return value === undefined ? undefined : { value, unit }
    }
    case 'CE':
    case 'CNE':
    case 'CWE':
    case 'CF':
      return { finding: codingOf(segment, 5) }
    default:
      return undefined
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d+(?:\.\d*)?$|^[+-]?\.\d+$/.test(text) ? Number(text) : undefined
}
