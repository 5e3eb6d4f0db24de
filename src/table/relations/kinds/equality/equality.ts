import { z } from 'zod'
import { isMissing, type NumberColumn } from '../../../column.js'
import { evaluateExpression } from '../../../expression/evaluate.js'
import { parseExpression } from '../../../expression/parse.js'
import { columnsOf } from '../../../expression/syntax.js'
import type { Schema } from '../../../schema.js'
import type { Table } from '../../../table.js'
import { columnName, nonNumbers } from '../../named-columns.js'
import type { RelationKind } from '../../relation-kind.js'
import { findEqualities } from './find-equalities.js'
import type { EqualityRelation } from './relation.js'

export const equality: RelationKind<'equality'> = {
  type: 'equality',
  settles: false,
  file: z
    .strictObject({ type: z.literal('equality'), column: columnName, of: columnName, unless: z.string().min(1) })
    .describe('the column equals the other one unless the condition holds'),
  say: ({ column, of, unless }) => `${column} = ${of} unless ${unless}`,
  parts: ({ column, of, unless }) => ({ column, inputs: [...new Set([of, ...columnsOf(parseExpression(unless))])] }),
  problems({ column, of }, stating) {
    const problems = nonNumbers([column, of], stating)
    if (problems.length > 0 || stating.kindOf(column) === stating.kindOf(of)) return problems
    return [`${stating.path}: a date and a number are never equal`]
  },
  brokenRows: unequalRows,
  find: findEqualities,
}

function unequalRows({ column, of, unless }: EqualityRelation, table: Table, schema: Schema): Uint8Array {
  const [one, other] = [table.column(column) as NumberColumn, table.column(of) as NumberColumn]
  const truth = evaluateExpression(parseExpression(unless), table, schema)
  return Uint8Array.from(truth, (isFree, row) => {
    if (isFree !== 0 || isMissing(one, row) || isMissing(other, row)) return 0
    const [value, wanted] = [one.values[row]!, other.values[row]!]
    return Math.abs(value - wanted) > 1e-9 * Math.max(1, Math.abs(wanted)) ? 1 : 0
  })
}
