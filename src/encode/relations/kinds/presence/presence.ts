import { z } from 'zod'
import {
  type Column,
  columnsOf,
  evaluateExpression,
  isMissing,
  type PresenceRelation,
  parseExpression,
} from '../../../../table/index.js'
import type { DerivationKind } from '../../derivation-kind.js'
import { fillWhere } from '../../fill-cells.js'
import { keepWhere } from '../../inner-column.js'
import type { Opened, Opening } from '../../opening.js'
import type { Restoring } from '../../restoring.js'
import type { PresenceDerivation } from './derivation.js'

export const presence: DerivationKind<'presence'> = {
  type: 'presence',
  file: z.strictObject({
    type: z.literal('presence'),
    column: z.string(),
    when: z.string(),
    shares: z.array(z.number().min(0)),
  }),
  leavesBounds: false,
  fit: (_, relation) => ({ ...relation, shares: [] }),
  inputs: ({ column, when }) => [...columnsOf(parseExpression(when)), column],
  innerNames: () => [],
  restore: restorePresence,
  relations: ({ type, column, when }) => [{ type, column, when }],
  filledFrom: ({ column }) => column,
  opening,
}

/** The column blanked where the condition is false, and filled where it is true. Unknown leaves the cell as it is. */
function restorePresence({ column, when, shares }: PresenceDerivation, restoring: Restoring): Column {
  const { table, schema } = restoring
  const truth = evaluateExpression(parseExpression(when), table, schema)
  const drawn = keepWhere(table.column(column), column, (row) => truth[row] !== 0)
  return fillWhere(drawn, (row) => truth[row] === 1, { shares, restoring })
}

/** Missing where the condition is false, a value where it is true; where it waits for a cell itself, both are filled together. */
function opening({ column, when }: PresenceRelation, { table, schema, modelledAs }: Opened): Opening {
  const condition = parseExpression(when)
  const truth = evaluateExpression(condition, table, schema)
  const asked = columnsOf(condition).map((name) => table.column(name))
  return {
    columns: modelledAs(column),
    fillingOf(row) {
      if (asked.some((each) => isMissing(each, row))) return 'any'
      return truth[row] === 0 ? 'closed' : 'present'
    },
  }
}
