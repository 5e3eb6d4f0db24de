export type {
  Diagnosis,
  Drug,
  Hospital,
  LaboratoryValue,
  Note,
  Patient,
  Sex,
  Smoking,
  Stay,
  StayKind,
} from './hospital.js'
export { hospitalFhir } from './hospital-fhir.js'
export { hospitalFiles } from './hospital-files.js'
export { hospitalHl7 } from './hospital-hl7.js'
export { hospitalOmop } from './hospital-omop.js'
export { hospitalBegins, hospitalEnds, makeHospital } from './make-hospital.js'
