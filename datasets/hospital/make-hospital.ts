import type { Rng } from '../../src/math/index.js'
import { type Condition, type Constitution, checkUp, conditions, type Event, events } from './conditions.js'
import type { Diagnosis, Drug, Hospital, LaboratoryValue, Note, Patient, Sex, Smoking, Stay } from './hospital.js'
import { type Levels, type State, valuesOf } from './laboratory.js'
import { noteOf } from './notes.js'

const day = 86_400_000
const hour = 3_600_000
const year = 365.25 * day
/** The four years that the hospital tells of. */
export const hospitalBegins = Date.UTC(2019, 0, 1)
export const hospitalEnds = Date.UTC(2023, 0, 1)
/** Whom a hospital knows is ill more often than others. */
const knownFor = 2.5
const metformin = 'A10BA02'
const insulin = 'A10AB05'

/**
 * A hospital with so many patients: who they are, when they came and why, what was measured, given, diagnosed and written. Illnesses
 * go with age, sex, weight, smoking and each other, drugs with illnesses, values with illnesses and drugs; nobody does anything after
 * death. Every number is made up and nobody's. The same stream gives the same hospital, and person by person: more people change none of the first. O(people).
 */
export function makeHospital({ people, rng }: { readonly people: number; readonly rng: Rng }): Hospital {
  const made = Array.from({ length: people }, (_, index) => makePatient(index + 1, rng.fork(`patient:${index + 1}`)))
  let stays = 0
  const named = made.map((person) => {
    const names = new Map(person.stays.map(({ stay_id }) => [stay_id, `S${String(++stays).padStart(7, '0')}`]))
    const rename = <Row extends { readonly stay_id: string }>(row: Row): Row => ({
      ...row,
      stay_id: names.get(row.stay_id)!,
    })
    return {
      ...person,
      stays: person.stays.map(rename),
      diagnoses: person.diagnoses.map(rename),
      laboratory: person.laboratory.map(rename),
      notes: person.notes.map(rename),
    }
  })
  return {
    patients: named.map(({ patient }) => patient),
    stays: named.flatMap((person) => person.stays),
    diagnoses: named.flatMap((person) => person.diagnoses),
    laboratory: named.flatMap((person) => person.laboratory),
    drugs: named.flatMap((person) => person.drugs),
    notes: named.flatMap((person) => person.notes),
  }
}

interface Made extends Omit<Hospital, 'patients'> {
  readonly patient: Patient
}

interface Life {
  readonly patient_id: string
  readonly constitution: Constitution
  readonly has: Set<string>
  /** From when the hospital knows the person. */
  readonly begins: number
  /** The last moment anything can happen: death, loss, or the end of the four years. */
  ends: number
  died: boolean
}

function makePatient(number: number, rng: Rng): Made {
  const patient_id = `P${String(number).padStart(6, '0')}`
  const sex: Sex = rng.uniform() < 0.53 ? 'f' : 'm'
  const age = ageOf(rng)
  const smoking = smokingOf({ sex, age }, rng)
  const bmi = Number(
    Math.min(52, Math.max(14, (age < 16 ? 18 : 26.2) + (age < 16 ? 2.2 : 4.6) * rng.normal())).toFixed(1),
  )
  const constitution = { sex, age, bmi, smoking }
  const has = conditionsOf(constitution, rng.fork('conditions'))
  const begins = hospitalBegins + Math.floor(rng.uniform() * 3 * 365) * day
  const birth_date = Math.floor((begins - age * year - rng.uniform() * year) / day) * day
  const life: Life = { patient_id, constitution, has, begins, ends: hospitalEnds, died: false }
  leave(life, rng.fork('end'))
  const what = happenings(life, rng.fork('stays'))
  const drugs = new Prescriptions(life, rng.fork('drugs'))
  const course = courseOf(life, { what, drugs, rng: rng.fork('course') })
  const patient: Patient = {
    ...{ patient_id, sex, birth_date, smoking, bmi },
    ...{ last_seen: life.ends, died: life.died ? 'yes' : 'no' },
  }
  return { patient, ...course, drugs: drugs.until(life) }
}

function ageOf(rng: Rng): number {
  const part = rng.uniform()
  if (part < 0.08) return Math.floor(18 * rng.uniform())
  if (part < 0.4) return Math.floor(18 + 32 * rng.uniform())
  return Math.floor(Math.min(97, Math.max(40, 67 + 12 * rng.normal())))
}

function smokingOf({ sex, age }: Pick<Constitution, 'sex' | 'age'>, rng: Rng): Smoking {
  const part = rng.uniform()
  if (age < 15) return 'never'
  const current = age > 70 ? 0.1 : sex === 'm' ? 0.28 : 0.2
  const former = age < 30 ? 0.06 : sex === 'm' ? 0.36 : 0.22
  return part < current ? 'current' : part < current + former ? 'former' : 'never'
}

