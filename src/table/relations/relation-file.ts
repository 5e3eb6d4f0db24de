import { z } from 'zod'
import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import { type ColumnKind, isModelled, isNumberKind, type Role } from '../schema.js'
import { type FormulaRelation, partsOf, type Relation } from './relation.js'

const column = z.string().min(1)
const formula = z
  .string()
  .min(1)
  .describe('arithmetic of other columns, for example: kappa + lambda; dates count in days')

/** The shape of a relation in a schema file. */
export const relationFile = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('order'), lower: column, upper: column }).describe('lower is never above upper'),
  z
    .strictObject({ type: z.literal('formula'), column, formula, within: z.number().positive().optional() })
    .describe('the column equals the formula up to rounding, or lies within that distance of it'),
  z
    .strictObject({ type: z.literal('function'), column, of: column })
    .describe('the column is known once the other one is; which value goes with which level is learnt'),
  z
    .strictObject({ type: z.literal('cut'), column, formula })
    .describe('the column tells between which thresholds the formula lies; the thresholds are learnt'),
  z
    .strictObject({ type: z.literal('presence'), column, when: z.string().min(1) })
    .describe('the column is present exactly when the condition holds'),
])

interface NamedColumn {
  readonly name: string
  readonly kind: ColumnKind
  readonly role: Role
}

/** What zod cannot see: expressions that do not read, columns that do not exist or do not fit. */
export function checkRelation(relation: Relation, path: string, columns: readonly NamedColumn[]): string[] {
  let parts: ReturnType<typeof partsOf>
  try {
    parts = partsOf(relation)
  } catch (error) {
    if (!(error instanceof MirrorwardError)) throw error
    return [`${path}: ${error.message}`]
  }
  const named = [parts.column, ...parts.inputs]
  const find = (name: string) => columns.find((each) => each.name === name)
  const unknown = named.filter((name) => find(name) === undefined)
  if (unknown.length > 0) {
    const names = columns.map(({ name }) => name)
    return unknown.map((name) => `${path}: no column is called "${name}"${didYouMean(name, names)}`)
  }
  if (parts.inputs.length === 0) return [`${path}: no other column is named`]
  if (parts.inputs.includes(parts.column)) return [`${path}: "${parts.column}" cannot follow from itself`]
  const unmodelled = named.filter((name) => !isModelled(find(name) as NamedColumn))
  if (unmodelled.length > 0) return unmodelled.map((name) => `${path}: "${name}" is never modelled`)
  return kindProblems(relation, path, (name) => (find(name) as NamedColumn).kind)
}

function kindProblems(relation: Relation, path: string, kindOf: (name: string) => ColumnKind): string[] {
  const needsNumbers = (names: readonly string[]) =>
    names.filter((name) => !isNumberKind(kindOf(name))).map((name) => `${path}: "${name}" does not hold numbers`)
  const { column: target, inputs } = partsOf(relation)
  switch (relation.type) {
    case 'order': {
      const problems = needsNumbers([target, ...inputs])
      if (problems.length > 0 || kindOf(relation.lower) === kindOf(relation.upper)) return problems
      return [`${path}: a date and a number have no order`]
    }
    case 'formula':
      if (kindOf(target) === 'datetime') return dateFormulaProblems(relation, path, kindOf)
      return kindOf(target) === 'numeric'
        ? needsNumbers(inputs)
        : [`${path}: a formula gives a numeric column or a date, "${target}" is ${kindOf(target)}`]
    case 'cut':
      return needsNumbers(inputs)
    case 'function':
    case 'presence':
      return []
  }
}

/** A date is another one, or a number of days from it. */
function dateFormulaProblems(relation: FormulaRelation, path: string, kindOf: (name: string) => ColumnKind): string[] {
  const { column: target, inputs } = partsOf(relation)
  if (relation.within !== undefined) return [`${path}: "${target}" is a date, which equals its formula: no within`]
  const problems = inputs.filter((name) => !isNumberKind(kindOf(name)))
  if (problems.length > 0) return problems.map((name) => `${path}: "${name}" does not hold numbers`)
  return inputs.some((name) => kindOf(name) === 'datetime')
    ? []
    : [`${path}: "${target}" is a date, and so must a column of its formula be`]
}
