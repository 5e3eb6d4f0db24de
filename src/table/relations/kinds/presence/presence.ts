import { z } from 'zod'
import { isMissing } from '../../../column.js'
import { evaluateExpression } from '../../../expression/evaluate.js'
import { parseExpression } from '../../../expression/parse.js'
import { columnsOf } from '../../../expression/syntax.js'
import { columnName } from '../../named-columns.js'
import type { RelationKind } from '../../relation-kind.js'
import { findPresences } from './find-presences.js'

export const presence: RelationKind<'presence'> = {
  type: 'presence',
  settles: false,
  file: z
    .strictObject({ type: z.literal('presence'), column: columnName, when: z.string().min(1) })
    .describe('the column is present exactly when the condition holds'),
  say: ({ column, when }) => `${column} is present exactly when ${when}`,
  parts: ({ column, when }) => ({ column, inputs: columnsOf(parseExpression(when)) }),
  problems: () => [],
  brokenRows(relation, table, schema) {
    const column = table.column(relation.column)
    const truth = evaluateExpression(parseExpression(relation.when), table, schema)
    return Uint8Array.from(truth, (value, row) => (value >= 0 && (value === 0) !== isMissing(column, row) ? 1 : 0))
  },
  find: findPresences,
  // Columns of one combination are missing together.
  isImplied: ({ relation }, found) => {
    const { column, inputs } = presence.parts(relation)
    return found.some((each) => each.relation.type === 'joint' && areWithin([column, ...inputs], each.relation.columns))
  },
}

function areWithin(names: readonly string[], columns: readonly string[]): boolean {
  return names.every((name) => columns.includes(name))
}
