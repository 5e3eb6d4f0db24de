import { atcCodes } from './atc.js'
import { ccamCodes } from './ccam.js'
import type { CodeSystem } from './code-system.js'
import { icd10Codes } from './icd-10.js'
import { loincCodes } from './loinc.js'
import { ucumCodes } from './ucum.js'

export type { CodeSystem } from './code-system.js'

/** Code systems that are told by their form. */
export const codeSystems: readonly CodeSystem[] = [icd10Codes, atcCodes, loincCodes, ccamCodes, ucumCodes]

export function findCodeSystem(id: string): CodeSystem | undefined {
  return codeSystems.find((each) => each.id === id)
}
