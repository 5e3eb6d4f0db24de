import type { Rng } from '../../src/math/index.js'
import type { Constitution, Event } from './conditions.js'
import type { LaboratoryValue, Stay } from './hospital.js'

/** A test: its unit, its decimals, what healthy people have, and what moves it. */
interface Test {
  readonly unit: string
  readonly digits: number
  readonly least: number
  /** True where values are spread by factors and not by sums. */
  readonly isLog?: true
  readonly betweenPeople: number
  readonly withinPeople: number
  middle(state: State): number
}

/** Of a person at the time of a stay. */
export interface State extends Constitution {
  readonly has: ReadonlySet<string>
  readonly takes: ReadonlySet<string>
  readonly event: Event | undefined
}

const infected = ({ event }: State) => event?.infection === true
const metformin = 'A10BA02'
const insulin = 'A10AB05'
const statin = 'C10AA05'

const tests: Readonly<Record<string, Test>> = {
  hba1c: {
    ...{ unit: '%', digits: 1, least: 4, betweenPeople: 0.5, withinPeople: 0.25 },
    middle: ({ has, takes }) =>
      has.has('diabetes') ? 8.3 - (takes.has(metformin) ? 1 : 0) - (takes.has(insulin) ? 0.6 : 0) : 5.4,
  },
  glucose: {
    ...{ unit: 'mmol/L', digits: 1, least: 2.5, isLog: true, betweenPeople: 0.1, withinPeople: 0.15 },
    middle: ({ has, takes }) => (has.has('diabetes') ? (takes.has(metformin) ? 8.2 : 10) : 5.2),
  },
  creatinine: {
    ...{ unit: 'µmol/L', digits: 0, least: 25, isLog: true, betweenPeople: 0.16, withinPeople: 0.08 },
    middle: ({ sex, age, has, event }) =>
      (sex === 'm' ? 80 : 65) *
      Math.exp(0.003 * (age - 50)) *
      (has.has('kidney disease') ? 1.8 : 1) *
      (event?.id === 'decompensation' ? 1.2 : 1),
  },
  potassium: {
    ...{ unit: 'mmol/L', digits: 1, least: 2.4, betweenPeople: 0.2, withinPeople: 0.25 },
    middle: ({ has, takes }) => 4.2 + (has.has('kidney disease') ? 0.4 : 0) - (takes.has('C03CA01') ? 0.3 : 0),
  },
  sodium: {
    ...{ unit: 'mmol/L', digits: 0, least: 112, betweenPeople: 1.5, withinPeople: 2 },
    middle: ({ takes, age }) => 140 - (takes.has('C03CA01') ? 2 : 0) - (takes.has('N06AB06') && age > 65 ? 2 : 0),
  },
  haemoglobin: {
    ...{ unit: 'g/dL', digits: 1, least: 5, betweenPeople: 0.9, withinPeople: 0.5 },
    middle: ({ sex, has, event, age }) =>
      (sex === 'm' ? 14.9 : 13.4) -
      (has.has('kidney disease') ? 1.6 : 0) -
      (has.has('breast cancer') ? 1 : 0) -
      (event?.id === 'hip fracture' ? 2 : 0) -
      (event?.id === 'birth' ? 1.5 : 0) -
      0.01 * Math.max(0, age - 60),
  },
  leukocytes: {
    ...{ unit: 'G/L', digits: 1, least: 1, isLog: true, betweenPeople: 0.18, withinPeople: 0.15 },
    middle: (state) => (infected(state) ? 13.5 : state.smoking === 'current' ? 8 : 6.8),
  },
  crp: {
    ...{ unit: 'mg/L', digits: 0, least: 1, isLog: true, betweenPeople: 0.3, withinPeople: 0.55 },
    middle: (state) => (infected(state) ? 120 : state.event === undefined ? 3 : 18),
  },
  ldl: {
    ...{ unit: 'mmol/L', digits: 1, least: 0.7, betweenPeople: 0.5, withinPeople: 0.25 },
    middle: ({ has, takes }) => (has.has('cholesterol') ? 4.6 : 3.2) - (takes.has(statin) ? 1.7 : 0),
  },
  alat: {
    ...{ unit: 'U/L', digits: 0, least: 6, isLog: true, betweenPeople: 0.35, withinPeople: 0.2 },
    middle: ({ sex, bmi }) => (sex === 'm' ? 28 : 20) * Math.exp(0.03 * (bmi - 26)),
  },
  tsh: {
    ...{ unit: 'mU/L', digits: 2, least: 0.05, isLog: true, betweenPeople: 0.3, withinPeople: 0.25 },
    middle: ({ has, takes }) => (has.has('thyroid') ? (takes.has('H03AA01') ? 2.6 : 11) : 1.8),
  },
  'nt-probnp': {
    ...{ unit: 'ng/L', digits: 0, least: 20, isLog: true, betweenPeople: 0.6, withinPeople: 0.3 },
    middle: ({ has, event, age }) =>
      (has.has('heart failure') ? 1800 : 120) *
      (event?.id === 'decompensation' ? 3.2 : 1) *
      Math.exp(0.02 * (age - 65)),
  },
  troponin: {
    ...{ unit: 'ng/L', digits: 0, least: 3, isLog: true, betweenPeople: 0.4, withinPeople: 0.9 },
    middle: ({ event }) => (event?.id === 'infarction' ? 900 : 8),
  },
  psa: {
    ...{ unit: 'µg/L', digits: 2, least: 0.01, isLog: true, betweenPeople: 0.7, withinPeople: 0.3 },
    middle: ({ has, takes }) => (has.has('prostate cancer') ? (takes.has('L02AE02') ? 0.8 : 8) : 1.2),
  },
}

