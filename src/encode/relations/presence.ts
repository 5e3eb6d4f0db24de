import { type Column, evaluateExpression, parseExpression } from '../../table/index.js'
import type { PresenceDerivation } from './derivation.js'
import { fillWhere } from './fill-cells.js'
import { keepWhere } from './inner-column.js'
import type { Restoring } from './restoring.js'

/** The column blanked where the condition is false, and filled where it is true. Unknown leaves the cell as it is. */
export function restorePresence({ column, when, shares }: PresenceDerivation, restoring: Restoring): Column {
  const { table, schema } = restoring
  const truth = evaluateExpression(parseExpression(when), table, schema)
  const drawn = keepWhere(table.column(column), column, (row) => truth[row] !== 0)
  return fillWhere(drawn, (row) => truth[row] === 1, { shares, restoring })
}
