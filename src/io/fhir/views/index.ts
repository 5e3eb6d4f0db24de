import type { View } from '../view.js'
import {
  allergyView,
  conditionView,
  deviceView,
  diagnosticReportView,
  immunizationView,
  observationView,
  procedureView,
} from './events.js'
import { medicationAdministrationView, medicationDispenseView, medicationRequestView } from './medicines.js'
import { encounterView, patientView } from './people.js'

/** The views that are shipped, one a resource type, people first: one line each. */
export const shippedViews: readonly View[] = [
  patientView,
  encounterView,
  conditionView,
  observationView,
  medicationRequestView,
  medicationAdministrationView,
  medicationDispenseView,
  procedureView,
  immunizationView,
  allergyView,
  diagnosticReportView,
  deviceView,
]
