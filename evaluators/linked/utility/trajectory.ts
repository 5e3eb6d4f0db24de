import { bootstrapInterval } from '../../../src/math/index.js'
import { concatTables } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import type { Outcome } from '../../learning/outcomes.js'
import { boosting } from '../../learning/predictors.js'
import { areaUnder, rankScores, rocCurve } from '../../learning/roc.js'
import type { LinkedContext, LinkedMetric } from '../linked-metric.js'
import { type AtRisk, atRisk, type Landmark, landmarkOf } from './landmark.js'
import { markerEffects } from './marker-effects.js'

const fewestOfClass = 10

/** Train on synthetic histories, test on real ones: who has the event soon, from the first visits. */
export const trajectory: LinkedMetric = {
  id: 'utility.trajectory',
  title: 'Predicting the event from the first visits',
  question: 'Does a model that learnt on synthetic histories predict for real people?',
  reading:
    'Area under the ROC curve, on unseen real people, of boosted trees that learnt on synthetic people to predict the event within a horizon of the third visit (or an earlier one) from who they are and what was seen up to it; compare with a copy of train, which learnt on real people. Beside it stand hazard ratios of values that change over time, in real and in synthetic people.',
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  usesReference: true,
  version: 1,
  compute(context) {
    const { train, synthetic } = context
    const landmark = landmarkOf(train)
    if (landmark === null)
      return {
        status: 'skipped',
        reason: 'no time to an event that visits lead up to, or too few people with one',
        nothingToTest: true,
      }
    const test = testPeople(context, landmark)
    if (test === null) return { status: 'skipped', reason: 'too few unseen people whose event is known' }
    const learning = atRisk(synthetic, landmark, { train })
    // Of a control of a handful of events trees learn nothing: its area would say nothing of what real people are worth.
    if (context.brief && learning !== null && smallerClass(learning) < fewestOfClass)
      return { status: 'skipped', reason: 'too few people of one class to learn from' }
    const learnt = scoreOf(context, landmark, { of: synthetic, test })
    if (learnt === null) return { status: 'skipped', reason: 'synthetic people show one class of the event alone' }
    if (context.brief) return { status: 'ok', ...learnt }
    const real = scoreOf(context, landmark, { of: train, test })
    const { followUp, view, visits, horizon } = landmark
    return {
      status: 'ok',
      ...learnt,
      detail: {
        ...{ table: view.table, event: followUp.event, visits, horizon, testPeople: test.targets.length },
        ...{ real: real?.value ?? null, loss: real === null ? null : real.value - learnt.value },
        markers: markerEffects(context, landmark),
      },
    }
  },
}

function testPeople({ holdout, reference, train }: LinkedContext, landmark: Landmark): AtRisk | null {
  const sides = [holdout, reference].flatMap((tables) => atRisk(tables, landmark, { train }) ?? [])
  const targets = Float64Array.from(sides.flatMap((side) => [...side.targets]))
  if (smallerClass({ targets }) < fewestOfClass) return null
  return { rows: concatTables(sides.map(({ rows }) => rows)), targets }
}

function smallerClass({ targets }: Pick<AtRisk, 'targets'>): number {
  const events = targets.reduce((sum, target) => sum + target, 0)
  return Math.min(events, targets.length - events)
}

function scoreOf(
  { train, rng }: LinkedContext,
  landmark: Landmark,
  { of, test }: { readonly of: LinkedTables; readonly test: AtRisk },
) {
  const learning = atRisk(of, landmark, { train })
  if (learning === null) return null
  const features = test.rows.columnNames
  const outcome: Outcome = {
    ...{ name: landmark.followUp.event, task: 'classification', features },
    ...{ leaking: [], positive: null, limits: null },
  }
  const scores = boosting.fit(outcome, {
    rows: learning.rows,
    targets: learning.targets,
    rng: rng.fork('trees'),
  })(test.rows)
  const of1 = (label: number) => scores.filter((_, row) => test.targets[row] === label)
  const ranked = rankScores(of1(1), of1(0))
  const value = areaUnder(rocCurve(ranked))
  const interval = bootstrapInterval(
    [ranked.members, ranked.nonMembers],
    ([members, others]) => areaUnder(rocCurve(ranked, [members!, others!])),
    { rng: rng.fork('bootstrap'), replicates: 200 },
  )
  return { value, interval }
}
