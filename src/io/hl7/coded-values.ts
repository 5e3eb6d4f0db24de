import type { SegmentFields } from './segment-fields.js'

/** Names of code systems in messages (HL7 table 0396, and what French hospitals write), and the url that FHIR knows them by. */
const systems: readonly (readonly [name: RegExp, url: string])[] = [
  [/^LN$|^LOINC$/, 'http://loinc.org'],
  [/^SCT2?$|^SNM3?$|^SNOMED-?CT$/, 'http://snomed.info/sct'],
  [/^I10$|^ICD-?10$|^CIM-?10$/, 'http://hl7.org/fhir/sid/icd-10'],
  [/^I10C$|^ICD-?10-?CM$/, 'http://hl7.org/fhir/sid/icd-10-cm'],
  [/^I9C$|^ICD-?9-?CM$/, 'http://hl7.org/fhir/sid/icd-9-cm'],
  [/^RXNORM$/, 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  [/^WC$|^ATC$/, 'http://www.whocc.no/atc'],
  [/^CVX$/, 'http://hl7.org/fhir/sid/cvx'],
  [/^UCUM$/, 'http://unitsofmeasure.org'],
]

/**
 * A coded field (CE, CNE, CWE) as `system|code`, the second of its two codings where only that one names a known system. Names of a
 * site's own become `urn:id:NAME`; a code that names no system is one only if it holds no blank: else somebody typed it. Texts
 * beside codes stay out. Undefined where there is no code.
 */
export function codingOf(segment: SegmentFields, field: number, repetition = 0): string | undefined {
  const codings = [1, 4].flatMap((first) => {
    const code = segment.text(field, { repetition, component: first })
    const system = segment.text(field, { repetition, component: first + 2 })
    return code === undefined || (system === undefined && /\s/.test(code)) ? [] : [{ code, system }]
  })
  const best = codings.find(({ system }) => urlOf(system) !== undefined) ?? codings[0]
  if (best === undefined) return undefined
  return `${urlOf(best.system) ?? `urn:id:${(best.system ?? 'local').replaceAll(/[\s|]+/g, '-')}`}|${best.code}`
}

function urlOf(system: string | undefined): string | undefined {
  return systems.find(([name]) => system !== undefined && name.test(system.toUpperCase()))?.[1]
}

/** A code of one of HL7's own tables (four digits), as FHIR names them: `http://…/v2-0112|01`. */
export function tableCoding(table: string, code: string | undefined): string | undefined {
  return code === undefined || /\s/.test(code) ? undefined : `http://terminology.hl7.org/CodeSystem/v2-${table}|${code}`
}
