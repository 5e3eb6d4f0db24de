/** A made-up hospital: people and what happened to them there. Plain data; moments are milliseconds since 1970, UTC. */
export interface Hospital {
  readonly patients: readonly Patient[]
  readonly stays: readonly Stay[]
  readonly diagnoses: readonly Diagnosis[]
  readonly laboratory: readonly LaboratoryValue[]
  readonly drugs: readonly Drug[]
  readonly notes: readonly Note[]
}

export type Sex = 'f' | 'm'
export type Smoking = 'never' | 'former' | 'current'

export interface Patient {
  readonly patient_id: string
  readonly sex: Sex
  readonly birth_date: number
  readonly smoking: Smoking
  /** kg/m², one decimal. */
  readonly bmi: number
  /** Death, or the last day the hospital knows of the person. */
  readonly last_seen: number
  readonly died: 'yes' | 'no'
}

export type StayKind = 'emergency' | 'inpatient' | 'outpatient'

export interface Stay {
  readonly stay_id: string
  readonly patient_id: string
  readonly kind: StayKind
  readonly ward: string
  readonly admitted: number
  readonly discharged: number
  readonly discharged_to: 'home' | 'rehabilitation' | 'nursing home' | 'died'
}

export interface Diagnosis {
  readonly stay_id: string
  readonly patient_id: string
  /** ICD-10, with its dot. */
  readonly icd10: string
  readonly rank: 'main' | 'other'
}

export interface LaboratoryValue {
  readonly stay_id: string
  readonly patient_id: string
  readonly taken: number
  readonly test: string
  readonly value: number
  readonly unit: string
}

export interface Drug {
  readonly patient_id: string
  readonly atc: string
  /** Milligrams, or units of insulin, a day. */
  readonly daily_dose: number
  readonly started: number
  /** Null while it goes on. */
  readonly stopped: number | null
}

export interface Note {
  readonly stay_id: string
  readonly patient_id: string
  readonly written: number
  readonly text: string
}
