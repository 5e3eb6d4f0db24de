import { outcomesOf } from '../learning/outcomes.js'
import { type PeopleGroup, peopleGroups } from '../learning/people-groups.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { type Estimates, estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { aboveChance, keptShare, mostKept } from './kept-share.js'
import { weightedScore } from './outcome-scores.js'
import { type AskedOutcome, askedOutcomes, madePredictions, mostRows } from './outcome-trees.js'
import { tstr } from './tstr.js'

const fewestRows = 40
const fewestOfEachClass = 10

/** How well outcomes of real people of each subgroup are predicted by trees that saw synthetic rows only. */
export const subgroupUtility: Metric = {
  id: 'utility.subgroups',
  title: 'Trained on synthetic, tested on real subgroups',
  question: 'Does a model trained on the synthetic table serve every group of people?',
  reading:
    'What boosted trees trained on all synthetic rows reach above chance within subgroups (levels of quasi-identifiers, thirds of those that are numbers; at least 40 unseen real rows, 10 of either class), as a share of what the same trees reach there when trained on real rows: all subgroups of an outcome together, mean over the outcomes that real rows predict clearly; 1 is as much, 0 is guessing. Groups are single quasi-identifiers, not their combinations, and a group that gains makes up for one that loses: the section on usefulness has them one by one.',
  natures: withRows,
  goal: 'maximise',
  range: [0, mostKept],
  cost: 'costly',
  workbench: 'outcomes',
  drawsAs: tstr.id,
  asksRows: mostRows,
  version: 2,
  compute,
}

function compute(context: EvaluationContext): MetricResult {
  const { schema, train } = context
  if (outcomesOf(schema, train).length === 0)
    return { status: 'skipped', reason: 'the schema names no outcome that varies' }
  const groups = peopleGroups(schema, train)
  const made = madePredictions(context)
  const scored = askedOutcomes(context).flatMap(
    (asked, index) => keptInGroups(asked, { synthetic: made[index] ?? null, groups, context }) ?? [],
  )
  if (scored.length === 0)
    return {
      status: 'skipped',
      reason: `no quasi-identifier divides the tested rows in groups of ${fewestRows}`,
      nothingToTest: true,
    }
  return {
    status: 'ok',
    ...withInterval(meanEstimates(scored.map(({ kept }) => kept)), subgroupUtility.range),
    detail: { groups: scored.reduce((sum, each) => sum + each.groups, 0), outcomes: scored.length },
  }
}

interface Asked {
  readonly synthetic: Float64Array | null
  readonly groups: readonly PeopleGroup[]
  readonly context: EvaluationContext
}

/** Whole and without each twentieth of the tested people; null where real rows do not predict the outcome within groups. */
function keptInGroups(
  { outcome, rows, targets, real, isPredictable }: AskedOutcome,
  { synthetic, groups, context: { schema } }: Asked,
): { readonly kept: Estimates; readonly groups: number } | null {
  if (!isPredictable || real === null) return null
  const { task } = outcome
  const asked = groups.map(({ rowsOf }) => rowsOf(rows)).filter((members) => isEnough(members, targets, task))
  const people = rowGroups(rows, schema)
  const scores = asked.map((members) => {
    const pick = (from: Float64Array) => Float64Array.from(members, (row) => from[row]!)
    const tested = { task, targets: pick(targets) }
    return {
      members,
      real: weightedScore(pick(real), tested),
      synthetic: synthetic === null ? () => Number.NaN : weightedScore(pick(synthetic), tested),
    }
  })
  const above = (of: 'real' | 'synthetic', omitted: number) =>
    scores.reduce((sum, each) => {
      const weights = Uint8Array.from(each.members, (row) => Number(people[row] !== omitted))
      return sum + aboveChance(each[of](weights), task)
    }, 0)
  if (above('real', -1) <= 0) return null
  const kept = estimates((omitted) =>
    keptShare({ synthetic: above('synthetic', omitted), real: above('real', omitted) }),
  )
  return { kept, groups: asked.length }
}

function isEnough(members: readonly number[], targets: Float64Array, task: AskedOutcome['outcome']['task']): boolean {
  if (members.length < fewestRows) return false
  if (task === 'regression') return true
  const positives = members.filter((row) => targets[row] === 1).length
  return Math.min(positives, members.length - positives) >= fewestOfEachClass
}
