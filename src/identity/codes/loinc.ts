import { luhnKey } from '../identifiers/index.js'
import type { CodeSystem } from './code-system.js'

/** Measurements: up to seven digits, a dash, a check digit modulo 10 by Luhn (Regenstrief). */
export const loincCodes: CodeSystem = {
  id: 'loinc',
  title: 'measurement codes (LOINC)',
  titleFr: 'codes d’examen (LOINC)',
  matches(text) {
    const found = /^(\d{1,7})-(\d)$/.exec(text)
    return found !== null && luhnKey(found[1] ?? '') === found[2]
  },
}
