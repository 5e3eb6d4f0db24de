import type { View } from '../view.js'
import { code, coding, moment, own, patient } from './columns.js'

const usCore = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core'
const category = (name: string) => ({
  name,
  path: `extension('${usCore}-${name}').extension('ombCategory').value.ofType(Coding).code.first()`,
  type: 'code',
})

/** Sex, birth, death, US Core categories and the state: no name, address, number or picture. */
export const patientView: View = {
  resource: 'Patient',
  name: 'patient',
  select: [
    {
      column: [
        own,
        code('gender'),
        moment('birth_date', 'birthDate'),
        moment('deceased', 'deceased.ofType(dateTime)'),
        category('race'),
        category('ethnicity'),
        code('state', 'address.state'),
      ],
    },
  ],
}

export const encounterView: View = {
  resource: 'Encounter',
  name: 'encounter',
  select: [
    {
      column: [
        own,
        patient(),
        code('status'),
        code('class', 'class.code'),
        coding('type', 'type'),
        moment('start', 'period.start'),
        moment('end', 'period.end'),
        coding('reason', 'reasonCode'),
        coding('discharge', 'hospitalization.dischargeDisposition'),
      ],
    },
  ],
}
