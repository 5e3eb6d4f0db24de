import {
  allergyTemplate,
  conditionTemplate,
  deviceTemplate,
  diagnosticReportTemplate,
  immunizationTemplate,
  observationTemplate,
  procedureTemplate,
} from './events.js'
import { medicationAdministrationTemplate, medicationDispenseTemplate, medicationRequestTemplate } from './medicines.js'
import { encounterTemplate, patientTemplate } from './people.js'
import type { Template } from './template.js'

export type { FhirResource, ReleasedRow, Template, TemplateContext } from './template.js'

/** How each shipped view is written, people first, since others point at them: one line each. */
export const templates: readonly Template[] = [
  patientTemplate,
  encounterTemplate,
  conditionTemplate,
  observationTemplate,
  medicationRequestTemplate,
  medicationAdministrationTemplate,
  medicationDispenseTemplate,
  procedureTemplate,
  immunizationTemplate,
  allergyTemplate,
  diagnosticReportTemplate,
  deviceTemplate,
]
