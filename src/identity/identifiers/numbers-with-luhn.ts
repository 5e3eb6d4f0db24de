import type { Identifier } from './identifier.js'
import { hasLuhnKey } from './luhn.js'

/** US National Provider Identifier: ten digits from 1 or 2, Luhn over 80840 and them (45 CFR 162.406). */
export const npi: Identifier = {
  id: 'npi',
  title: 'provider numbers (NPI)',
  evidence: 'checked',
  of: 'person',
  matches: (text) => /^[12]\d{9}$/.test(text) && hasLuhnKey(`80840${text}`),
}

/** French register of health professionals: eleven digits with a Luhn key. */
export const rpps: Identifier = {
  id: 'rpps',
  title: 'professionals’ numbers (RPPS)',
  evidence: 'checked',
  of: 'person',
  matches: (text) => /^1\d{10}$/.test(text) && hasLuhnKey(text),
}

/** French register of establishments, national: fourteen digits with a Luhn key. */
export const siret: Identifier = {
  id: 'siret',
  title: 'establishments’ numbers (SIRET)',
  evidence: 'checked',
  of: 'institution',
  matches: (text) => /^\d{14}$/.test(text) && hasLuhnKey(text),
}

/** French register of health establishments: department (2A and 2B count as 20), six digits, Luhn key. */
export const finess: Identifier = {
  id: 'finess',
  title: 'health establishments’ numbers (FINESS)',
  evidence: 'checked',
  of: 'institution',
  matches: (text) => /^(\d\d|2[AB])\d{7}$/.test(text) && hasLuhnKey(text.replace(/^2[AB]/, '20')),
}
