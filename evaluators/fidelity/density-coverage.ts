import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { estimates, groupCount, withInterval } from '../row-groups.js'
import { drawClouds, mostCloudRows } from './clouds.js'
import { type NeighbourBalls, neighbourBalls } from './neighbour-balls.js'

const neighbours = 5

/** One number a point, whose mean is the value. */
type PointScores = ArrayLike<number>

/** Both are read off the same balls around the same rows. */
const together = { workbench: 'balls', drawsAs: 'fidelity.density' } as const

function ballsOf(context: EvaluationContext): NeighbourBalls | null {
  const { schema, train, synthetic, rng } = context
  return remembered([schema, train, synthetic], `balls by ${rng.path}`, () => {
    const clouds = drawClouds(context, 2 * neighbours)
    return clouds && neighbourBalls(clouds.real, clouds.synthetic, neighbours)
  })
}

function ballMetric(
  texts: Pick<Metric, 'id' | 'title' | 'question' | 'reading' | 'goal' | 'range'>,
  scoresOf: (balls: NeighbourBalls) => PointScores,
): Metric {
  const metric: Metric = {
    ...texts,
    ...together,
    natures: withRows,
    cost: 'moderate',
    asksRows: mostCloudRows,
    version: 2,
    compute,
  }
  return metric

  function compute(context: EvaluationContext): MetricResult {
    const balls = ballsOf(context)
    if (balls === null) return { status: 'skipped', reason: `fewer than ${2 * neighbours} rows` }
    const scores = scoresOf(balls)
    // The points counted are left out in groups; the balls stay.
    const mean = (omitted: number) => {
      let [sum, count] = [0, 0]
      for (let point = 0; point < scores.length; point++) {
        if (point % groupCount === omitted) continue
        sum += scores[point]!
        count++
      }
      return sum / count
    }
    return {
      status: 'ok',
      ...withInterval(estimates(mean), metric.range),
      detail: { rowsOfEachSide: balls.reached.length, neighbours },
    }
  }
}

export const density: Metric = ballMetric(
  {
    id: 'fidelity.density',
    title: 'Density',
    question: 'Do synthetic rows lie where real rows crowd, and not only near an outlier?',
    reading:
      'Mean number of balls around real rows, each reaching to its fifth real neighbour, that a synthetic row lies in, divided by five. 1 is expected of rows from the same population; less is rows in empty places, more is crowding where rows are typical. Compare with unseen real rows.',
    goal: 'reference',
    range: [0, mostCloudRows / neighbours],
  },
  ({ ballsAround }) => ballsAround.map((balls) => balls / neighbours),
)

export const coverage: Metric = ballMetric(
  {
    id: 'fidelity.coverage',
    title: 'Coverage',
    question: 'Does every neighbourhood of real rows hold a synthetic row?',
    reading:
      'Share of real rows with a synthetic row no further than their fifth real neighbour; rows from the same population reach about .97 with as many rows, a table that leaves a group out falls short by its share. A copy reaches 1.',
    goal: 'maximise',
    range: [0, 1],
  },
  ({ reached }) => reached,
)
