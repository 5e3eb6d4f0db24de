import { concept, element, momentElement } from './elements.js'
import type { FhirResource, Template } from './template.js'

const usCore = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core'

export const patientTemplate: Template = {
  view: 'patient',
  resource: 'Patient',
  write: ([row = {}]) => {
    const categories = ['race', 'ethnicity'].flatMap((name) => category(name, row[name]))
    return {
      ...(categories.length > 0 && { extension: categories }),
      ...element('gender', row.gender),
      ...element('birthDate', momentElement(row, 'birth_date')?.slice(0, 10)),
      ...element('deceasedDateTime', momentElement(row, 'deceased')),
      ...(typeof row.state === 'string' && { address: [{ state: row.state }] }),
    }
  },
}

export const encounterTemplate: Template = {
  view: 'encounter',
  resource: 'Encounter',
  write: ([row = {}], { subject }) => {
    const period = { ...element('start', momentElement(row, 'start')), ...element('end', momentElement(row, 'end')) }
    const discharge = concept(row.discharge)
    const [type, reason] = [concept(row.type), concept(row.reason)]
    return {
      status: row.status ?? 'unknown',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: row.class ?? 'AMB' },
      ...(type && { type: [type] }),
      subject,
      ...(Object.keys(period).length > 0 && { period }),
      ...(reason && { reasonCode: [reason] }),
      ...(discharge && { hospitalization: { dischargeDisposition: discharge } }),
    }
  },
}

function category(name: string, code: string | number | null | undefined): FhirResource[] {
  if (typeof code !== 'string') return []
  const valueCoding = { system: 'urn:oid:2.16.840.1.113883.6.238', code }
  return [
    {
      url: `${usCore}-${name}`,
      extension: [
        { url: 'ombCategory', valueCoding },
        { url: 'text', valueString: code },
      ],
    },
  ]
}
