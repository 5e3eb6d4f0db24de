import type { Hl7Message } from '../message.js'
import type { SegmentFields } from '../segment-fields.js'

/** A cell of a row: null where a message deletes it, undefined where a message says nothing of it. */
export type Cell = string | number | null | undefined

export interface SegmentContext {
  readonly message: Hl7Message
  /** The request (OBR) that a result stands under. */
  readonly request: SegmentFields | undefined
}

/** What a kind of segment says. */
export interface SegmentKind {
  readonly segment: string
  /** The table, and its columns: those of the shipped view of FHIR of that name. */
  readonly table: string
  /** Of which a row that is told again is the same one: of a person's visit when absent, or of the person, whatever the visit. */
  readonly of?: 'person'
  /** Undefined where the segment holds nothing that comes in. */
  row(segment: SegmentFields, context: SegmentContext): SegmentRow | undefined
}

export interface SegmentRow {
  readonly cells: Readonly<Record<string, Cell>>
  /** What makes it the same row when it is told again: the later message counts. Every segment is a row of its own where absent. */
  readonly same?: string
  /** That it is to be forgotten. */
  readonly isDeleted?: boolean
}
