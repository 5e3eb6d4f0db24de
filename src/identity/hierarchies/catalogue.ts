import { atc } from './atc.js'
import { calendar } from './calendar.js'
import { frPostcode } from './fr-postcode.js'
import type { Hierarchy } from './hierarchy.js'
import { icd10 } from './icd-10.js'
import { usZip } from './us-zip.js'

/** Every hierarchy there is; a schema names one by its id. */
export const hierarchies: readonly Hierarchy[] = [icd10, atc, frPostcode, usZip, calendar]

export function findHierarchy(id: string): Hierarchy | undefined {
  return hierarchies.find((hierarchy) => hierarchy.id === id)
}
