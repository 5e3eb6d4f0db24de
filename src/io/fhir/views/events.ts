import type { View } from '../view.js'
import { code, coding, decimal, encounter, moment, patient } from './columns.js'

const clinicalStatus = code('clinical_status', 'clinicalStatus.coding.code')
const performed = [
  moment('performed', 'performed.ofType(dateTime) | performed.ofType(Period).start'),
  moment('performed_end', 'performed.ofType(Period).end'),
]

export const conditionView: View = {
  resource: 'Condition',
  name: 'condition',
  select: [
    {
      column: [
        patient(),
        encounter,
        coding('code', 'code'),
        clinicalStatus,
        moment('onset', 'onset.ofType(dateTime) | onset.ofType(Period).start | recordedDate'),
        moment('abatement', 'abatement.ofType(dateTime)'),
      ],
    },
  ],
}

export const procedureView: View = {
  resource: 'Procedure',
  name: 'procedure',
  select: [{ column: [patient(), encounter, coding('code', 'code'), code('status'), ...performed] }],
}

export const immunizationView: View = {
  resource: 'Immunization',
  name: 'immunization',
  select: [
    {
      column: [
        patient('patient'),
        encounter,
        coding('code', 'vaccineCode'),
        code('status'),
        moment('occurrence', 'occurrence.ofType(dateTime)'),
      ],
    },
  ],
}

export const allergyView: View = {
  resource: 'AllergyIntolerance',
  name: 'allergy',
  select: [
    {
      column: [
        patient('patient'),
        coding('code', 'code'),
        code('type'),
        code('category'),
        code('criticality'),
        clinicalStatus,
        moment('recorded', 'onset.ofType(dateTime) | recordedDate'),
      ],
    },
  ],
}

export const deviceView: View = {
  resource: 'Device',
  name: 'device',
  select: [{ column: [patient('patient'), coding('code', 'type'), code('status'), moment('made', 'manufactureDate')] }],
}

/** What was measured: single values, and each component of those that have some (blood pressure). */
export const observationView: View = {
  resource: 'Observation',
  name: 'observation',
  select: [
    {
      column: [
        patient(),
        encounter,
        code('status'),
        moment('effective', 'effective.ofType(dateTime) | effective.ofType(instant) | effective.ofType(Period).start'),
        coding('panel', 'where(component.exists()).code'),
      ],
    },
    { unionAll: [measured('where(component.empty())'), measured('component')] },
  ],
}

export const diagnosticReportView: View = {
  resource: 'DiagnosticReport',
  name: 'diagnostic_report',
  select: [
    {
      column: [
        patient(),
        encounter,
        coding('code', 'code'),
        code('status'),
        moment('effective', 'effective.ofType(dateTime) | effective.ofType(Period).start | issued'),
      ],
    },
  ],
}

function measured(forEach: string): View['select'][number] {
  return {
    forEach,
    column: [
      coding('code', 'code'),
      decimal('value', 'value.ofType(Quantity).value'),
      code('unit', 'value.ofType(Quantity).select(code | unit)'),
      coding('finding', 'value.ofType(CodeableConcept)'),
    ],
  }
}
