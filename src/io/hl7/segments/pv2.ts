import { codingOf } from '../coded-values.js'
import type { SegmentKind } from './segment.js'

/** Why somebody came (PV2-3), where it is coded. */
export const pv2: SegmentKind = {
  segment: 'PV2',
  table: 'encounter',
  row: (segment) => ({ cells: { reason: codingOf(segment, 3) } }),
}
