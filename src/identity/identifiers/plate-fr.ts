import { fixedForm } from './fixed-form.js'
import { capitals, decimal, free, numbers, type PartForm, times, told } from './form.js'

const letters = capitals.filter((letter) => !'IOU'.includes(letter))
const departments = [...numbers(1, 95, 2), '2A', '2B']

const now: readonly PartForm[] = [
  free('first', letters, letters),
  free('number', ...times(decimal, 3)),
  free('last', letters, letters),
]

/** Number plates of French vehicles since 2009 (AB-123-CD), and before (1234 AB 75). */
export const plateFr = fixedForm({
  id: 'plate-fr',
  title: 'French number plates',
  titleFr: 'plaques d’immatriculation françaises',
  evidence: 'formed',
  of: 'person',
  example: 'AB-123-CD',
  marks: /[\s-]/,
  formOf(plain) {
    if (/^[A-Z]{2}\d{3}[A-Z]{2}$/.test(plain)) return now
    const old = /^(\d{1,4})([A-Z]{2,3})(\d\d|2[AB])$/.exec(plain)
    if (old === null) return undefined
    return [
      free('number', ...times(decimal, old[1]?.length ?? 0)),
      free('series', ...times(capitals, old[2]?.length ?? 0)),
      told('department', departments),
    ]
  },
})