/** Of every test, how far the person lies from others, and how far the last value lay from the person. */
export type Levels = Map<string, { readonly level: number; deviation: number }>

const carried = 0.6
const day = 86_400_000
const hour = 3_600_000

/** The values of a stay: on the day of admission, infections again every two days. Values of one person follow each other. */
export function valuesOf(
  stay: Stay,
  {
    names,
    state,
    levels,
    rng,
  }: { readonly names: readonly string[]; readonly state: State; readonly levels: Levels; readonly rng: Rng },
): LaboratoryValue[] {
  const nights = Math.floor((stay.discharged - stay.admitted) / day)
  const times = stay.kind === 'outpatient' ? 1 : 1 + Math.min(3, Math.floor(nights / 2))
  const found: LaboratoryValue[] = []
  for (let time = 0; time < times; time++) {
    const taken = time === 0 ? stay.admitted + 30 * 60_000 : morning(stay.admitted + 2 * time * day)
    if (taken > stay.discharged) break
    const wanted = time === 0 ? names : names.filter((name) => repeated.has(name))
    for (const name of [...new Set(wanted)]) {
      const test = tests[name]!
      const own = levels.get(name) ?? { level: rng.normal(), deviation: rng.normal() }
      own.deviation = carried * own.deviation + Math.sqrt(1 - carried ** 2) * rng.normal()
      levels.set(name, own)
      const away = test.betweenPeople * own.level + test.withinPeople * own.deviation
      // Treatment works: what illness has moved comes back by a third every two days.
      const acute = test.middle(state)
      const usual = test.middle({ ...state, event: undefined })
      const middle = usual + (acute - usual) * 0.66 ** time
      const value = test.isLog ? middle * Math.exp(away) : middle + away
      const rounded = Number(Math.max(test.least, value).toFixed(test.digits))
      const { stay_id, patient_id } = stay
      found.push({ stay_id, patient_id, taken, test: name, value: rounded, unit: test.unit })
    }
  }
  return found
}

const repeated = new Set(['crp', 'leukocytes', 'creatinine', 'potassium', 'sodium', 'haemoglobin', 'troponin'])

function morning(moment: number): number {
  return Math.floor(moment / day) * day + 7 * hour
}
