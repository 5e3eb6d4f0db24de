import type { Hospital } from './hospital.js'

type Cell = string | number

const visits = { emergency: 9203, inpatient: 9201, outpatient: 9202 } as const
/** From here on numbers of concepts are a site's own, by OMOP's convention. */
const firstOwnConcept = 2_000_000_001

/**
 * The hospital as an OMOP CDM 5.4, CSV files by name. Diagnoses, drugs, tests and units are concepts of the hospital's own
 * with a CONCEPT table, so that no vocabulary is shipped.
 */
export function hospitalOmop(hospital: Hospital): Readonly<Record<string, string>> {
  const { patients, stays, diagnoses, laboratory, drugs } = hospital
  const concepts = new Map<string, number>()
  const conceptOf = (domain: string, code: string) => {
    const key = `${domain}|${code}`
    const known = concepts.get(key) ?? firstOwnConcept + concepts.size
    concepts.set(key, known)
    return known
  }
  const personOf = new Map(patients.map(({ patient_id }, index) => [patient_id, index + 1]))
  const visitOf = new Map(stays.map(({ stay_id }, index) => [stay_id, index + 1]))
  const stayOf = new Map(stays.map((stay) => [stay.stay_id, stay]))
  const tables: Record<string, Readonly<Record<string, Cell>>[]> = {
    person: patients.map(({ patient_id, sex, birth_date }) => ({
      ...{ person_id: personOf.get(patient_id)!, gender_concept_id: sex === 'f' ? 8532 : 8507 },
      ...birth(birth_date),
      ...{ race_concept_id: 0, ethnicity_concept_id: 0, person_source_value: patient_id },
    })),
    visit_occurrence: stays.map(({ stay_id, patient_id, kind, admitted, discharged }) => ({
      ...{ visit_occurrence_id: visitOf.get(stay_id)!, person_id: personOf.get(patient_id)! },
      ...{ visit_concept_id: visits[kind], visit_start_date: dateOf(admitted), visit_end_date: dateOf(discharged) },
      ...{ visit_type_concept_id: 32817, visit_source_value: stay_id },
    })),
    condition_occurrence: diagnoses.map(({ stay_id, patient_id, icd10 }, index) => ({
      ...{ condition_occurrence_id: index + 1, person_id: personOf.get(patient_id)! },
      ...{ condition_concept_id: conceptOf('Condition', icd10) },
      ...{ condition_start_date: dateOf(stayOf.get(stay_id)!.admitted), condition_type_concept_id: 32817 },
      visit_occurrence_id: visitOf.get(stay_id)!,
    })),
    drug_exposure: drugs.map(({ patient_id, atc, daily_dose, started, stopped }, index) => ({
      ...{ drug_exposure_id: index + 1, person_id: personOf.get(patient_id)! },
      ...{ drug_concept_id: conceptOf('Drug', atc), drug_exposure_start_date: dateOf(started) },
      // Required by the model: what goes on has its beginning as its end.
      ...{ drug_exposure_end_date: dateOf(stopped ?? started), drug_type_concept_id: 32817, quantity: daily_dose },
    })),
    measurement: laboratory.map(({ stay_id, patient_id, taken, test, value, unit }, index) => ({
      ...{ measurement_id: index + 1, person_id: personOf.get(patient_id)! },
      ...{ measurement_concept_id: conceptOf('Measurement', test), measurement_date: dateOf(taken) },
      ...{ measurement_type_concept_id: 32817, value_as_number: value, unit_concept_id: conceptOf('Unit', unit) },
      visit_occurrence_id: visitOf.get(stay_id)!,
    })),
    death: patients.flatMap(({ patient_id, died, last_seen }) =>
      died === 'yes' ? [{ person_id: personOf.get(patient_id)!, death_date: dateOf(last_seen) }] : [],
    ),
  }
  tables.concept = [...concepts].map(([key, concept_id]) => {
    const [domain_id = '', concept_code = ''] = key.split('|')
    return {
      ...{ concept_id, concept_name: concept_code, domain_id, vocabulary_id: 'mirrorward', concept_class_id: 'made' },
      ...{ standard_concept: 'S', concept_code, valid_start_date: '1970-01-01', valid_end_date: '2099-12-31' },
    }
  })
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`${name}.csv`, csv(rows)]))
}

function birth(moment: number) {
  const date = new Date(moment)
  return {
    year_of_birth: date.getUTCFullYear(),
    month_of_birth: date.getUTCMonth() + 1,
    day_of_birth: date.getUTCDate(),
  }
}

function csv(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => row[column]).join(','))].join('\n')}\n`
}

function dateOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}
