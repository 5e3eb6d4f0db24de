import type { LevelColumn } from '../../../src/table/index.js'
import { consecutiveCells } from '../courses/consecutive.js'
import type { Courses } from '../courses/courses.js'
import { overColumns } from '../courses/over-columns.js'
import type { LinkedMetric } from '../linked-metric.js'
import { meanError } from './column-errors.js'

const mostLevels = 30
const fewestPairs = 20

/** From which level to which: a table of both for every column of levels. */
export const transitions: LinkedMetric = {
  id: 'fidelity.transitions',
  title: 'From level to level',
  question: 'Do people pass from one level to the next as real people do?',
  reading:
    'Mean over columns of at most 30 levels of the total variation between the tables of (level, next observed level) of synthetic and of unseen real people; 0 is identical. Staying at a level is a step too.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  usesReference: true,
  version: 1,
  compute(context) {
    const compared = overColumns(context, ({ table, schema: { name }, index, real, synthetic }) => {
      const [known, other] = [real.columns[index]!, synthetic.columns[index]!]
      if (known.type !== 'level' || other.type !== 'level' || known.levels.length > mostLevels) return []
      const [shares, others] = [stepShares(real, known), stepShares(synthetic, other)]
      if (shares.steps < fewestPairs) return []
      return [{ table, name, real: 0, synthetic: distance(shares.of, others.of) }]
    })
    return meanError(compared, {
      rng: context.rng,
      most: 20,
      none: 'no column of at most 30 levels is observed twice in enough people',
    })
  },
}

function stepShares(courses: Courses, { codes, levels }: LevelColumn) {
  const cells = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code))
  const { before, after } = consecutiveCells(courses, cells)
  const of = new Map<string, number>()
  before.forEach((from, index) => {
    const step = JSON.stringify([levels[from], levels[after[index]!]])
    of.set(step, (of.get(step) ?? 0) + 1 / before.length)
  })
  return { steps: before.length, of }
}

/** Total variation; 1 where a side has no steps. */
function distance(real: ReadonlyMap<string, number>, synthetic: ReadonlyMap<string, number>): number {
  if (synthetic.size === 0) return 1
  const steps = new Set([...real.keys(), ...synthetic.keys()])
  const sum = [...steps].reduce(
    (total, step) => total + Math.abs((real.get(step) ?? 0) - (synthetic.get(step) ?? 0)),
    0,
  )
  return Math.min(1, sum / 2)
}
