import type { Sex, Smoking } from './hospital.js'

/** What somebody is at the beginning, as far as illness depends on it. */
export interface Constitution {
  readonly sex: Sex
  readonly age: number
  readonly bmi: number
  readonly smoking: Smoking
}

/** A lasting illness: who has it, what it asks for, and what it does to how long people live. */
export interface Condition {
  readonly id: string
  readonly icd10: string
  readonly name: string
  /** Log odds of having it. */
  logOdds(person: Constitution, others: ReadonlySet<string>): number
  /** Factor on the hazard of death. */
  readonly hazard: number
  /** Planned visits a year for it. */
  readonly visits: number
  readonly ward: string
  /** Tests of a visit for it. */
  readonly tests: readonly string[]
  readonly drugs: readonly Prescription[]
}

export interface Prescription {
  readonly atc: string
  readonly dose: number
  /** Share of people with the condition who get it. */
  readonly share: number
  /** Conditions that speak against it. */
  readonly unless?: readonly string[]
}

const smoker = { never: 0, former: 0.6, current: 1.1 } as const
const onlyOf = (sex: Sex, person: Constitution) => (person.sex === sex ? 0 : Number.NEGATIVE_INFINITY)

/** Lasting illnesses, causes before what they cause. */
export const conditions: readonly Condition[] = [
  {
    ...{ id: 'hypertension', icd10: 'I10', name: 'hypertension', hazard: 1.15, visits: 0.5, ward: 'internal medicine' },
    logOdds: ({ age, bmi }) => -4.6 + 0.062 * age + 0.07 * (bmi - 26),
    tests: ['creatinine', 'potassium', 'sodium'],
    drugs: [
      { atc: 'C09AA05', dose: 5, share: 0.6 },
      { atc: 'C08CA01', dose: 5, share: 0.35 },
    ],
  },
  {
    ...{ id: 'diabetes', icd10: 'E11.9', name: 'type 2 diabetes', hazard: 1.5, visits: 2, ward: 'diabetology' },
    logOdds: ({ age, bmi }, others) =>
      -5.6 + 0.045 * age + 0.13 * (bmi - 26) + (others.has('hypertension') ? 0.5 : 0) + (age < 30 ? -1.5 : 0),
    tests: ['hba1c', 'glucose', 'creatinine'],
    drugs: [{ atc: 'A10BA02', dose: 1700, share: 0.85, unless: ['kidney disease'] }],
  },
  {
    ...{ id: 'cholesterol', icd10: 'E78.0', name: 'hypercholesterolaemia', hazard: 1.05, visits: 0.3 },
    ...{ ward: 'internal medicine', tests: ['ldl', 'alat'], drugs: [{ atc: 'C10AA05', dose: 20, share: 0.8 }] },
    logOdds: ({ age, bmi }) => -4 + 0.04 * age + 0.03 * (bmi - 26),
  },
  {
    ...{
      id: 'heart disease',
      icd10: 'I25.1',
      name: 'coronary heart disease',
      hazard: 1.6,
      visits: 1,
      ward: 'cardiology',
    },
    logOdds: ({ age, sex, smoking }, others) =>
      -7.4 + 0.068 * age + (sex === 'm' ? 0.8 : 0) + smoker[smoking] + (others.has('diabetes') ? 0.6 : 0),
    tests: ['ldl', 'haemoglobin', 'creatinine'],
    drugs: [
      { atc: 'B01AC06', dose: 100, share: 0.8, unless: ['atrial fibrillation'] },
      { atc: 'C07AB07', dose: 5, share: 0.6 },
    ],
  },
  {
    ...{ id: 'atrial fibrillation', icd10: 'I48.9', name: 'atrial fibrillation', hazard: 1.4, visits: 1 },
    ...{ ward: 'cardiology', tests: ['haemoglobin', 'creatinine', 'tsh'] },
    logOdds: ({ age }, others) => -8.4 + 0.083 * age + (others.has('heart disease') ? 0.5 : 0),
    drugs: [
      { atc: 'B01AF02', dose: 10, share: 0.85 },
      { atc: 'C07AB07', dose: 5, share: 0.5 },
    ],
  },
  {
    ...{ id: 'heart failure', icd10: 'I50.9', name: 'heart failure', hazard: 2.4, visits: 2, ward: 'cardiology' },
    logOdds: ({ age }, others) =>
      -8.6 + 0.07 * age + (others.has('heart disease') ? 1.4 : 0) + (others.has('atrial fibrillation') ? 0.9 : 0),
    tests: ['nt-probnp', 'creatinine', 'potassium', 'sodium'],
    drugs: [
      { atc: 'C03CA01', dose: 40, share: 0.8 },
      { atc: 'C07AB07', dose: 5, share: 0.7 },
    ],
  },
  {
    ...{ id: 'kidney disease', icd10: 'N18.3', name: 'chronic kidney disease', hazard: 1.7, visits: 1.5 },
    ...{ ward: 'nephrology', tests: ['creatinine', 'potassium', 'haemoglobin'], drugs: [] },
    logOdds: ({ age }, others) =>
      -7.6 + 0.066 * age + (others.has('diabetes') ? 0.9 : 0) + (others.has('hypertension') ? 0.5 : 0),
  },
  {
    ...{ id: 'copd', icd10: 'J44.9', name: 'COPD', hazard: 1.9, visits: 1, ward: 'pneumology' },
    logOdds: ({ age, smoking }) => -7.2 + 0.045 * age + 2.2 * smoker[smoking],
    tests: ['haemoglobin', 'leukocytes'],
    drugs: [
      { atc: 'R03BB04', dose: 0.018, share: 0.7 },
      { atc: 'R03AC02', dose: 0.4, share: 0.6 },
    ],
  },
  {
    ...{ id: 'asthma', icd10: 'J45.9', name: 'asthma', hazard: 1.05, visits: 0.5, ward: 'pneumology' },
    logOdds: ({ age }, others) => (others.has('copd') ? -6 : -2.7 - 0.008 * age),
    tests: ['leukocytes'],
    drugs: [{ atc: 'R03AC02', dose: 0.4, share: 0.9 }],
  },
  {
    ...{ id: 'thyroid', icd10: 'E03.9', name: 'hypothyroidism', hazard: 1, visits: 0.5, ward: 'internal medicine' },
    logOdds: ({ age, sex }) => -4.9 + 0.02 * age + (sex === 'f' ? 1.3 : 0),
    tests: ['tsh'],
    drugs: [{ atc: 'H03AA01', dose: 0.075, share: 0.95 }],
  },
  {
    ...{ id: 'depression', icd10: 'F32.9', name: 'depression', hazard: 1.2, visits: 1, ward: 'psychiatry' },
    logOdds: ({ age, sex }) => (age < 15 ? -6 : -2.7) + (sex === 'f' ? 0.5 : 0),
    tests: ['sodium'],
    drugs: [{ atc: 'N06AB06', dose: 50, share: 0.7 }],
  },
  {
    ...{ id: 'dementia', icd10: 'F03', name: 'dementia', hazard: 2.2, visits: 0.5, ward: 'geriatrics' },
    logOdds: ({ age }) => -13.5 + 0.14 * age,
    tests: ['sodium', 'tsh'],
    drugs: [{ atc: 'N06DA02', dose: 10, share: 0.4 }],
  },
  {
    ...{ id: 'breast cancer', icd10: 'C50.9', name: 'breast cancer', hazard: 2, visits: 3, ward: 'oncology' },
    logOdds: (person) => -6 + 0.04 * person.age + onlyOf('f', person),
    tests: ['haemoglobin', 'leukocytes', 'alat'],
    drugs: [{ atc: 'L02BA01', dose: 20, share: 0.6 }],
  },
  {
    ...{ id: 'prostate cancer', icd10: 'C61', name: 'prostate cancer', hazard: 1.4, visits: 2, ward: 'urology' },
    logOdds: (person) => -9.4 + 0.095 * person.age + onlyOf('m', person),
    tests: ['haemoglobin', 'alat', 'psa'],
    drugs: [{ atc: 'L02AE02', dose: 0.25, share: 0.4 }],
  },
]

