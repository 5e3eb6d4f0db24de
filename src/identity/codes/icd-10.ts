import { isIcdCategory } from '../hierarchies/index.js'
import type { CodeSystem } from './code-system.js'

/** Diagnoses: a category of ICD-10 that exists, and up to four signs behind it, with or without a dot (WHO, CIM-10, ICD-10-CM). */
export const icd10Codes: CodeSystem = {
  id: 'icd-10',
  title: 'diagnosis codes (ICD-10)',
  titleFr: 'codes de diagnostic (CIM-10)',
  matches: (text) => /^[A-Z]\d[0-9AB](\.?[0-9A-Z]{1,4}|\.?\+\d{1,2})?$/.test(text) && isIcdCategory(text.slice(0, 3)),
}
