import { codingOf } from '../coded-values.js'
import { momentOf } from '../moments.js'
import type { SegmentFields } from '../segment-fields.js'
import type { SegmentKind } from './segment.js'

/** HL7 table 0123, as FHIR writes how far a report is. */
const statuses: Readonly<Record<string, string>> = {
  O: 'registered',
  I: 'registered',
  S: 'registered',
  A: 'partial',
  P: 'preliminary',
  R: 'preliminary',
  C: 'corrected',
  F: 'final',
  X: 'cancelled',
}

/** A report: of what, how far it is, and when the sample was taken. Results stand in it as rows of `observation`. */
export const obr: SegmentKind = {
  segment: 'OBR',
  table: 'diagnostic_report',
  of: 'person',
  row: (segment, { message }) => {
    const code = codingOf(segment, 4)
    if (code === undefined) return undefined
    return {
      cells: { code, status: statuses[segment.text(25) ?? ''], effective: takenAt(segment) ?? momentOf(message.sent) },
      same: orderOf(segment) ?? JSON.stringify([code, segment.text(7), message.sent]),
    }
  },
}

/** When what was looked at was taken, or came in. */
export function takenAt(request: SegmentFields | undefined): string | undefined {
  return momentOf(request?.text(7)) ?? momentOf(request?.text(14))
}

/** The number of a request and what was asked: what a corrected report has in common with the first. */
export function orderOf(request: SegmentFields | undefined): string | undefined {
  const number = request?.text(3) ?? request?.text(2)
  return number === undefined ? undefined : JSON.stringify([number, request && codingOf(request, 4)])
}
