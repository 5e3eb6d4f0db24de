import { codingOf } from '../coded-values.js'
import { momentOf } from '../moments.js'
import type { SegmentKind } from './segment.js'

/** A diagnosis: its code, and when it was made, or told where that is not said. One told again is the same one. */
export const dg1: SegmentKind = {
  segment: 'DG1',
  table: 'condition',
  row: (segment, { message }) => {
    const code = codingOf(segment, 3)
    if (code === undefined) return undefined
    const onset = momentOf(segment.text(5)) ?? momentOf(segment.text(19)) ?? momentOf(message.sent)
    return { cells: { code, onset }, same: code, isDeleted: segment.text(21) === 'D' }
  },
}
