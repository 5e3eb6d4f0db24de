import {
  brokenRows,
  columnsOf,
  evaluateExpression,
  isModelled,
  type LearntRelation,
  learnRelation,
  parseExpression,
  type Relation,
  type Rule,
  relationOfRule,
  relationText,
  type Schema,
  Table,
} from '../../table/index.js'
import type { Derivation, Enforced } from './derivation.js'
import { definedBy, derivationKind, isModelledItself, replacements } from './derivation-kinds.js'
import type { FitDerivation, InnerColumn } from './inner-column.js'
import { planRelations } from './plan-relations.js'
import type { Restoring } from './restoring.js'

/** A relation that more of the training rows break is not imposed on synthetic ones. */
const defaultMostBroken = 0.01

export interface FittedRelations {
  /** How columns are restored, in order. Presences lack their shares: these are counted once there are codes. */
  readonly derivations: readonly Derivation[]
  readonly enforced: Enforced
  /** What a reader of the model card should know. */
  readonly notes: readonly string[]
}

/** Fits every relation of the schema that training rows bear out. O(relations × rows). */
export function fitRelations(fit: FitDerivation): FittedRelations {
  const { train, schema } = fit
  const isLoose = (relation: Relation) => derivationKind(relation.type).isLoose?.(relation, fit) ?? false
  const { built, unbuilt } = planRelations(schema, isLoose)
  const notes: string[] = []
  const derivations: Derivation[] = []
  for (const planned of built) {
    const learnt = planned.relations.map((each) => learnRelation(each, train, fit))
    const { mostBroken = defaultMostBroken } = derivationKind(planned.type)
    const broken = learnt.filter((each) => brokenShare(each, fit) > mostBroken)
    notes.push(
      ...broken.map(
        (each) => `not imposed, for more than ${100 * mostBroken}% of training rows break it: ${relationText(each)}`,
      ),
    )
    const [first] = learnt
    if (broken.length > 0 || first === undefined) continue
    const fitted = derivationKind(planned.type).fit?.(planned, first, fit)
    if (fitted !== undefined) derivations.push(fitted)
  }
  const relations = unbuilt.map((relation) => learnRelation(relation, train, fit))
  const kept = relations.filter((relation) => brokenShare(relation, fit) === 0)
  const rules = (schema.rules ?? []).filter((rule) => relationOfRule(rule, schema) === undefined)
  // A surrogate column says nothing: no row could be drawn to please a rule about it.
  const askable = rules.filter((rule) => isAboutModelled(rule, schema))
  const keptRules = askable.filter(
    ({ expression }) => !evaluateExpression(parseExpression(expression), train, schema).includes(0),
  )
  for (const relation of relations)
    if (!kept.includes(relation)) notes.push(`not imposed, for training rows break it: ${relationText(relation)}`)
  for (const rule of rules) {
    const why = askable.includes(rule) ? 'training rows break it' : 'it names a column that is never modelled'
    if (!keptRules.includes(rule)) notes.push(`not imposed, for ${why}: ${rule.name ?? rule.expression}`)
  }
  return {
    derivations,
    enforced: { rules: keptRules.map(({ expression }) => expression), relations: kept },
    notes,
  }
}

function isAboutModelled({ expression }: Rule, schema: Schema): boolean {
  const names = columnsOf(parseExpression(expression))
  return schema.columns.every((column) => isModelled(column) || !names.includes(column.name))
}

function brokenShare(relation: LearntRelation, { train, schema }: FitDerivation): number {
  return brokenRows(relation, train, schema).reduce((sum, flag) => sum + flag, 0) / train.rowCount
}

/** The columns that models learn: those of the schema, with what stands in the place of derived ones. O(rows × columns). */
export function innerColumns(table: Table, schema: Schema, derivations: readonly Derivation[]): InnerColumn[] {
  const derived = derivations.filter((each) => !isModelledItself(each))
  const byColumn = new Map(derived.flatMap((each) => definedBy(each).map((name) => [name, each] as const)))
  return schema.columns.filter(isModelled).flatMap((column): InnerColumn[] => {
    const derivation = byColumn.get(column.name)
    if (derivation !== undefined && derivation.column !== column.name) return []
    const inner = derivation === undefined ? undefined : replacements(derivation, table, schema)
    return inner ?? [{ schema: column, cells: table.column(column.name) }]
  })
}

/** The derived columns, one after another, beside the decoded ones. */
export function restoreColumns(derivations: readonly Derivation[], restoring: Restoring): Table {
  let { table } = restoring
  for (const derivation of derivations) {
    const kind = derivationKind(derivation.type)
    const before = { ...restoring, table }
    const columns = definedBy(derivation).map(
      (name) => kind.restoreOther?.(derivation, name, before) ?? kind.restore(derivation, before),
    )
    const others = table.columns.filter(({ name }) => !columns.some((column) => column.name === name))
    table = Table.of([...others, ...columns], table.rowCount)
  }
  return table
}
