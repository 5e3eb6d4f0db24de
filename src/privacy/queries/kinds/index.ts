import type { Schema } from '../../../table/index.js'
import type { Question } from '../question.js'
import { countApproach } from './counts.js'
import type { Approach } from './kind.js'
import { linearApproach } from './linear.js'
import { logRankApproach } from './log-rank.js'
import { momentsApproach } from './moments.js'
import { quantilesApproach } from './quantiles.js'
import { rateApproach } from './rate.js'
import { coxApproach, logisticApproach } from './scored-regression.js'
import { survivalApproach } from './survival.js'

export type { Approach, Found, Part, Released, ReleasedRounds } from './kind.js'

/** How a question is answered. Throws `bad-option` or `bad-evidence` where it cannot be asked of such a schema. */
export function approachOf(question: Question, schema: Schema): Approach {
  switch (question.ask) {
    case 'count':
    case 'histogram':
    case 'table':
      return countApproach(question, schema)
    case 'sum':
    case 'mean':
    case 'variance':
      return momentsApproach(question, schema)
    case 'quantiles':
      return quantilesApproach(question, schema)
    case 'rate':
      return rateApproach(question, schema)
    case 'survival':
      return survivalApproach(question, schema)
    case 'log-rank':
      return logRankApproach(question, schema)
    case 'linear':
      return linearApproach(question, schema)
    case 'logistic':
      return logisticApproach(question, schema)
    case 'cox':
      return coxApproach(question, schema)
  }
}
