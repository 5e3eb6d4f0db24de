import { z } from 'zod'
import { columnName, nonNumbers } from '../../named-columns.js'
import type { RelationKind } from '../../relation-kind.js'
import { findCeilings, isImpliedCeiling } from './find-ceilings.js'
import { endsOf, learnEnd } from './learn-end.js'

const shape = {
  type: z.literal('ceiling'),
  column: columnName,
  start: columnName,
  units: z
    .number()
    .positive()
    .describe('how many units of the column are in one of the start, which is a day for dates'),
}

export const ceiling: RelationKind<'ceiling'> = {
  type: 'ceiling',
  settles: false,
  file: z
    .strictObject(shape)
    .describe('a time that began at start ends by one date, the same for everybody; it is learnt'),
  learntFile: z.strictObject({ ...shape, end: z.number() }),
  say: ({ column, start, units }) =>
    `${start} + ${column}${units === 1 ? '' : ` / ${units}`} is never after the end of follow-up`,
  parts: ({ column, start }) => ({ column, inputs: [start] }),
  problems({ column, start }, stating) {
    const problems = nonNumbers([column, start], stating)
    if (problems.length > 0 || stating.kindOf(column) === 'numeric') return problems
    return [`${stating.path}: "${column}" is a date, and must be a time that a number tells`]
  },
  learn: (relation, train, options) => ({ ...relation, end: learnEnd(relation, train, options) }),
  brokenRows(relation, table, schema) {
    const room = 1e-9 * Math.max(1, Math.abs(relation.end))
    return Uint8Array.from(endsOf(relation, table, schema), (end) => (end > relation.end + room ? 1 : 0))
  },
  find: findCeilings,
  isImplied: isImpliedCeiling,
}
