import { createRng } from '../../src/math/index.js'
import { around, day, delimited, digits, pick } from './clinic.js'

const analytes = [
  { name: 'Hemoglobin', unit: 'g/dL', mean: 13.2, spread: 1.8, decimals: 1, limit: 4 },
  { name: 'Potassium', unit: 'mmol/L', mean: 4.2, spread: 0.5, decimals: 1, limit: 1.5 },
  { name: 'Troponin T', unit: 'ng/L', mean: 12, spread: 14, decimals: 0, limit: 5 },
  { name: 'Platelets', unit: '10^9/L', mean: 245, spread: 70, decimals: 0, limit: 10 },
] as const

/** A laboratory's results, one a line: date-times to the minute, detection limits, many lines a patient. Nobody in it exists. */
export function longLaboratory(rowCount: number, seed: number | string = 1): Buffer {
  const rng = createRng(seed).fork('long-laboratory')
  const header = ['patient_id', 'sample_no', 'collected_at', 'reported_at', 'test_name', 'result', 'unit', 'flag']
  const minutes = (moment: number) => new Date(moment).toISOString().slice(0, 16).replace('T', ' ')
  const rows: string[][] = []
  while (rows.length < rowCount) {
    const patient = `P${digits(rng, 6)}`
    const level = rng.normal()
    for (let samples = 1 + rng.below(8); samples > 0; samples--) {
      const sample = digits(rng, 10)
      const collected = Date.UTC(2023, 0, 1) + rng.below(365) * day + (360 + rng.below(600)) * 60_000
      for (const { name, unit, mean, spread, decimals, limit } of analytes) {
        if (rows.length === rowCount || rng.uniform() < 0.2) continue
        const value = around(rng, {
          mean: mean + 0.6 * spread * level,
          spread: 0.8 * spread,
          low: 0,
          high: mean + 6 * spread,
        })
        const flag = value < mean - 2 * spread ? 'L' : value > mean + 2 * spread ? 'H' : 'N'
        const result = value < limit ? `<${limit}` : value.toFixed(decimals)
        rows.push([
          patient,
          sample,
          minutes(collected),
          minutes(collected + (30 + rng.below(300)) * 60_000),
          name,
          result,
          unit,
          pick(rng, [flag, flag, flag, '']),
        ])
      }
    }
  }
  return Buffer.from(delimited({ header, rows }, ','))
}
