import { codingOf } from '../coded-values.js'
import { momentOf } from '../moments.js'
import type { SegmentKind } from './segment.js'

/** A procedure: its code and its time. One told again is the same one. */
export const pr1: SegmentKind = {
  segment: 'PR1',
  table: 'procedure',
  row: (segment, { message }) => {
    const code = codingOf(segment, 3)
    if (code === undefined) return undefined
    const performed = momentOf(segment.text(5)) ?? momentOf(message.sent)
    const same = JSON.stringify([code, segment.text(5)])
    return { cells: { code, status: 'completed', performed }, same, isDeleted: segment.text(20) === 'D' }
  },
}
