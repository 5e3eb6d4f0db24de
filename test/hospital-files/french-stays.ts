import { createRng } from '../../src/math/index.js'
import { around, day, delimited, digits, parts, pick, pickBy } from './clinic.js'

const wards = [
  ['Cardiologie', 5],
  ['Néphrologie', 3],
  ['Médecine interne', 6],
  ['Gériatrie', 3],
] as const
const diagnoses = [
  ['I50.1', 60],
  ['N18.5', 40],
  ['E11.9', 50],
  ['I48.0', 30],
  ['J18.9', 30],
  ['E11.65', 2],
  ['N18.4', 20],
] as const
const surnames = ['MARTIN', 'BERNARD', 'DUBOIS', 'THOMAS', 'ROBERT', 'PETIT', 'DURAND', 'LEROY', 'MOREAU', 'LEFÈVRE']
const given = { F: ['Marie', 'Hélène', 'Zoé', 'Inès'], M: ['Jean', 'Rémi', 'Noël', 'Luc'] }

/**
 * A French ward's stays as a hospital exports them: semicolons, Windows-1252, decimal commas, dd/mm/yyyy, record and
 * social-security numbers, `ND` and `<5` in laboratory columns, CRLF line ends. Nobody in it exists.
 */
export function frenchStays(rowCount: number, seed: number | string = 1): Buffer {
  const rng = createRng(seed).fork('french-stays')
  const header = [
    'IPP',
    'NIR',
    'Nom',
    'Prénom',
    'Sexe',
    'Date de naissance',
    'Code postal',
    'Service',
    "Date d'entrée",
    'Date de sortie',
    'Diagnostic',
    'Créatinine (µmol/L)',
    'CRP (mg/L)',
    'Poids (kg)',
    'Décès',
  ] // prettier-ignore
  const french = (moment: number) => {
    const { year, month, day: dayOfMonth } = parts(moment)
    return `${dayOfMonth}/${month}/${year}`
  }
  const rows: string[][] = []
  while (rows.length < rowCount) {
    const ipp = `8${digits(rng, 8)}`
    const sex = rng.uniform() < 0.5 ? 'F' : 'M'
    const age = around(rng, { mean: 68, spread: 14, low: 19, high: 99 })
    const birth = Date.UTC(2023, 5, 1) - Math.round(age * 365.25) * day
    const { year, month } = parts(birth)
    const body = `${sex === 'F' ? 2 : 1}${year.slice(2)}${month}75${digits(rng, 6)}`
    const nir = body + String(97 - (Number(body) % 97)).padStart(2, '0')
    const person = [
      ipp,
      nir,
      pick(rng, surnames),
      pick(rng, given[sex]),
      sex,
      french(birth),
      `${pick(rng, ['75', '69', '13', '2A']).replace('2A', '20')}${pickBy(rng, [
        ['001', 5],
        ['003', 4],
        ['012', 2],
      ])}`,
    ]
    for (let stays = 1 + rng.below(2); stays > 0 && rows.length < rowCount; stays--) {
      const entry = Date.UTC(2022, 0, 1) + rng.below(700) * day
      const nights = Math.floor(-6 * Math.log(1 - rng.uniform()))
      const diagnosis = pickBy(rng, diagnoses)
      const creatinine = Math.exp(4.4 + 0.35 * rng.normal() + (diagnosis.startsWith('N18') ? 0.9 : 0))
      const crp = Math.exp(2.4 + 1.1 * rng.normal())
      const dies = rng.uniform() < 1 / (1 + Math.exp(3.4 - 0.04 * (age - 60) - 0.03 * nights))
      rows.push([
        ...person,
        pickBy(rng, wards),
        french(entry),
        french(entry + nights * day),
        diagnosis,
        rng.uniform() < 0.06 ? 'ND' : creatinine.toFixed(1).replace('.', ','),
        crp < 5 ? '<5' : crp.toFixed(1).replace('.', ','),
        rng.uniform() < 0.1
          ? ''
          : around(rng, { mean: sex === 'F' ? 66 : 79, spread: 13, low: 38, high: 160 })
              .toFixed(1)
              .replace('.', ','),
        dies ? 'Oui' : 'Non',
      ])
    }
  }
  return Buffer.from(delimited({ header, rows }, ';', '\r\n'), 'latin1')
}
