import { z } from 'zod'
import { differingStates } from '../../differing-states.js'
import { columnName } from '../../named-columns.js'
import type { RelationKind } from '../../relation-kind.js'
import { stateFile } from '../../state.js'
import { statesOf } from '../../states.js'
import { findFunctions } from './find-functions.js'
import { applyStateMap, learnStateMap } from './state-map.js'

const map = z.strictObject({
  levels: z.array(z.string()),
  values: z.array(stateFile),
  missing: stateFile.optional(),
  otherwise: stateFile,
})

export const learntFunctionFile = z.strictObject({
  type: z.literal('function'),
  column: z.string(),
  of: z.string(),
  map,
})

export const functionOf: RelationKind<'function'> = {
  type: 'function',
  settles: true,
  file: z
    .strictObject({ type: z.literal('function'), column: columnName, of: columnName })
    .describe('the column is known once the other one is; which value goes with which level is learnt'),
  learntFile: learntFunctionFile,
  say: ({ column, of }) => `${column} is a function of ${of}`,
  parts: ({ column, of }) => ({ column, inputs: [of] }),
  problems: () => [],
  learn: (relation, train, options) => ({ ...relation, map: learnStateMap(train, relation, options) }),
  // A level too rare to know its value is not judged.
  brokenRows(relation, table) {
    const expected = applyStateMap(relation.map, table, relation.of)
    const unjudged = table.column(relation.of).type === 'level' ? relation.map.levels.length : -1
    return differingStates(expected, statesOf(table.column(relation.column)), { unjudged })
  },
  find: findFunctions,
}
