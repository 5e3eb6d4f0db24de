import { z } from 'zod'
import { columnName } from '../../named-columns.js'
import type { RelationKind } from '../../relation-kind.js'
import { stateFile } from '../../state.js'
import { combinationsOf, keyOf, learnCombinations } from './combinations.js'
import { findJoints } from './find-joints.js'

const shape = { type: z.literal('joint'), columns: z.array(columnName).min(2) }

export const joint: RelationKind<'joint'> = {
  type: 'joint',
  settles: false,
  file: z
    .strictObject(shape)
    .describe('the columns together take only combinations that several people hold; these are learnt'),
  learntFile: z.strictObject({ ...shape, combinations: z.array(z.array(stateFile)) }),
  say: ({ columns }) => `${columns.join(', ')} take few combinations`,
  parts: ({ columns: [column = '', ...inputs] }) => ({ column, inputs }),
  problems: ({ columns }, { path }) =>
    new Set(columns).size === columns.length ? [] : [`${path}: a column is named twice`],
  learn: (relation, train, options) => ({
    ...relation,
    combinations: learnCombinations(train, relation.columns, options),
  }),
  // A value that no combination has which enough people hold tells nothing of what goes with it.
  brokenRows({ columns, combinations }, table) {
    const known = new Set(combinations.map(keyOf))
    const kept = columns.map((_, at) => new Set(combinations.map((own) => own[at] ?? null)))
    const { cells, indices } = combinationsOf(table, columns)
    const isBroken = cells.map((own) => !known.has(keyOf(own)) && own.every((cell, at) => kept[at]?.has(cell)))
    return Uint8Array.from(indices, (at) => (isBroken[at] === true ? 1 : 0))
  },
  find: findJoints,
}
