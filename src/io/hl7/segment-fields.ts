import { unescapeHl7 } from './escapes.js'
import type { Hl7Segment } from './message-values.js'
import type { Hl7Separators } from './separators.js'

/** Where a value stands in a segment, as the standard counts: fields, components and subcomponents from 1, repetitions from 0. */
export interface Hl7Place {
  readonly repetition?: number
  readonly component?: number
}

/** The values of a segment by their places. */
export interface SegmentFields {
  readonly name: string
  /** Without escapes; null for `""`, which deletes, undefined where nothing stands. */
  value(field: number, place?: Hl7Place): string | null | undefined
  /** The value, or undefined where there is none or it deletes. */
  text(field: number, place?: Hl7Place): string | undefined
  /** How often a field is repeated; 0 where it is empty. */
  repetitions(field: number): number
}

/** A segment to be asked by place. */
export function segmentFields({ name, values }: Hl7Segment, separators: Hl7Separators): SegmentFields {
  const value: SegmentFields['value'] = (field, { repetition = 0, component = 1 } = {}) => {
    const found = values.find(
      (each) =>
        each.field === field &&
        each.repetition === repetition &&
        each.component === component &&
        each.subcomponent === 1,
    )
    if (found === undefined) return undefined
    return found.raw === '""' ? null : unescapeHl7(found.raw, separators).trim()
  }
  return {
    ...{ name, value },
    text: (field, place) => value(field, place) || undefined,
    repetitions: (field) =>
      values.reduce((most, each) => (each.field === field ? Math.max(most, each.repetition + 1) : most), 0),
  }
}
