import { z } from 'zod'
import {
  brokenRows,
  hardlyMet,
  isModelled,
  type NumberColumn,
  type OrderRelation,
  presentValues,
  type Schema,
  shareAbove,
} from '../../../../table/index.js'
import { latticesFile } from '../../../lattices/lattices-file.js'
import type { DerivationKind, Planned } from '../../derivation-kind.js'
import { type FitDerivation, schemaColumn } from '../../inner-column.js'
import { fitOrder, orderColumns, restoreOrder } from './order-cells.js'

const name = z.string()

export const order: DerivationKind<'order'> = {
  type: 'order',
  file: z.strictObject({
    type: z.literal('order'),
    column: name,
    bases: z.array(name).min(1),
    side: z.enum(['below', 'above']),
    floor: z.number().optional(),
    offset: name,
    unit: z.number().positive(),
    step: z.number().min(0),
    grid: z.number().min(0),
    rooms: z.array(z.number().min(0)).optional(),
    lattices: latticesFile.optional(),
    shares: z.array(z.number().min(0)).optional(),
    alone: name.optional(),
  }),
  leavesBounds: false,
  plan: planOrder,
  join: joinOrders,
  isLoose,
  fit: (planned, _, fit) => fitOrder(planned, fit),
  inputs: ({ bases }) => bases,
  innerNames: ({ offset, alone }) => (alone === undefined ? [offset] : [offset, alone]),
  alone: ({ alone }) => alone,
  innerColumns: orderColumns,
  restore: restoreOrder,
  relations: ({ column, bases, side }) =>
    bases.map((base) =>
      side === 'below' ? { type: 'order', lower: column, upper: base } : { type: 'order', lower: base, upper: column },
    ),
  filledFrom: ({ offset }) => offset,
}

/**
 * With a floor the lower column follows from the upper one as a share, which keeps both ends' masses; without, the upper one
 * follows from the lower one by a difference. The other way round is for columns that already follow from something else.
 */
function planOrder(relation: OrderRelation, schema: Schema): readonly Planned[] {
  const { type, lower, upper } = relation
  const floor = schemaColumn(schema, lower)?.bounds?.min
  const below: Planned = { type, column: lower, inputs: [upper], side: 'below', relations: [relation] }
  const above: Planned = { type, column: upper, inputs: [lower], side: 'above', relations: [relation] }
  return floor === undefined ? [above, below] : [below, above]
}

function joinOrders(before: Planned, next: Planned): Planned | undefined {
  if (before.side !== next.side) return undefined
  const inputs = [...new Set([...before.inputs, ...next.inputs])]
  return { ...before, inputs, relations: [...before.relations, ...next.relations] }
}

/** Whether the ranges of two dates hardly meet, and no row breaks their order: the few synthetic ones that do are drawn again. */
function isLoose(relation: OrderRelation, { train, schema }: FitDerivation): boolean {
  // Rows that other columns come with are drawn once.
  if ([relation.lower, relation.upper].some((name) => !isModelled(schemaColumn(schema, name)))) return false
  const isBroken = () => brokenRows(relation, train, schema).includes(1)
  if (schemaColumn(schema, relation.lower).kind !== 'datetime' || isBroken()) return false
  const [lower, upper] = [relation.lower, relation.upper].map((name) => train.column(name) as NumberColumn)
  return shareAbove(presentValues(lower!), presentValues(upper!)) < hardlyMet
}
