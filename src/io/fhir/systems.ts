/** Short names of code systems: what stands before the bar of a code in a table. Urls as in HL7's terminology. */
const systems: readonly (readonly [short: string, url: string])[] = [
  ['snomed', 'http://snomed.info/sct'],
  ['loinc', 'http://loinc.org'],
  ['rxnorm', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['icd10', 'http://hl7.org/fhir/sid/icd-10'],
  ['icd10cm', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['atc', 'http://www.whocc.no/atc'],
  ['cvx', 'http://hl7.org/fhir/sid/cvx'],
  ['ucum', 'http://unitsofmeasure.org'],
]
const shortOf = new Map(systems.map(([short, url]) => [url, short]))
const urlOf = new Map(systems)

/** `snomed|44054006` of `http://snomed.info/sct|44054006`; codes of other systems stay as they are. */
export function shortCode(text: string): string {
  const bar = text.lastIndexOf('|')
  return `${shortOf.get(text.slice(0, bar)) ?? text.slice(0, bar)}|${text.slice(bar + 1)}`
}

/** A coding of FHIR of what stands in a table. */
export function codingOf(text: string): { readonly system?: string; readonly code: string } {
  const bar = text.lastIndexOf('|')
  if (bar < 0) return { code: text }
  const system = text.slice(0, bar)
  return { system: urlOf.get(system) ?? system, code: text.slice(bar + 1) }
}
