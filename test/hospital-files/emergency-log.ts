import { createRng } from '../../src/math/index.js'
import { around, day, delimited, digits, parts, pick, pickBy } from './clinic.js'

const complaints = ['Chest pain', 'Fall', 'Fever', 'Abdominal pain', 'Dyspnoea', 'Headache'] as const

/**
 * An emergency department's log: an Excel `sep=` line, yyyymmdd dates, times alone, temperatures with a unit, phones,
 * notes that name people, and who left without being seen. Nobody in it exists.
 */
export function emergencyLog(rowCount: number, seed: number | string = 1): Buffer {
  const rng = createRng(seed).fork('emergency-log')
  const header = [
    'visit_no',
    'arrival_date',
    'arrival_time',
    'seen_time',
    'triage',
    'complaint',
    'age',
    'temperature',
    'heart_rate',
    'spo2',
    'phone',
    'note',
    'disposition',
  ] // prettier-ignore
  const time = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const { year, month, day: dayOfMonth } = parts(Date.UTC(2024, 0, 1) + rng.below(180) * day)
    const arrival = 5 * rng.below(250)
    const triage = pickBy(rng, [
      ['1', 3],
      ['2', 12],
      ['3', 45],
      ['4', 30],
      ['5', 10],
    ] as const)
    const fever = rng.uniform() < 0.2
    const left = rng.uniform() < 0.05
    return [
      String(20_240_000 + row),
      `${year}${month}${dayOfMonth}`,
      time(arrival),
      left ? '' : time(Math.min(1439, arrival + 1 + Math.round(Number(triage) * 14 * rng.uniform()))),
      triage,
      pick(rng, complaints),
      around(rng, { mean: 47, spread: 22, low: 1, high: 97 }).toFixed(0),
      `${around(rng, { mean: fever ? 38.6 : 36.8, spread: 0.4, low: 35, high: 41 }).toFixed(1)} °C`,
      around(rng, { mean: fever ? 102 : 84, spread: 13, low: 40, high: 170 }).toFixed(0),
      `${Math.round(around(rng, { mean: 97, spread: 2, low: 80, high: 100 }))}%`,
      `04 65 71 ${digits(rng, 2)} ${digits(rng, 2)}`,
      `Seen by Dr ${pick(rng, ['Adler', 'Bonnet', 'Costa'])}; brought by ${pick(rng, ['son', 'wife', 'ambulance'])} no ${digits(rng, 4)}.`,
      left
        ? 'Left'
        : pickBy(rng, [
            ['Home', 6],
            ['Admitted', 3],
            ['Transferred', 1],
          ] as const),
    ]
  })
  return Buffer.from(`sep=;\n${delimited({ header, rows }, ';')}`, 'utf8')
}
