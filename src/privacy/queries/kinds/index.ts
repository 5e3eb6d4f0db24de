import type { Schema } from '../../../table/index.js'
import type { Question } from '../question.js'
import { countApproach } from './counts.js'
import type { Approach, QuestionOf } from './kind.js'
import { linearApproach } from './linear.js'
import { logRankApproach } from './log-rank.js'
import { momentsApproach } from './moments.js'
import { quantilesApproach } from './quantiles.js'
import { rateApproach } from './rate.js'
import { coxApproach, logisticApproach } from './scored-regression.js'
import { survivalApproach } from './survival.js'

export type { Approach, Found, Part, Released, ReleasedRounds } from './kind.js'

/** By what is asked, how it is answered: a kind of question is a file and a line here. */
const approaches: { readonly [Ask in Question['ask']]: (question: QuestionOf<Ask>, schema: Schema) => Approach } = {
  count: countApproach,
  histogram: countApproach,
  table: countApproach,
  sum: momentsApproach,
  mean: momentsApproach,
  variance: momentsApproach,
  quantiles: quantilesApproach,
  rate: rateApproach,
  survival: survivalApproach,
  'log-rank': logRankApproach,
  linear: linearApproach,
  logistic: logisticApproach,
  cox: coxApproach,
}

/** How a question is answered. Throws `bad-option` or `bad-evidence` where it cannot be asked of such a schema. */
export function approachOf(question: Question, schema: Schema): Approach {
  const approach = approaches[question.ask] as (question: Question, schema: Schema) => Approach
  return approach(question, schema)
}
