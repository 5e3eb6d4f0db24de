import { type OrderRelation, partsOf, type Relation, relationsOf, type Schema } from '../../table/index.js'

/** Orders that share the column which follows. */
export interface PlannedOrder {
  readonly type: 'order'
  readonly column: string
  readonly bases: readonly string[]
  readonly side: 'below' | 'above'
  readonly relations: readonly OrderRelation[]
}

export type PlannedRelation = PlannedOrder | Exclude<Relation, OrderRelation>

export interface RelationPlan {
  /** In an order in which every column's inputs are there before it. */
  readonly built: readonly PlannedRelation[]
  /** Relations that would define a column twice or from itself. */
  readonly unbuilt: readonly Relation[]
}

const precedence: readonly Relation['type'][] = ['formula', 'cut', 'function', 'order', 'presence']

/**
 * Which column follows from which, so that each is defined once and none from itself; nothing follows from orders that are
 * `loose`. O(relations²).
 */
export function planRelations(schema: Schema, loose: (order: OrderRelation) => boolean = () => false): RelationPlan {
  const all = relationsOf(schema)
  const stated = all
    .filter((each) => each.type !== 'order' || !loose(each))
    .sort((a, b) => precedence.indexOf(a.type) - precedence.indexOf(b.type))
  const planned = new Map<string, PlannedRelation>()
  const unbuilt: Relation[] = all.filter((each) => !stated.includes(each))
  const inputsOf = new Map<string, readonly string[]>()
  for (const relation of stated) {
    const options = relation.type === 'order' ? orderOptions(relation, schema) : [relation]
    const chosen = options.find((option) => {
      const before = planned.get(option.column)
      const joins = before?.type === 'order' && option.type === 'order' && before.side === option.side
      return (before === undefined || joins) && !reaches(inputs(option), option.column, inputsOf)
    })
    if (chosen === undefined) {
      unbuilt.push(relation)
      continue
    }
    const joined = joinOrders(planned.get(chosen.column), chosen)
    planned.set(chosen.column, joined)
    inputsOf.set(chosen.column, inputs(joined))
  }
  return { built: inOrder(planned, inputsOf), unbuilt }
}

/**
 * With a floor the lower column follows from the upper one as a share, which keeps both ends' masses; without, the upper one
 * follows from the lower one by a difference. The other way round is for columns that already follow from something else.
 */
function orderOptions(relation: OrderRelation, schema: Schema): PlannedOrder[] {
  const { lower, upper } = relation
  const floor = schema.columns.find(({ name }) => name === lower)?.bounds?.min
  const below: PlannedOrder = { type: 'order', column: lower, bases: [upper], side: 'below', relations: [relation] }
  const above: PlannedOrder = { type: 'order', column: upper, bases: [lower], side: 'above', relations: [relation] }
  return floor === undefined ? [above, below] : [below, above]
}

function joinOrders(before: PlannedRelation | undefined, next: PlannedRelation): PlannedRelation {
  if (before?.type !== 'order' || next.type !== 'order') return next
  return {
    ...before,
    bases: [...new Set([...before.bases, ...next.bases])],
    relations: [...before.relations, ...next.relations],
  }
}

function inputs(relation: PlannedRelation): readonly string[] {
  return relation.type === 'order' ? relation.bases : partsOf(relation).inputs
}

function reaches(from: readonly string[], target: string, inputsOf: ReadonlyMap<string, readonly string[]>): boolean {
  return from.some((name) => name === target || reaches(inputsOf.get(name) ?? [], target, inputsOf))
}

function inOrder(
  planned: ReadonlyMap<string, PlannedRelation>,
  inputsOf: ReadonlyMap<string, readonly string[]>,
): PlannedRelation[] {
  const done = new Set<PlannedRelation>()
  const visit = (name: string) => {
    const relation = planned.get(name)
    if (relation === undefined || done.has(relation)) return
    for (const input of inputsOf.get(name) ?? []) visit(input)
    done.add(relation)
  }
  for (const name of planned.keys()) visit(name)
  return [...done]
}
