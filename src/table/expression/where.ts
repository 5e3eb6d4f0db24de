import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import type { Evidence } from '../evidence.js'
import { isModelled, type Schema } from '../schema.js'
import { checkQuotes, evidenceOf } from './evidence-of.js'
import { columnsOf, type Expression } from './syntax.js'

/** How rows under a condition are drawn: from a model under `given`, keeping those for which `accept` is true. */
export interface Where {
  readonly given: Evidence
  /** Absent when `given` says it all. */
  readonly accept?: Expression
}

/**
 * Any condition as evidence and a test. What joins single columns by `and` is evidence alone. Of the rest the evidence is
 * what every satisfying row has in each column, and the test decides: rows drawn from the model under the evidence and
 * kept when they pass are drawn exactly from the model under the condition. Throws `bad-evidence` for unknown columns,
 * unknown levels and columns that no model learns.
 */
export function whereOf(expression: Expression, schema: Schema): Where {
  checkQuotes(expression, schema)
  const names = schema.columns.map(({ name }) => name)
  for (const name of columnsOf(expression)) {
    const column = schema.columns.find((each) => each.name === name)
    if (column === undefined)
      throw new MirrorwardError(
        'bad-evidence',
        `condition names an unknown column: "${name}"${didYouMean(name, names)}`,
      )
    if (!isModelled(column))
      throw new MirrorwardError('bad-evidence', `condition names a column that is not learnt: "${name}"`)
  }
  const parts = conjuncts(expression)
  if (parts.every((part) => columnsOf(part).length === 1)) return { given: evidenceOf(expression, schema) }
  for (const leaf of singles(expression)) evidenceOf(leaf, schema)
  const hull = [...hullOf(positive(expression, false))]
  return { given: new Map(hull.flatMap(([, condition]) => [...evidenceOf(condition, schema)])), accept: expression }
}

/** What a row that satisfies the expression satisfies in each column alone. */
function hullOf(expression: Expression): Map<string, Expression> {
  const [name, ...others] = columnsOf(expression)
  if (name !== undefined && others.length === 0) return new Map([[name, expression]])
  if (expression.type !== 'logical') return new Map()
  const [left, right] = [hullOf(expression.left), hullOf(expression.right)]
  const joined = new Map<string, Expression>()
  for (const column of new Set([...left.keys(), ...right.keys()])) {
    const [one, other] = [left.get(column), right.get(column)]
    if (one !== undefined && other !== undefined)
      joined.set(column, { type: 'logical', operator: expression.operator, left: one, right: other })
    else if (expression.operator === 'and') joined.set(column, (one ?? other) as Expression)
  }
  return joined
}

/** The same statement with `not` moved to single columns and `implies` written out: true of the same rows. */
function positive(expression: Expression, negated: boolean): Expression {
  if (expression.type === 'not') return positive(expression.operand, !negated)
  if (expression.type !== 'logical' || columnsOf(expression).length === 1)
    return negated ? { type: 'not', operand: expression } : expression
  const { operator, left, right } = expression
  const isOr = operator !== 'and'
  return {
    type: 'logical',
    operator: isOr === negated ? 'and' : 'or',
    left: positive(left, operator === 'implies' ? !negated : negated),
    right: positive(right, negated),
  }
}

/** The statements on one column inside an expression, whose levels and constants are to be known. */
function singles(expression: Expression): Expression[] {
  if (columnsOf(expression).length === 1) return [expression]
  if (expression.type === 'not') return singles(expression.operand)
  return expression.type === 'logical' ? [...singles(expression.left), ...singles(expression.right)] : []
}

function conjuncts(expression: Expression): Expression[] {
  return expression.type === 'logical' && expression.operator === 'and'
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression]
}
