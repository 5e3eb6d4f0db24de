import type { CheckedFhir } from './fhir/conformance/check-fhir.js'

/**
 * Resources of a folder against the JSON schema of FHIR R4 and against one another: see `fhir/conformance`, which is loaded when it
 * is asked for. Throws `bad-option` for a file that is no such schema, `not-found` where no resource is. O(elements).
 */
export async function checkFhir(folder: string, schemaFile: string): Promise<CheckedFhir> {
  const { checkFhir: check } = await import('./fhir/conformance/check-fhir.js')
  return check(folder, schemaFile)
}
