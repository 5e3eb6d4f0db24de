import { al1 } from './al1.js'
import { dg1 } from './dg1.js'
import { obr } from './obr.js'
import { obx } from './obx.js'
import { pid } from './pid.js'
import { pr1 } from './pr1.js'
import { pv1 } from './pv1.js'
import { pv2 } from './pv2.js'
import { rxa } from './rxa.js'
import type { SegmentKind } from './segment.js'

export type { Cell, SegmentContext, SegmentKind, SegmentRow } from './segment.js'

/** What is read of messages: one line each. What no segment here names never comes in. */
export const segmentKinds: readonly SegmentKind[] = [pid, pv1, pv2, dg1, pr1, al1, rxa, obr, obx]
