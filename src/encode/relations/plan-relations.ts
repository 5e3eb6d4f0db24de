import { isModelled, partsOf, type Relation, relationsOf, type Schema } from '../../table/index.js'
import type { Planned } from './derivation-kind.js'
import { derivationKind, everyDerivationKind } from './derivation-kinds.js'

export interface RelationPlan {
  /** In an order in which every column's inputs are there before it. */
  readonly built: readonly Planned[]
  /** Relations that would define a column twice or from itself. */
  readonly unbuilt: readonly Relation[]
}

/**
 * Which column follows from which, so that each is defined once and none from itself; columns that are not modelled follow from
 * none, and nothing follows from relations that are `loose`. O(relations²).
 */
export function planRelations(schema: Schema, loose: (relation: Relation) => boolean = () => false): RelationPlan {
  const all = relationsOf(schema)
  const precedence = everyDerivationKind.map(({ type }) => type)
  const stated = all
    .filter((each) => !loose(each))
    .sort((a, b) => precedence.indexOf(a.type) - precedence.indexOf(b.type))
  const planned = new Map<string, Planned>()
  const unbuilt: Relation[] = all.filter((each) => !stated.includes(each))
  const inputsOf = new Map<string, readonly string[]>()
  const mended = new Map<string, Planned>()
  const unlearnt = new Set(schema.columns.flatMap((column) => (isModelled(column) ? [] : [column.name])))
  for (const relation of stated) {
    const by = derivationKind(relation.type).mendsDerived ? mended : planned
    const chosen = plansOf(relation, schema)
      .filter(({ column, also = [] }) => [column, ...also].every((name) => !unlearnt.has(name)))
      .filter((each) => !reaches(each.inputs, each.column, inputsOf))
      .filter(({ also = [] }) => also.every((name) => !by.has(name)))
      .flatMap((each) => joined(by.get(each.column), each) ?? [])[0]
    if (chosen === undefined) {
      unbuilt.push(relation)
      continue
    }
    for (const name of [chosen.column, ...(chosen.also ?? [])]) by.set(name, chosen)
    inputsOf.set(chosen.column, [...(inputsOf.get(chosen.column) ?? []), ...chosen.inputs])
  }
  return { built: inOrder([planned, mended], inputsOf), unbuilt }
}

function plansOf(relation: Relation, schema: Schema): readonly Planned[] {
  const { plan } = derivationKind(relation.type)
  return plan?.(relation, schema) ?? [{ type: relation.type, ...partsOf(relation), relations: [relation] }]
}

/** What a column follows from when another plan for it is there before. */
function joined(before: Planned | undefined, next: Planned): Planned | undefined {
  if (before === undefined) return next
  return before.type === next.type ? derivationKind(next.type).join?.(before, next) : undefined
}

function reaches(from: readonly string[], target: string, inputsOf: ReadonlyMap<string, readonly string[]>): boolean {
  return from.some((name) => name === target || reaches(inputsOf.get(name) ?? [], target, inputsOf))
}

/** A column's inputs before it, and what derives it before what mends it. */
function inOrder(
  stages: readonly ReadonlyMap<string, Planned>[],
  inputsOf: ReadonlyMap<string, readonly string[]>,
): Planned[] {
  const done = new Set<Planned>()
  const visit = (name: string) => {
    const own = stages.flatMap((planned) => planned.get(name) ?? []).filter((each) => !done.has(each))
    if (own.length === 0) return
    for (const input of inputsOf.get(name) ?? []) visit(input)
    for (const each of own) done.add(each)
  }
  for (const planned of stages) for (const name of planned.keys()) visit(name)
  return [...done]
}
