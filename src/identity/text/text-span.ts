/** What a stretch of a note is. Titles (Dr, Mme) and labels (NIR, tel.) stand outside. */
export type TextType =
  | 'name'
  | 'birth-date'
  | 'date'
  | 'phone'
  | 'email'
  | 'url'
  | 'address'
  | 'postcode'
  | 'town'
  | 'nir'
  | 'ssn'
  | 'patient-number'
  | 'stay-number'
  | 'professional-number'
  | 'nhs-number'
  | 'iban'
  | 'age'
  | 'institution'

/** Why, surest first: a key that is right, a value that the patient's columns hold, a form, a word before it, a list of words. */
export type TextEvidence = 'key' | 'known' | 'form' | 'trigger' | 'dictionary'

/** [start, end) in UTF-16 units. */
export interface TextSpan {
  readonly start: number
  readonly end: number
  readonly type: TextType
  readonly evidence: TextEvidence
}
