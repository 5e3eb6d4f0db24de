import { z } from 'zod'
import {
  columnsOf,
  type EqualityRelation,
  evaluateExpression,
  isMissing,
  type NumberColumn,
  parseExpression,
} from '../../../../table/index.js'
import type { DerivationKind, Planned } from '../../derivation-kind.js'
import { numbersFrom } from '../../inner-column.js'
import type { Restoring } from '../../restoring.js'
import type { EqualityDerivation } from './derivation.js'

const name = z.string()

export const equality: DerivationKind<'equality'> = {
  type: 'equality',
  file: z.strictObject({ type: z.literal('equality'), column: name, of: name, unless: name }),
  leavesBounds: false,
  mendsDerived: true,
  plan: planEquality,
  fit: ({ column, inputs: [of = ''] }, { type, unless }) => ({ type, column, of, unless }),
  inputs: ({ column, of, unless }) => [of, ...columnsOf(parseExpression(unless)), column],
  innerNames: () => [],
  restore: restoreEquality,
  relations: (derivation) => [derivation],
}

/** Either of the two may follow, the stated one first. */
function planEquality(relation: EqualityRelation): readonly Planned[] {
  const { type, column, of, unless } = relation
  const asked = columnsOf(parseExpression(unless))
  return [
    { type, column, inputs: [of, ...asked], relations: [relation] },
    { type, column: of, inputs: [column, ...asked], relations: [relation] },
  ]
}

/** The other's value where both are there and the condition is false. */
function restoreEquality({ column, of, unless }: EqualityDerivation, { table, schema }: Restoring): NumberColumn {
  const own = table.column(column) as NumberColumn
  const other = table.column(of) as NumberColumn
  const truth = evaluateExpression(parseExpression(unless), table, schema)
  const isMended = (row: number) => truth[row] === 0 && !isMissing(other, row)
  const mended = numbersFrom(column, table.rowCount, (row) => {
    if (isMissing(own, row)) return null
    return isMended(row) ? other.values[row]! : own.values[row]!
  })
  return own.flags === undefined
    ? mended
    : { ...mended, flags: own.flags.map((flag, row) => (isMended(row) ? (other.flags?.[row] ?? 0) : flag)) }
}
