import { patientIndex, type Schema, type Table } from '../../table/index.js'
import type { PreflightWarning } from './warning.js'

/**
 * Of two groups of n patients without any difference, the area under an attacker's curve has a standard error of
 * √(1 / 6n). With fewer than 64 in the holdout, a fifth of 320, its 95 % interval is wider than ±.1, and the default
 * policy answers "cannot tell at this size".
 */
const fewestPatients = 320

export function fewPatients(table: Table, schema: Schema): PreflightWarning[] {
  const patients = patientIndex(table, schema).reduce((most, patient) => Math.max(most, patient), -1) + 1
  if (patients >= fewestPatients) return []
  const unit = schema.patient === undefined ? 'rows' : 'patients'
  const message = `${patients} ${unit} are few: intervals will be wide, and most privacy measures cannot tell below ${fewestPatients}`
  return [{ code: 'few-patients', message }]
}
