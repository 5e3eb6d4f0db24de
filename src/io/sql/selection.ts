import type { ColumnPlan } from './column-plan.js'
import type { Dialect } from './dialect.js'
import type { Relation } from './relation.js'
import { relationText } from './relation-text.js'

/** SQL of the rows of a relation, a cell a plan. */
export function selectionText(
  dialect: Pick<Dialect, 'quote'>,
  {
    relation,
    plans,
    orderBy,
  }: {
    readonly relation: Relation
    readonly plans: readonly ColumnPlan[]
    /** SQL of the relation's columns. */
    readonly orderBy?: string | undefined
  },
): string {
  const cells = plans.map(({ expression }) => expression).join(', ')
  const order = orderBy === undefined ? '' : ` ORDER BY ${orderBy}`
  return `SELECT ${cells} FROM ${relationText(dialect, relation)}${order}`
}
