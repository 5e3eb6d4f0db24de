import { concept, conceptOf, element, momentElement, quantity, someConcept } from './elements.js'
import type { FhirResource, ReleasedRow, Template, TemplateContext } from './template.js'

const within = ({ subject, encounter }: TemplateContext) => ({ subject, ...(encounter && { encounter }) })

export const conditionTemplate: Template = {
  view: 'condition',
  resource: 'Condition',
  write: ([row = {}], context) => ({
    // Without a status a condition is valid only where it was entered in error.
    clinicalStatus: conceptOf('condition-clinical', row.clinical_status ?? 'active'),
    ...element('code', concept(row.code)),
    ...within(context),
    ...element('onsetDateTime', momentElement(row, 'onset')),
    ...(abates(row) && element('abatementDateTime', momentElement(row, 'abatement'))),
  }),
}

/** An active condition has no end. */
function abates({ clinical_status: status }: ReleasedRow): boolean {
  return status === 'inactive' || status === 'remission' || status === 'resolved'
}

export const observationTemplate: Template = {
  view: 'observation',
  resource: 'Observation',
  together: (row) =>
    typeof row.panel === 'string'
      ? JSON.stringify([row.encounter, row.patient, row.effective, row.panel, row.status])
      : undefined,
  write: (rows, context) => {
    const [row = {}] = rows
    const isPanel = typeof row.panel === 'string'
    return {
      status: row.status ?? 'unknown',
      code: someConcept(isPanel ? row.panel : row.code),
      ...within(context),
      ...element('effectiveDateTime', momentElement(row, 'effective')),
      ...(isPanel
        ? { component: rows.map((each) => ({ code: someConcept(each.code), ...measured(each) })) }
        : measured(row)),
    }
  },
}

function measured(row: ReleasedRow): FhirResource {
  const value = quantity(row.value, row.unit)
  return value ? { valueQuantity: value } : element('valueCodeableConcept', concept(row.finding))
}

export const diagnosticReportTemplate: Template = {
  view: 'diagnostic_report',
  resource: 'DiagnosticReport',
  write: ([row = {}], context) => ({
    status: row.status ?? 'unknown',
    code: someConcept(row.code),
    ...within(context),
    ...element('effectiveDateTime', momentElement(row, 'effective')),
  }),
}

export const procedureTemplate: Template = {
  view: 'procedure',
  resource: 'Procedure',
  write: ([row = {}], context) => {
    const [start, end] = [momentElement(row, 'performed'), momentElement(row, 'performed_end')]
    return {
      status: row.status ?? 'unknown',
      ...element('code', concept(row.code)),
      ...within(context),
      ...(end === undefined
        ? element('performedDateTime', start)
        : { performedPeriod: { ...element('start', start), end } }),
    }
  },
}

export const immunizationTemplate: Template = {
  view: 'immunization',
  resource: 'Immunization',
  write: ([row = {}], { subject, encounter }) => {
    const at = momentElement(row, 'occurrence')
    return {
      status: row.status ?? 'completed',
      vaccineCode: someConcept(row.code),
      patient: subject,
      ...(encounter && { encounter }),
      ...(at === undefined ? { occurrenceString: 'unknown' } : { occurrenceDateTime: at }),
    }
  },
}

export const allergyTemplate: Template = {
  view: 'allergy',
  resource: 'AllergyIntolerance',
  write: ([row = {}], { subject }) => ({
    clinicalStatus: conceptOf('allergyintolerance-clinical', row.clinical_status ?? 'active'),
    ...element('type', row.type),
    ...(typeof row.category === 'string' && { category: [row.category] }),
    ...element('criticality', row.criticality),
    ...element('code', concept(row.code)),
    patient: subject,
    ...element('recordedDate', momentElement(row, 'recorded')),
  }),
}

export const deviceTemplate: Template = {
  view: 'device',
  resource: 'Device',
  write: ([row = {}], { subject }) => ({
    ...element('status', row.status),
    ...element('manufactureDate', momentElement(row, 'made')),
    ...element('type', concept(row.code)),
    patient: subject,
  }),
}