function conditionsOf(person: Constitution, rng: Rng): Set<string> {
  const has = new Set<string>()
  for (const { id, logOdds } of conditions) if (rng.uniform() < 1 / (1 + Math.exp(-logOdds(person, has)))) has.add(id)
  return has
}

/** Death by Gompertz's law, faster with illness; or people move away. */
function leave(life: Life, rng: Rng): void {
  const { constitution, has, begins } = life
  const factor = conditions.reduce((product, { id, hazard }) => product * (has.has(id) ? hazard : 1), 1)
  const rate = 0.00003 * Math.exp(0.092 * constitution.age) * factor * (constitution.smoking === 'current' ? 1.6 : 1)
  const death = begins + (Math.log(1 - (0.092 * Math.log(rng.uniform() || 1e-12)) / rate) / 0.092) * year
  const lost = begins + (-Math.log(rng.uniform() || 1e-12) / 0.05) * year
  const ends = Math.min(hospitalEnds, death, lost)
  life.died = death === ends
  // The last minute of that day.
  life.ends = Math.ceil(ends / day) * day - 60_000
}

interface Happening {
  readonly at: number
  readonly event?: Event
  readonly condition?: Condition
}

/** What brings the person in, in order of time: the first visit, planned visits for lasting illnesses, and what nobody planned. */
function happenings({ constitution, has, begins, ends }: Life, rng: Rng): Happening[] {
  const found: Happening[] = []
  const own = conditions.filter(({ id }) => has.has(id))
  for (const condition of own) {
    const stream = rng.fork(condition.id)
    // Planned visits keep to a schedule, a week or two off it.
    for (let at = begins + stream.uniform() * (year / condition.visits); at < ends; ) {
      found.push({ at, condition })
      at += Math.max(14 * day, year / condition.visits + 12 * day * stream.normal())
    }
  }
  for (const event of events) {
    const stream = rng.fork(event.id)
    const rate = knownFor * event.rate(constitution, has)
    for (let at = begins; rate > 0; ) {
      at += Math.max(event.id === 'birth' ? 300 * day : day, (-Math.log(stream.uniform() || 1e-12) / rate) * year)
      if (at >= ends) break
      found.push({ at, event })
    }
  }
  if (found.length === 0) return [{ at: begins, condition: checkUp }]
  return found.sort((a, b) => a.at - b.at)
}

type Course = Omit<Made, 'patient' | 'drugs'>

function courseOf(
  life: Life,
  { what, drugs, rng }: { readonly what: readonly Happening[]; readonly drugs: Prescriptions; readonly rng: Rng },
): Course {
  const { patient_id, constitution, has } = life
  const stays: Stay[] = []
  const diagnoses: Diagnosis[] = []
  const laboratory: LaboratoryValue[] = []
  const notes: Note[] = []
  const levels: Levels = new Map()
  let free = life.begins
  for (const happening of what) {
    if (happening.at < free || happening.at >= life.ends) continue
    const stay = stayOf(life, { happening, number: stays.length + 1, rng })
    stays.push(stay)
    free = stay.discharged + day
    const { event, condition } = happening
    const aged = { ...constitution, age: constitution.age + (stay.admitted - life.begins) / year }
    const state: State = { ...aged, has, takes: drugs.taken(stay.admitted), event }
    const known = conditions.filter(({ id }) => has.has(id))
    const main = event?.icd10 ?? condition!.icd10
    const others = known.filter(({ icd10 }) => icd10 !== main && (stay.kind !== 'outpatient' || rng.uniform() < 0.4))
    const { stay_id } = stay
    diagnoses.push({ stay_id, patient_id, icd10: main, rank: 'main' })
    for (const { icd10 } of others) diagnoses.push({ stay_id, patient_id, icd10, rank: 'other' })
    const names = [
      ...(event ?? condition!).tests,
      ...(stay.kind === 'outpatient' ? [] : known.flatMap(({ tests }) => tests)),
    ]
    const values = valuesOf(stay, { names, state, levels, rng })
    laboratory.push(...values)
    notes.push(noteOf(stay, { state, values, known, main: event?.name ?? condition!.name }))
    if (event) drugs.give(event, stay)
    if (condition) drugs.begin(condition, { at: stay.admitted, values })
    if (stay.discharged_to === 'died') {
      life.ends = stay.discharged
      life.died = true
      break
    }
  }
  return { stays, diagnoses, laboratory, notes }
}

