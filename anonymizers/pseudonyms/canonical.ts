/** In which form two texts are one value, before a pseudonym is made of it. */
export const canonicalForms = ['text', 'digits', 'upper', 'integer', 'exact'] as const

export type CanonicalForm = (typeof canonicalForms)[number]

const plain = /^[\x21-\x7e]*$/

/**
 * - `text`: Unicode NFC, blanks at both ends cut; `upper`: also in capitals.
 * - `digits`: digits alone (numbers written in groups); `integer`: without zeros in front and `.0` behind, for columns that are
 *   whole numbers by their schema alone: a record number 00123 is not 123.
 * - `exact`: as it is.
 */
export function canonical(text: string, form: CanonicalForm = 'text'): string {
  switch (form) {
    case 'exact':
      return text
    case 'text':
      return plain.test(text) ? text : text.normalize('NFC').trim()
    case 'upper':
      return text.normalize('NFC').trim().toUpperCase()
    case 'digits':
      return text.replace(/\D/g, '')
    case 'integer':
      return text
        .trim()
        .replace(/\.0+$/, '')
        .replace(/^([+-]?)0+(?=\d)/, '$1')
        .replace(/^\+/, '')
  }
}
