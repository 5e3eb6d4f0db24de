import type { Part } from '../held-back.js'
import type { Person } from '../people/person.js'

/** What a span of a note is. Titles (Dr, Mme, Mrs) and labels (tel., NIR) stand outside spans. */
export type SpanType =
  /** First and last names of anybody, and initials that stand for them; one span a run of names. */
  | 'name'
  | 'birth-date'
  /** Any other date that has a day, or a month and a year. */
  | 'date'
  | 'phone'
  | 'email'
  | 'url'
  /** Number and street. */
  | 'address'
  | 'postcode'
  | 'town'
  | 'nir'
  | 'ssn'
  /** A number a hospital gives to a person: IPP, MRN. */
  | 'patient-number'
  /** A number given to a stay, a sample or a report. */
  | 'stay-number'
  /** RPPS, NPI: numbers of professionals. */
  | 'professional-number'
  | 'nhs-number'
  | 'iban'
  /** Only above 89 years. */
  | 'age'
  /** A hospital, practice or home by its name. */
  | 'institution'

/** Types that point at one person on their own, as README.md of the columns defines direct. */
export const directTypes: ReadonlySet<SpanType> = new Set<SpanType>([
  ...(['name', 'phone', 'email', 'url', 'address', 'nir', 'ssn'] as const),
  ...(['patient-number', 'stay-number', 'professional-number', 'nhs-number', 'iban'] as const),
])

/** Types that a check digit or key holds together, where the note writes it out. */
export const checksumTypes: ReadonlySet<SpanType> = new Set<SpanType>([
  'nir',
  'professional-number',
  'nhs-number',
  'iban',
])

/** [start, end) in UTF-16 units of the note's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface GoldSpan extends Span {
  readonly type: SpanType
  /** A structured column of the patient or of the ward's staff holds the value, whatever the note's spelling of it. */
  readonly known: boolean
}

export interface ClinicalTerm extends Span {
  readonly kind: 'drug' | 'dose' | 'diagnosis' | 'eponym' | 'measure' | 'procedure'
}

/** The structured columns a hospital has beside a note. */
export interface KnownToHospital {
  readonly patient: Person
  readonly staff: readonly { readonly lastName: string; readonly firstName: string; readonly number: string }[]
}

export interface LabelledNote {
  readonly id: string
  readonly language: 'fr' | 'en'
  readonly template: string
  readonly part: Part
  /** What makes the note hard; null for plain ones. */
  readonly adversary: string | null
  readonly text: string
  readonly known: KnownToHospital
  /** In order of place, without overlap. */
  readonly spans: readonly GoldSpan[]
  readonly terms: readonly ClinicalTerm[]
}

/** What a detector of notes is given. */
export interface UnlabelledNote {
  readonly text: string
  readonly language: 'fr' | 'en'
  readonly known: KnownToHospital
}

export interface FoundSpan extends Span {
  /** In the words of `SpanType`: who measures a detector with other words translates them. */
  readonly type: string
}

export type NoteDetector = (note: UnlabelledNote) => readonly FoundSpan[] | Promise<readonly FoundSpan[]>