function stayOf(
  { patient_id, constitution: { age }, ends, died }: Life,
  {
    happening: { at, event, condition },
    number,
    rng,
  }: { readonly happening: Happening; readonly number: number; readonly rng: Rng },
): Stay {
  const stay_id = `${patient_id}-${number}`
  if (event === undefined) {
    const admitted =
      Math.floor(at / day) * day + (8 + Math.floor(9 * rng.uniform())) * hour + 15 * 60_000 * rng.below(4)
    const discharged = Math.min(Math.max(ends, admitted + 60_000), admitted + (1 + rng.below(3)) * 30 * 60_000)
    return {
      stay_id,
      patient_id,
      kind: 'outpatient',
      ward: condition!.ward,
      admitted,
      discharged,
      discharged_to: 'home',
    }
  }
  const admitted = Math.floor(at / 60_000) * 60_000
  const long = event.days * Math.exp(0.45 * rng.normal()) * (age > 75 ? 1.3 : 1)
  const leaves =
    event.days === 0 ? admitted + (1 + 4 * rng.uniform()) * hour : noon(admitted + Math.max(1, long) * day, rng)
  const deadly = event.deadly * Math.min(2.5, Math.exp(0.05 * (age - 75)))
  const dies = rng.uniform() < deadly
  // Whoever dies within the stay dies in it.
  if ((died && leaves >= ends) || dies) {
    const discharged = Math.floor((dies && leaves < ends ? leaves : Math.max(admitted + hour, ends)) / 60_000) * 60_000
    return { stay_id, patient_id, kind: 'inpatient', ward: event.ward, admitted, discharged, discharged_to: 'died' }
  }
  const discharged = Math.floor(Math.min(leaves, Math.max(ends, admitted + hour)) / 60_000) * 60_000
  const frail = age > 80 && event.days >= 7 ? 0.25 : 0.03
  const part = rng.uniform()
  return {
    ...{
      stay_id,
      patient_id,
      kind: event.days === 0 ? 'emergency' : 'inpatient',
      ward: event.ward,
      admitted,
      discharged,
    },
    discharged_to:
      event.days === 0
        ? 'home'
        : part < frail
          ? 'nursing home'
          : event.days >= 10 && part < 0.6
            ? 'rehabilitation'
            : 'home',
  }
}

function noon(moment: number, rng: Rng): number {
  return Math.floor(moment / day) * day + (9 + Math.floor(6 * rng.uniform())) * hour
}

/** What one person takes: begun at visits, gone on with, and stopped. */
class Prescriptions {
  readonly #life: Life
  readonly #rng: Rng
  readonly #drugs: Drug[] = []
  readonly #asked = new Set<string>()

  constructor(life: Life, rng: Rng) {
    this.#life = life
    this.#rng = rng
  }

  /** What is taken at a moment. */
  taken(at: number): Set<string> {
    const now = this.#drugs.filter(({ started, stopped }) => started <= at && (stopped === null || stopped >= at))
    return new Set(now.map(({ atc }) => atc))
  }

  /** At a visit for a lasting illness: its drugs once, and insulin where metformin does not do. */
  begin(
    condition: Condition,
    { at, values }: { readonly at: number; readonly values: readonly LaboratoryValue[] },
  ): void {
    const started = Math.floor(at / day) * day
    for (const { atc, dose, share, unless = [] } of condition.drugs) {
      if (this.#asked.has(atc)) continue
      this.#asked.add(atc)
      if (this.#rng.uniform() >= share || unless.some((id) => this.#life.has.has(id))) continue
      const factor = [0.5, 1, 1, 2][this.#rng.below(4)]!
      this.#add({ atc, daily_dose: dose * factor, started, stopped: null })
    }
    const sugar = values.find(({ test }) => test === 'hba1c')?.value ?? 0
    if (condition.id !== 'diabetes' || sugar < 9 || this.#asked.has(insulin)) return
    if (!this.#asked.has(metformin)) return
    this.#asked.add(insulin)
    this.#add({ atc: insulin, daily_dose: 10 + 2 * this.#rng.below(16), started, stopped: null })
  }

  /** What an acute illness asks for, from admission on. */
  give(event: Event, { admitted }: Stay): void {
    const started = Math.floor(admitted / day) * day
    for (const { atc, dose, days } of event.drugs)
      if (!this.taken(started).has(atc)) this.#add({ atc, daily_dose: dose, started, stopped: started + days * day })
  }

  /** Nothing stops after the end, and nothing goes on after death. */
  until({ ends, died }: Life): Drug[] {
    const last = Math.floor(ends / day) * day
    return this.#drugs.map((drug) => {
      const stopped = drug.stopped ?? (died ? last : null)
      return { ...drug, stopped: stopped === null ? null : Math.min(stopped, last) }
    })
  }

  #add(drug: Omit<Drug, 'patient_id'>): void {
    this.#drugs.push({ patient_id: this.#life.patient_id, ...drug })
  }
}
