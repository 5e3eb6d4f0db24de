import { expect, test } from 'vitest'
import { hospitalBegins, hospitalEnds, hospitalFiles, makeHospital } from '../../datasets/hospital/index.js'
import { createRng } from '../../src/math/index.js'

const hospital = makeHospital({ people: 1500, rng: createRng(1) })
const { patients, stays, diagnoses, laboratory, drugs, notes } = hospital
const byPatient = new Map(patients.map((patient) => [patient.patient_id, patient]))
const byStay = new Map(stays.map((stay) => [stay.stay_id, stay]))
const year = 365.25 * 86_400_000
const ill = (icd10: string) =>
  new Set(diagnoses.filter((each) => each.icd10 === icd10).map(({ patient_id }) => patient_id))

test('keys are unique, and every row hangs on a patient and on a stay of that patient', () => {
  expect(byPatient.size).toBe(1500)
  expect(byStay.size).toBe(stays.length)
  for (const { patient_id } of [...stays, ...drugs]) expect(byPatient.has(patient_id)).toBe(true)
  for (const { stay_id, patient_id } of [...diagnoses, ...laboratory, ...notes])
    expect(byStay.get(stay_id)?.patient_id).toBe(patient_id)
  expect(new Set(stays.map(({ patient_id }) => patient_id)).size).toBe(1500)
})

test('nothing happens before birth, outside the four years or after the end, and stays of a person do not overlap', () => {
  for (const { admitted, discharged, patient_id } of stays) {
    const { birth_date, last_seen } = byPatient.get(patient_id)!
    expect(birth_date <= admitted && admitted < discharged && discharged <= last_seen).toBe(true)
    expect(admitted >= hospitalBegins && discharged <= hospitalEnds).toBe(true)
  }
  for (const [index, stay] of stays.entries()) {
    const before = stays[index - 1]
    if (before?.patient_id === stay.patient_id) expect(stay.admitted).toBeGreaterThan(before.discharged)
  }
  for (const { taken, stay_id } of laboratory) {
    const { admitted, discharged } = byStay.get(stay_id)!
    expect(taken >= admitted && taken <= discharged).toBe(true)
  }
  for (const { started, stopped, patient_id } of drugs) {
    const { last_seen, died } = byPatient.get(patient_id)!
    expect(started <= last_seen && (stopped === null || (stopped >= started && stopped <= last_seen))).toBe(true)
    if (died === 'yes') expect(stopped).not.toBeNull()
  }
})

test('who dies in a stay is dead, and has none after it; the old die more often', () => {
  const deaths = stays.filter(({ discharged_to }) => discharged_to === 'died')
  expect(deaths.length).toBeGreaterThan(5)
  for (const { patient_id, discharged } of deaths)
    expect(byPatient.get(patient_id)).toMatchObject({ died: 'yes', last_seen: discharged })
  const share = (from: number, to: number) => {
    const own = patients.filter(({ birth_date }) => {
      const age = (hospitalBegins - birth_date) / year
      return age >= from && age < to
    })
    return own.filter(({ died }) => died === 'yes').length / own.length
  }
  expect(share(0, 50)).toBeLessThan(0.03)
  expect(share(80, 120)).toBeGreaterThan(0.15)
})

test('diabetes has HbA1c, and metformin unless the kidneys fail; metformin lowers it', () => {
  const [diabetes, kidneys] = [ill('E11.9'), ill('N18.3')]
  const sugar = laboratory.filter(({ test: name }) => name === 'hba1c')
  const measured = new Set(sugar.map(({ patient_id }) => patient_id))
  const onMetformin = new Map(
    drugs.filter(({ atc }) => atc === 'A10BA02').map(({ patient_id, started }) => [patient_id, started]),
  )
  expect([...diabetes].filter((id) => measured.has(id)).length / diabetes.size).toBeGreaterThan(0.8)
  for (const id of onMetformin.keys()) expect(diabetes.has(id) && !kidneys.has(id)).toBe(true)
  const able = [...diabetes].filter((id) => !kidneys.has(id) && measured.has(id))
  expect(able.filter((id) => onMetformin.has(id)).length / able.length).toBeGreaterThan(0.6)
  const isOn = (row: (typeof sugar)[number]) => (onMetformin.get(row.patient_id) ?? Infinity) < row.taken - 86_400_000
  const mean = (rows: typeof sugar) => rows.reduce((sum, { value }) => sum + value, 0) / rows.length
  expect(mean(sugar.filter((row) => !isOn(row))) - mean(sugar.filter(isOn))).toBeGreaterThan(0.6)
})

