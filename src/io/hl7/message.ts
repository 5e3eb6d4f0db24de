import { hl7Segments } from './message-values.js'
import { type SegmentFields, segmentFields } from './segment-fields.js'
import { hl7Separators } from './separators.js'

/** A message: what happened, when it was sent, and its segments in order. */
export interface Hl7Message {
  /** MSH-9.1: `ADT`, `ORU`, …; empty where the header does not say. */
  readonly type: string
  /** MSH-9.2, or EVN-1 in old messages: `A01`, `R01`, …; empty where neither says. */
  readonly trigger: string
  /** MSH-7 as it stands. */
  readonly sent: string | undefined
  readonly segments: readonly SegmentFields[]
}

/** A message by its text; undefined where a line of it is no segment. */
export function hl7Message(text: string): Hl7Message | undefined {
  const separators = hl7Separators(text)
  const segments = hl7Segments(text, separators)?.map((segment) => segmentFields(segment, separators))
  const header = segments?.[0]
  if (segments === undefined || header?.name !== 'MSH') return undefined
  const event = segments.find(({ name }) => name === 'EVN')
  return {
    type: header.text(9) ?? '',
    trigger: header.text(9, { component: 2 }) ?? event?.text(1) ?? '',
    sent: header.text(7),
    segments,
  }
}
