import type { Diagnosis, Hospital, LaboratoryValue, Patient, Stay } from './hospital.js'
import { loincOf, ucumOf } from './laboratory-codes.js'

const classes = { emergency: 'E', inpatient: 'I', outpatient: 'O' } as const
/** Codes of HL7 table 0112. */
const discharges = { home: '01', rehabilitation: '62', 'nursing home': '03', died: '20' } as const
/** Nobody's: names of trees. */
const names = ['ORME', 'FRENE', 'CHARME', 'TILLEUL', 'BOULEAU', 'ERABLE']

/**
 * The hospital as HL7 v2.5 messages, two files: an admission (A01) and a discharge (A03) with diagnoses a stay, and the values of
 * each stay and moment as ORU^R01. Drugs and notes are in none.
 */
export function hospitalHl7({ patients, stays, diagnoses, laboratory }: Hospital): Readonly<Record<string, string>> {
  const personOf = new Map(patients.map((each, index) => [each.patient_id, { ...each, name: names[index % 6]! }]))
  const stayOf = new Map(stays.map((each) => [each.stay_id, each]))
  const diagnosesOf = grouped(diagnoses, ({ stay_id }) => stay_id)
  const draws = grouped(laboratory, ({ stay_id, taken }) => `${stay_id} ${taken}`)
  const moves = stays.flatMap((stay) => {
    const person = personOf.get(stay.patient_id)!
    const own = diagnosesOf.get(stay.stay_id) ?? []
    return [
      { at: stay.admitted, text: movement(stay, { person, trigger: 'A01', diagnoses: own }) },
      { at: stay.discharged, text: movement(stay, { person, trigger: 'A03', diagnoses: own }) },
    ]
  })
  const results = [...draws.values()].map((values, index) => ({
    at: values[0]!.taken,
    text: report(values, {
      index,
      person: personOf.get(values[0]!.patient_id)!,
      stay: stayOf.get(values[0]!.stay_id)!,
    }),
  }))
  const inOrder = (messages: typeof moves) =>
    messages
      .toSorted((a, b) => a.at - b.at)
      .map(({ text }) => text)
      .join('')
  return { 'adt.hl7': inOrder(moves), 'oru.hl7': inOrder(results) }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [item])
    else known.push(item)
  }
  return groups
}

interface Person extends Patient {
  readonly name: string
}

function movement(
  stay: Stay,
  {
    person,
    trigger,
    diagnoses,
  }: { readonly person: Person; readonly trigger: 'A01' | 'A03'; readonly diagnoses: readonly Diagnosis[] },
): string {
  const isLeft = trigger === 'A03'
  const moment = isLeft ? stay.discharged : stay.admitted
  return message([
    header({ moment, type: `ADT^${trigger}`, id: `${stay.stay_id}${trigger}` }),
    `EVN|${trigger}|${momentOf(moment)}`,
    pid(person, isLeft && stay.discharged_to === 'died' ? stay.discharged : undefined),
    pv1(stay, isLeft),
    ...diagnoses.map(
      ({ icd10 }, index) => `DG1|${index + 1}||${icd10}^^I10||${momentOf(stay.admitted)}|${index === 0 ? 'A' : 'F'}`,
    ),
  ])
}

function report(
  values: readonly LaboratoryValue[],
  { index, person, stay }: { readonly index: number; readonly person: Person; readonly stay: Stay },
): string {
  const { taken } = values[0]!
  return message([
    header({ moment: taken, type: 'ORU^R01', id: `L${index + 1}` }),
    pid(person, undefined),
    pv1(stay, false),
    `OBR|1||L${index + 1}|11502-2^^LN|||${momentOf(taken)}||||||||||||||||||F`,
    ...values.map(
      ({ test, value, unit }, at) =>
        `OBX|${at + 1}|NM|${loincOf(test)}^^LN||${value}|${ucumOf(unit)}|||||F|||${momentOf(taken)}`,
    ),
  ])
}

function header({ moment, type, id }: { readonly moment: number; readonly type: string; readonly id: string }): string {
  return `MSH|^~\\&|MADE|MIRRORWARD|||${momentOf(moment)}||${type}|${id}|P|2.5|||||||UNICODE UTF-8`
}

function pid({ patient_id, name, birth_date, sex }: Person, died: number | undefined): string {
  const fields = ['PID', '1', '', `${patient_id}^^^MADE^PI`, '', `${name}^${sex === 'f' ? 'Ane' : 'Bob'}`, '']
  fields.push(momentOf(birth_date).slice(0, 8), sex.toUpperCase())
  if (died !== undefined) fields[29] = momentOf(died)
  return Array.from(fields, (field) => field ?? '').join('|')
}

function pv1(stay: Stay, isLeft: boolean): string {
  const fields = ['PV1', '1', classes[stay.kind]]
  fields[19] = stay.stay_id
  fields[44] = momentOf(stay.admitted)
  if (isLeft) {
    fields[36] = discharges[stay.discharged_to]
    fields[45] = momentOf(stay.discharged)
  }
  return Array.from(fields, (field) => field ?? '').join('|')
}

function message(segments: readonly string[]): string {
  return `${segments.join('\r')}\r`
}

function momentOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')
}
