import { tableCoding } from '../coded-values.js'
import { momentOf } from '../moments.js'
import type { SegmentFields } from '../segment-fields.js'
import { mapped } from './pid.js'
import type { Cell, SegmentKind } from './segment.js'

/** HL7 table 0004, as FHIR writes classes of encounters. */
const classes: Readonly<Record<string, string>> = { E: 'EMER', I: 'IMP', B: 'IMP', O: 'AMB', R: 'AMB', P: 'PRENC' }

/** Messages that say how far a visit is; other admission messages say that it goes on, unless it has an end. */
const statuses: Readonly<Record<string, string>> = {
  A03: 'finished',
  A05: 'planned',
  A14: 'planned',
  A11: 'cancelled',
  A27: 'cancelled',
  A38: 'cancelled',
  A23: 'entered-in-error',
}

/** A visit: class, kind of admission, beginning, end and discharge; no ward, bed, physician or number. */
export const pv1: SegmentKind = {
  segment: 'PV1',
  table: 'encounter',
  row: (segment, { message }) => {
    const { type, trigger } = message
    const occurred = message.segments.find(({ name }) => name === 'EVN')?.text(6)
    const end = momentCell(segment, 45) ?? (trigger === 'A03' ? momentOf(occurred) : undefined)
    // A discharge that is taken back leaves neither end nor disposition.
    const isReopened = trigger === 'A13'
    return {
      cells: {
        status: type === 'ADT' ? (statuses[trigger] ?? (end && !isReopened ? 'finished' : 'in-progress')) : undefined,
        class: mapped(segment.value(2), (code) => classes[code.toUpperCase()]),
        type: mapped(segment.value(4), (code) => tableCoding('0007', code)),
        start: momentCell(segment, 44) ?? (trigger === 'A01' || trigger === 'A04' ? momentOf(occurred) : undefined),
        end: isReopened ? null : end,
        discharge: isReopened ? null : mapped(segment.value(36), (code) => tableCoding('0112', code)),
      },
    }
  },
}

function momentCell(segment: SegmentFields, field: number): Cell {
  return mapped(segment.value(field), momentOf)
}
