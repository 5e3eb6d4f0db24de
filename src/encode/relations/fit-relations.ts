import {
  applyStateMap,
  brokenRows,
  type Column,
  columnOfStates,
  columnsOf,
  evaluateExpression,
  hardlyMet,
  isModelled,
  type LearntRelation,
  learnRelation,
  type NumberColumn,
  type OrderRelation,
  orderOf,
  parseExpression,
  presentValues,
  type Rule,
  relationText,
  type Schema,
  shareAbove,
  Table,
} from '../../table/index.js'
import { cutColumns, fitCut, restoreCut } from './cut.js'
import type { Derivation, Enforced } from './derivation.js'
import { fitFormula, formulaColumns, restoreFormula } from './formula.js'
import { type FitDerivation, type InnerColumn, schemaColumn } from './inner-column.js'
import { fitOrder, orderColumns, restoreOrder } from './order.js'
import { type PlannedRelation, planRelations } from './plan-relations.js'
import { restorePresence } from './presence.js'
import type { Restoring } from './restoring.js'

/** A relation that more of the training rows break is not imposed on synthetic ones. */
const mostBroken = 0.01

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
  const { built, unbuilt } = planRelations(schema, (order) => isLoose(order, fit))
  const notes: string[] = []
  const derivations: Derivation[] = []
  for (const planned of built) {
    const learnt = (planned.type === 'order' ? planned.relations : [planned]).map((each) =>
      learnRelation(each, train, fit),
    )
    const broken = learnt.filter((each) => brokenShare(each, fit) > mostBroken)
    notes.push(
      ...broken.map((each) => `not imposed, for more than 1% of training rows break it: ${relationText(each)}`),
    )
    if (broken.length > 0) continue
    derivations.push(fitDerivation(planned, learnt[0] as LearntRelation, fit))
  }
  const relations = unbuilt.map((relation) => learnRelation(relation, train, fit))
  const kept = relations.filter((relation) => brokenShare(relation, fit) === 0)
  const rules = (schema.rules ?? []).filter((rule) => orderOf(rule, schema) === undefined)
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

/** Whether the ranges of two dates hardly meet, and no row breaks their order: the few synthetic ones that do are drawn again. */
function isLoose(order: OrderRelation, fit: FitDerivation): boolean {
  const { train, schema } = fit
  if (schemaColumn(schema, order.lower).kind !== 'datetime' || brokenShare(order, fit) > 0) return false
  const [lower, upper] = [order.lower, order.upper].map((name) => train.column(name) as NumberColumn)
  return shareAbove(presentValues(lower!), presentValues(upper!)) < hardlyMet
}

function isAboutModelled({ expression }: Rule, schema: Schema): boolean {
  const names = columnsOf(parseExpression(expression))
  return schema.columns.every((column) => isModelled(column) || !names.includes(column.name))
}

function brokenShare(relation: LearntRelation, { train, schema }: FitDerivation): number {
  return brokenRows(relation, train, schema).reduce((sum, flag) => sum + flag, 0) / train.rowCount
}

function fitDerivation(planned: PlannedRelation, learnt: LearntRelation, fit: FitDerivation): Derivation {
  switch (planned.type) {
    case 'order':
      return fitOrder(planned, fit)
    case 'formula':
      return fitFormula(planned, fit)
    case 'cut':
      return fitCut(planned, (learnt as Extract<LearntRelation, { type: 'cut' }>).steps, fit)
    case 'function':
      return { ...planned, map: (learnt as Extract<LearntRelation, { type: 'function' }>).map }
    case 'presence':
      return { ...planned, shares: [] }
  }
}

/** The columns that models learn: those of the schema, with what stands in the place of derived ones. O(rows × columns). */
export function innerColumns(table: Table, schema: Schema, derivations: readonly Derivation[]): InnerColumn[] {
  const byColumn = new Map(derivations.filter(({ type }) => type !== 'presence').map((each) => [each.column, each]))
  return schema.columns.filter(isModelled).flatMap((column): InnerColumn[] => {
    const derivation = byColumn.get(column.name)
    if (derivation === undefined) return [{ schema: column, cells: table.column(column.name) }]
    switch (derivation.type) {
      case 'order':
        return orderColumns(derivation, table, schema)
      case 'formula':
        return formulaColumns(derivation, table, schema)
      case 'cut':
        return cutColumns(derivation, table, schema)
      default:
        return []
    }
  })
}

/** The derived columns, one after another, beside the decoded ones. */
export function restoreColumns(derivations: readonly Derivation[], restoring: Restoring): Table {
  let { table } = restoring
  for (const derivation of derivations) {
    const column = restoreColumn(derivation, { ...restoring, table })
    const others = table.columns.filter(({ name }) => name !== column.name)
    table = Table.of([...others, column], table.rowCount)
  }
  return table
}

function restoreColumn(derivation: Derivation, restoring: Restoring): Column {
  switch (derivation.type) {
    case 'order':
      return restoreOrder(derivation, restoring)
    case 'formula':
      return restoreFormula(derivation, restoring)
    case 'cut':
      return restoreCut(derivation, restoring)
    case 'function':
      return columnOfStates(
        applyStateMap(derivation.map, restoring.table, derivation.of),
        schemaColumn(restoring.schema, derivation.column),
      )
    case 'presence':
      return restorePresence(derivation, restoring)
  }
}
