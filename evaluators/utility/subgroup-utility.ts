import type { Table } from '../../src/table/index.js'
import type { Outcome } from '../learning/outcomes.js'
import { outcomesOf, targetsOf } from '../learning/outcomes.js'
import { type PeopleGroup, peopleGroups } from '../learning/people-groups.js'
import { boosting } from '../learning/predictors.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { type Estimates, estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { weightedScore } from './outcome-scores.js'
import { mostRows, tstr } from './tstr.js'

const fewestRows = 40
const fewestOfEachClass = 10

/** How well outcomes of real people of each subgroup are predicted by trees that saw synthetic rows only. */
export const subgroupUtility: Metric = {
  id: 'utility.subgroups',
  title: 'Trained on synthetic, tested on real subgroups',
  question: 'Does a model trained on the synthetic table serve every group of people?',
  reading:
    'Mean over outcomes and subgroups (levels of quasi-identifiers, thirds of those that are numbers; at least 40 unseen real rows, 10 of either class) of the score of boosted trees trained on all synthetic rows, within the subgroup; the copy of train shows what real training rows reach. Groups are single quasi-identifiers, not their combinations, and a group that gains makes up for one that loses: the section on usefulness has them one by one.',
  goal: 'maximise',
  range: [0, 1],
  cost: 'costly',
  drawsAs: tstr.id,
  version: 1,
  compute,
}

function compute(context: EvaluationContext): MetricResult {
  const { schema, train, synthetic, rng } = context
  const outcomes = outcomesOf(schema, train)
  if (outcomes.length === 0) return { status: 'skipped', reason: 'the schema names no outcome that varies' }
  const groups = peopleGroups(schema, train)
  const made = sampleRows(synthetic, mostRows, rng.fork('synthetic'))
  const scores = outcomes.flatMap((outcome) => groupScores(outcome, { made, groups, context }))
  if (scores.length === 0)
    return {
      status: 'skipped',
      reason: `no quasi-identifier divides the tested rows in groups of ${fewestRows}`,
      nothingToTest: true,
    }
  return {
    status: 'ok',
    ...withInterval(meanEstimates(scores), subgroupUtility.range),
    detail: { groups: scores.length, outcomes: outcomes.length },
  }
}

/** One score a group, whole and without each twentieth of the tested people; none where the synthetic rows have one class only. */
function groupScores(
  outcome: Outcome,
  {
    made,
    groups,
    context: { schema, holdout, rng },
  }: { readonly made: Table; readonly groups: readonly PeopleGroup[]; readonly context: EvaluationContext },
): Estimates[] {
  const { rows, targets } = targetsOf(holdout, outcome)
  const asked = groups.map(({ rowsOf }) => rowsOf(rows)).filter((members) => isEnough(members, targets, outcome))
  const training = targetsOf(made, outcome)
  if (asked.length === 0) return []
  if (new Set(training.targets).size < 2) return asked.map(() => estimates(() => 0))
  const stream = rng.fork(`outcome:${outcome.name}`).fork('boosting:synthetic')
  const predictions = boosting.fit(outcome, { ...training, rng: stream })(rows)
  const people = rowGroups(rows, schema)
  return asked.map((members) => {
    const pick = (from: Float64Array) => Float64Array.from(members, (row) => from[row]!)
    const score = weightedScore(pick(predictions), { task: outcome.task, targets: pick(targets) })
    return estimates((omitted) => score(Uint8Array.from(members, (row) => Number(people[row] !== omitted))))
  })
}

function isEnough(members: readonly number[], targets: Float64Array, { task }: Outcome): boolean {
  if (members.length < fewestRows) return false
  if (task === 'regression') return true
  const positives = members.filter((row) => targets[row] === 1).length
  return Math.min(positives, members.length - positives) >= fewestOfEachClass
}