/** What people come for who have nothing else. */
export const checkUp: Condition = {
  ...{ id: 'check-up', icd10: 'Z00.0', name: 'a check-up', hazard: 1, visits: 1, ward: 'internal medicine' },
  logOdds: () => Number.NEGATIVE_INFINITY,
  tests: ['haemoglobin', 'glucose'],
  drugs: [],
}

/** What brings somebody in unplanned, or for a birth: how often a year, what it asks for, and how long it keeps people. */
export interface Event {
  readonly id: string
  readonly icd10: string
  readonly name: string
  rate(person: Constitution, has: ReadonlySet<string>): number
  readonly ward: string
  readonly tests: readonly string[]
  /** Median days in hospital. */
  readonly days: number
  /** Share of people of 75 who die of it in hospital. */
  readonly deadly: number
  readonly drugs: readonly { readonly atc: string; readonly dose: number; readonly days: number }[]
  readonly infection?: true
}

const older = (age: number, from: number) => Math.exp(0.055 * Math.max(0, age - from))

export const events: readonly Event[] = [
  {
    ...{
      id: 'pneumonia',
      icd10: 'J18.9',
      name: 'pneumonia',
      ward: 'pneumology',
      days: 7,
      deadly: 0.1,
      infection: true,
    },
    rate: ({ age }, has) => 0.006 * older(age, 50) * (has.has('copd') ? 3 : 1),
    tests: ['crp', 'leukocytes', 'haemoglobin', 'creatinine', 'sodium'],
    drugs: [{ atc: 'J01CR02', dose: 3000, days: 7 }],
  },
  {
    ...{ id: 'urinary infection', icd10: 'N39.0', name: 'urinary tract infection', ward: 'internal medicine' },
    ...{ days: 4, deadly: 0.02, infection: true },
    rate: ({ age, sex }, has) => 0.008 * (sex === 'f' ? 2 : 1) * older(age, 60) * (has.has('diabetes') ? 1.5 : 1),
    tests: ['crp', 'leukocytes', 'creatinine'],
    drugs: [{ atc: 'J01XE01', dose: 300, days: 5 }],
  },
  {
    ...{ id: 'infarction', icd10: 'I21.9', name: 'myocardial infarction', ward: 'cardiology', days: 5, deadly: 0.08 },
    rate: ({ age, sex, smoking }, has) =>
      0.0012 * older(age, 45) * (sex === 'm' ? 2 : 1) * (1 + smoker[smoking]) * (has.has('heart disease') ? 3 : 1),
    tests: ['troponin', 'haemoglobin', 'creatinine', 'potassium', 'ldl'],
    drugs: [],
  },
  {
    ...{ id: 'stroke', icd10: 'I63.9', name: 'ischaemic stroke', ward: 'neurology', days: 10, deadly: 0.1, drugs: [] },
    rate: ({ age }, has) =>
      0.0014 * older(age, 50) * (has.has('atrial fibrillation') ? 2.5 : 1) * (has.has('hypertension') ? 1.6 : 1),
    tests: ['glucose', 'ldl', 'haemoglobin', 'sodium'],
  },
  {
    ...{ id: 'decompensation', icd10: 'I50.1', name: 'decompensated heart failure', ward: 'cardiology' },
    ...{ days: 8, deadly: 0.08, drugs: [] },
    rate: (_, has) => (has.has('heart failure') ? 0.45 : 0),
    tests: ['nt-probnp', 'creatinine', 'potassium', 'sodium', 'haemoglobin'],
  },
  {
    ...{ id: 'exacerbation', icd10: 'J44.1', name: 'exacerbation of COPD', ward: 'pneumology', days: 7, deadly: 0.05 },
    rate: (_, has) => (has.has('copd') ? 0.4 : 0),
    tests: ['crp', 'leukocytes', 'haemoglobin'],
    drugs: [{ atc: 'H02AB06', dose: 40, days: 5 }],
  },
  {
    ...{
      id: 'hip fracture',
      icd10: 'S72.0',
      name: 'fracture of the neck of femur',
      ward: 'surgery',
      days: 12,
      deadly: 0.06,
    },
    rate: ({ age, sex }) => (age < 50 ? 0.0002 : 0.0008 * older(age, 55) * (sex === 'f' ? 2 : 1)),
    tests: ['haemoglobin', 'creatinine', 'sodium'],
    drugs: [{ atc: 'N02BE01', dose: 3000, days: 14 }],
  },
  {
    ...{
      id: 'appendicitis',
      icd10: 'K35.8',
      name: 'acute appendicitis',
      ward: 'surgery',
      days: 3,
      deadly: 0,
      infection: true,
    },
    rate: ({ age }) => (age < 5 ? 0.001 : 0.006 * Math.exp(-0.03 * Math.abs(age - 18))),
    tests: ['crp', 'leukocytes', 'haemoglobin'],
    drugs: [{ atc: 'J01CR02', dose: 3000, days: 4 }],
  },
  {
    ...{ id: 'birth', icd10: 'O80', name: 'birth', ward: 'obstetrics', days: 3, deadly: 0, drugs: [] },
    rate: ({ age, sex }) => (sex === 'f' && age >= 18 && age <= 44 ? 0.1 * Math.exp(-(((age - 31) / 6) ** 2) / 2) : 0),
    tests: ['haemoglobin', 'leukocytes'],
  },
  {
    ...{ id: 'back pain', icd10: 'M54.5', name: 'low back pain', ward: 'emergency', days: 0, deadly: 0, tests: [] },
    rate: ({ age }) => (age < 18 ? 0.005 : 0.05),
    drugs: [{ atc: 'M01AE01', dose: 1200, days: 7 }],
  },
  {
    ...{ id: 'injury', icd10: 'S61.0', name: 'open wound of a finger', ward: 'emergency', days: 0, deadly: 0 },
    ...{ tests: [], drugs: [] },
    rate: ({ age, sex }) => 0.05 * (sex === 'm' ? 1.6 : 1) * Math.exp(-0.012 * age),
  },
]