test('values are what illness makes of them, in their units', () => {
  const of = (name: string, among: (row: (typeof laboratory)[number]) => boolean) => {
    const values = laboratory.filter((row) => row.test === name && among(row)).map(({ value }) => value)
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  }
  const main = new Map(diagnoses.filter(({ rank }) => rank === 'main').map(({ stay_id, icd10 }) => [stay_id, icd10]))
  const infected = (row: (typeof laboratory)[number]) => main.get(row.stay_id) === 'J18.9'
  expect(of('crp', infected)).toBeGreaterThan(
    3 * of('crp', (row) => !infected(row) && main.get(row.stay_id) === 'J44.1'),
  )
  const kidneys = ill('N18.3')
  expect(of('creatinine', ({ patient_id }) => kidneys.has(patient_id))).toBeGreaterThan(
    1.4 * of('creatinine', ({ patient_id }) => !kidneys.has(patient_id)),
  )
  const sexOf = (id: string) => byPatient.get(id)!.sex
  expect(of('haemoglobin', ({ patient_id }) => sexOf(patient_id) === 'm')).toBeGreaterThan(
    of('haemoglobin', ({ patient_id }) => sexOf(patient_id) === 'f'),
  )
  const units = new Map<string, Set<string>>()
  for (const { test: name, unit } of laboratory) units.set(name, (units.get(name) ?? new Set()).add(unit))
  for (const [, known] of units) expect(known.size).toBe(1)
})

test('births are women’s of childbearing age, prostate cancer is men’s, smokers have COPD', () => {
  for (const { patient_id, icd10, stay_id } of diagnoses) {
    const { sex, birth_date, smoking } = byPatient.get(patient_id)!
    const age = (byStay.get(stay_id)!.admitted - birth_date) / year
    if (icd10 === 'O80') expect(sex === 'f' && age >= 18 && age < 50).toBe(true)
    if (icd10 === 'C61') expect(sex).toBe('m')
    if (icd10 === 'C50.9') expect(sex).toBe('f')
    expect(icd10).toMatch(/^[A-Z]\d\d(\.\d)?$/)
    expect(['never', 'former', 'current']).toContain(smoking)
  }
  const copd = ill('J44.9')
  const share = (smoking: string) => {
    const own = patients.filter((patient) => patient.smoking === smoking)
    return own.filter(({ patient_id }) => copd.has(patient_id)).length / own.length
  }
  expect(share('current')).toBeGreaterThan(3 * share('never'))
  for (const { atc } of drugs) expect(atc).toMatch(/^[A-Z]\d\d[A-Z]{2}\d\d$/)
})

test('a note says what the other tables say', () => {
  const values = new Map<string, typeof laboratory>()
  for (const row of laboratory) values.set(row.stay_id, [...(values.get(row.stay_id) ?? []), row])
  for (const { stay_id, patient_id, text } of notes) {
    const { sex, birth_date } = byPatient.get(patient_id)!
    const { admitted, discharged_to } = byStay.get(stay_id)!
    const said = Number(/^(\d+)-year-old/.exec(text)?.[1])
    expect(Math.abs(said - (admitted - birth_date) / year)).toBeLessThan(2)
    expect(/woman|girl/.test(text)).toBe(sex === 'f')
    expect(/ [Dd]ied /.test(text)).toBe(discharged_to === 'died')
    const [first] = values.get(stay_id) ?? []
    if (first !== undefined) expect(text).toContain(`${first.test} ${first.value} ${first.unit}`)
  }
})

test('the same seed gives the same hospital, another another, and more people change none of the first', () => {
  const few = makeHospital({ people: 40, rng: createRng(1) })
  expect(few.patients).toEqual(patients.slice(0, 40))
  expect(few.laboratory).toEqual(laboratory.slice(0, few.laboratory.length))
  expect(makeHospital({ people: 40, rng: createRng(2) }).patients).not.toEqual(few.patients)
})

test('files are CSV with dates, moments to the minute, and quotes where they are needed', () => {
  const files = hospitalFiles(makeHospital({ people: 20, rng: createRng(1) }))
  expect(Object.keys(files)).toEqual([
    ...['patients.csv', 'stays.csv', 'diagnoses.csv', 'laboratory.csv', 'drugs.csv', 'notes.csv'],
  ])
  expect(files['patients.csv']!.split('\n')[1]).toMatch(
    /^P000001,[fm],\d{4}-\d\d-\d\d,\w+,[\d.]+,\d{4}-\d\d-\d\d \d\d:\d\d,(yes|no)$/,
  )
  expect(files['notes.csv']).toMatch(/,"\d+-year-old /)
})
