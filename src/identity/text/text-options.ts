import type { KnownValues } from './known-values.js'

/** What is known beside a note. */
export interface TextOptions {
  readonly language?: 'fr' | 'en'
  /** Values of the patient's columns and of the staff, by `prepareKnown`: what finds most. */
  readonly known?: KnownValues
}
