import { isAtcGroup } from '../hierarchies/index.js'
import type { CodeSystem } from './code-system.js'

/** Drugs: a letter, two digits, two letters, two digits, or the first three to five signs of that (WHO). */
export const atcCodes: CodeSystem = {
  id: 'atc',
  title: 'drug codes (ATC)',
  titleFr: 'codes de médicament (ATC)',
  matches: (text) => /^[A-DGHJLMNPRSV]\d{2}[A-Z](?:[A-Z](?:\d{2})?)?$/.test(text) && isAtcGroup(text.slice(0, 3)),
}
