import type { Schema } from '../../../table/index.js'
import type { Question } from '../question.js'
import { countApproach } from './counts.js'
import type { Approach } from './kind.js'
import { momentsApproach } from './moments.js'

export type { Approach, Found, Part, Released } from './kind.js'

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
    default:
      throw new Error('not yet')
  }
}
