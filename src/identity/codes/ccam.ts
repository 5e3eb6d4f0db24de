import type { CodeSystem } from './code-system.js'

/** French medical acts: four letters, three digits; behind them an activity, a phase and documentation, where told (ATIH). */
export const ccamCodes: CodeSystem = {
  id: 'ccam',
  title: 'medical act codes (CCAM)',
  titleFr: 'codes d’acte médical (CCAM)',
  matches: (text) => /^[A-Z]{4}\d{3}([ -]?\d{1,2}){0,2}$/.test(text),
}
