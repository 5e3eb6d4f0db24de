import type { ColumnKind } from '../schema.js'

/** A column that names or reaches people, and what shows it. */
export interface IdentifierEvidence {
  readonly kind: Extract<ColumnKind, 'identifier' | 'text'>
  readonly why: string
  /** The recognised form, where the cells have one. */
  readonly form?: string
}
