import type { Condition } from './conditions.js'
import type { LaboratoryValue, Note, Stay } from './hospital.js'
import type { State } from './laboratory.js'

const day = 86_400_000

/** A discharge note that says what the other tables say: who, why, what is known, what was measured, and where to. */
export function noteOf(
  { stay_id, patient_id, kind, admitted, discharged, discharged_to }: Stay,
  {
    state,
    values,
    known,
    main,
  }: {
    readonly state: State
    readonly values: readonly LaboratoryValue[]
    readonly known: readonly Condition[]
    readonly main: string
  },
): Note {
  const age = Math.floor(state.age)
  const who = age < 16 ? (state.sex === 'f' ? 'girl' : 'boy') : state.sex === 'f' ? 'woman' : 'man'
  const why =
    kind === 'outpatient' ? 'Seen for' : kind === 'emergency' ? 'Came to the emergency room with' : 'Admitted with'
  const history = known.filter(({ name }) => name !== main).map(({ name }) => name)
  const first = values.filter(({ taken }) => taken === values[0]?.taken)
  const nights = Math.round((discharged - admitted) / day)
  return {
    ...{ stay_id, patient_id, written: discharged },
    text: [
      `${age}-year-old ${who}. ${why} ${main}.`,
      ...(history.length === 0 ? [] : [`History of ${history.join(', ')}.`]),
      ...(first.length === 0
        ? []
        : [`${first.map(({ test, value, unit }) => `${test} ${value} ${unit}`).join(', ')}.`]),
      ending(discharged_to, nights),
    ].join(' '),
  }
}

function ending(to: Stay['discharged_to'], nights: number): string {
  if (to === 'died') return nights === 0 ? 'Died on the day of admission.' : `Died after ${nights} days.`
  const where = to === 'home' ? 'home' : to === 'rehabilitation' ? 'to rehabilitation' : 'to a nursing home'
  return nights === 0 ? `Sent ${where} the same day.` : `Discharged ${where} after ${nights} days.`
}
