import { createRng } from '../../src/math/index.js'
import { around, day, delimited, parts } from './clinic.js'

/**
 * A survey of 40 graded items in four scales: tabs, `-9` where nobody answered, grades in words, a row number without a
 * name, interview dates as dd-Mon-yyyy. Nobody in it exists.
 */
export function questionnaire(rowCount: number, seed: number | string = 1): Buffer {
  const rng = createRng(seed).fork('questionnaire')
  const items = Array.from({ length: 40 }, (_, at) => `q${String(at + 1).padStart(2, '0')}`)
  const header = ['', 'interviewed', 'age', 'pain', ...items, 'score']
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const traits = [0, 1, 2, 3].map(() => rng.normal())
    const answers = items.map((_, at) => {
      const grade = Math.round(around(rng, { mean: 3 + traits[at % 4]!, spread: 0.8, low: 1, high: 5 }))
      return rng.uniform() < 0.03 ? -9 : grade
    })
    const moment = parts(Date.UTC(2021, 2, 1) + rng.below(400) * day)
    const pain = traits[0]! < 0 ? 'None' : traits[0]! < 1 ? 'Moderate' : 'Severe'
    return [
      String(row + 1),
      `${moment.day}-${months[Number(moment.month) - 1]}-${moment.year}`,
      rng.uniform() < 0.04 ? '999' : around(rng, { mean: 52, spread: 16, low: 18, high: 95 }).toFixed(0),
      pain,
      ...answers.map(String),
      String(answers.reduce((sum, grade) => sum + Math.max(0, grade), 0)),
    ]
  })
  return Buffer.from(delimited({ header, rows }, '\t'))
}
