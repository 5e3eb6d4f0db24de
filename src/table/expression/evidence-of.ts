import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import { datetimeReader } from '../cells/datetime.js'
import { levelColumn, numberColumn } from '../column.js'
import type { CellSet, Evidence, NumberRange } from '../evidence.js'
import { listedFor } from '../levels/as-released.js'
import { type ColumnSchema, isNumberKind, type Schema } from '../schema.js'
import { Table } from '../table.js'
import { evaluateExpression } from './evaluate.js'
import { levelMeant } from './level-meant.js'
import { quoteName, quoteText } from './quote.js'
import { columnsOf, type Expression, type Operand, operandsOf } from './syntax.js'

/**
 * The cells that an expression accepts, column by column, for a model to condition on. Columns may be joined by `and`
 * only; within one column any statement will do. Throws `bad-evidence` for what cannot be split so.
 *
 * @example
 * evidenceOf(parseExpression('age >= 60 and sex = "F"'), schema)
 */
export function evidenceOf(expression: Expression, schema: Schema): Evidence {
  checkQuotes(expression, schema)
  const conditions = new Map<string, Expression>()
  for (const part of conjuncts(expression)) {
    const [name, ...others] = columnsOf(part)
    if (name === undefined || others.length > 0)
      throw new MirrorwardError('bad-evidence', 'a condition to sample under joins columns by "and" only', {
        issues: [{ message: name === undefined ? 'a part names no column' : 'a part names several columns' }],
      })
    const before = conditions.get(name)
    conditions.set(name, before === undefined ? part : { type: 'logical', operator: 'and', left: before, right: part })
  }
  return new Map([...conditions].map(([name, condition]) => [name, cellSet(name, condition, schema)]))
}

/** A level written bare is read as a column: says what was probably meant. */
export function checkQuotes(expression: Expression, schema: Schema): void {
  const names = new Set(schema.columns.map(({ name }) => name))
  for (const [column, other, sign] of comparisons(expression)) {
    if (!names.has(column) || names.has(other)) continue
    const kind = schema.columns.find(({ name }) => name === column)?.kind
    if (kind === undefined || isNumberKind(kind)) continue
    throw new MirrorwardError('bad-evidence', `quotes are missing: ${quoteName(column)} ${sign} ${quoteText(other)}`)
  }
}

/** Pairs of columns that are compared. */
function comparisons(expression: Expression): (readonly [string, string, string])[] {
  switch (expression.type) {
    case 'logical':
      return [...comparisons(expression.left), ...comparisons(expression.right)]
    case 'not':
      return comparisons(expression.operand)
    case 'compare': {
      const { left, right, operator } = expression
      return left.type === 'column' && right.type === 'column' ? [[left.name, right.name, operator]] : []
    }
    case 'in': {
      const { operand, choices } = expression
      return operand.type !== 'column'
        ? []
        : choices.flatMap((choice) => (choice.type === 'column' ? [[operand.name, choice.name, '='] as const] : []))
    }
    case 'missing':
      return []
  }
}

function conjuncts(expression: Expression): Expression[] {
  return expression.type === 'logical' && expression.operator === 'and'
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression]
}

function cellSet(name: string, condition: Expression, schema: Schema): CellSet {
  const column = schema.columns.find((candidate) => candidate.name === name)
  if (column === undefined) {
    const known = schema.columns.map((each) => each.name)
    throw new MirrorwardError('bad-evidence', `condition names an unknown column: "${name}"${didYouMean(name, known)}`)
  }
  return isNumberKind(column.kind) ? numberSet(column, condition, schema) : levelSet(column, condition, schema)
}

/** Asks the condition about every level, one that is none of them, and missing. */
function levelSet(column: ColumnSchema, condition: Expression, schema: Schema): CellSet {
  const named = operandsOf(condition).flatMap((operand) =>
    operand.type === 'text' || operand.type === 'number' ? [levelMeant(operand, column.levels ?? [])] : [],
  )
  if (column.levels !== undefined) {
    const unknown = named.find((level) => !column.levels?.includes(level))
    if (unknown !== undefined)
      throw new MirrorwardError(
        'bad-evidence',
        `condition names an unknown level: column "${column.name}"${knownLevels(column.levels)}${leftOut(unknown, column)}`,
      )
  }
  const levels = [...new Set(column.levels ?? named)]
  const other = `${levels.join('')}·`
  const probe = Table.of([levelColumn(column.name, [...levels, other, null])])
  const truth = evaluateExpression(condition, probe, schema)
  if (column.levels === undefined && truth[levels.length] === 1)
    throw new MirrorwardError(
      'bad-evidence',
      `the schema lists no levels, so name the ones to accept: column "${column.name}"`,
    )
  return { levels: levels.filter((_, index) => truth[index] === 1), missing: truth[levels.length + 1] === 1 }
}

/** The levels that the schema lists: they are held by enough people, or public. */
function knownLevels(levels: readonly string[]): string {
  const shown = levels.slice(0, 10).map(quoteText).join(', ')
  return ` (known: ${shown}${levels.length > 10 ? ` and ${levels.length - 10} more` : ''})`
}

/** Where levels of few people were left out, the one that is meant may be among them: whether it is, nobody is told. */
function leftOut(level: string, column: ColumnSchema): string {
  if (column.rare === undefined) return ''
  const listed = listedFor(level, column)
  if (column.learnt === 'region' && listed !== null)
    return `; codes of places are learnt as their region, here ${quoteText(listed)}`
  const standIn = listed === null ? 'a missing cell' : quoteText(listed)
  return `; levels of too few people are not kept, ${standIn} stands for it`
}

/** Asks the condition at every constant it names and between them: nothing else can change its answer. */
function numberSet(column: ColumnSchema, condition: Expression, schema: Schema): CellSet {
  const constants = operandsOf(condition)
    .filter((operand) => !(operand.type === 'column' && operand.name === column.name))
    .map((operand) => constantOf(operand, column))
  const cuts = [...new Set(constants)].sort((a, b) => a - b)
  const points = cuts.flatMap((cut, index) => [between(cuts[index - 1], cut), cut])
  points.push(between(cuts.at(-1), undefined))
  const truth = evaluateExpression(condition, Table.of([numberColumn(column.name, [...points, null])]), schema)
  return { ranges: rangesOf(cuts, truth), missing: truth[points.length] === 1 }
}

function constantOf(operand: Operand, column: ColumnSchema): number {
  const { name, kind, format } = column
  const isDate = kind === 'datetime'
  if (operand.type === 'number' && !isDate) return operand.value
  const milliseconds = operand.type === 'text' && isDate ? datetimeReader(column)(operand.value) : Number.NaN
  if (!Number.isNaN(milliseconds)) return milliseconds
  const own = format === undefined || format === 'date' || format === 'datetime' ? '' : `, or written ${format}`
  const wanted = isDate ? `dates such as "2024-02-29"${own}` : 'numbers'
  throw new MirrorwardError('bad-evidence', `a condition to sample under compares with ${wanted}: column "${name}"`)
}

function between(low: number | undefined, high: number | undefined): number {
  if (low === undefined) return high === undefined ? 0 : high - Math.max(1, Math.abs(high))
  return high === undefined ? low + Math.max(1, Math.abs(low)) : low + (high - low) / 2
}

/** Joins neighbouring true stretches: `truth` runs over gap, cut, gap, cut, …, gap. */
function rangesOf(cuts: readonly number[], truth: Int8Array): NumberRange[] {
  const ranges: NumberRange[] = []
  const pieces = 2 * cuts.length + 1
  for (let first = 0; first < pieces; first++) {
    if (truth[first] !== 1) continue
    let last = first
    while (last + 1 < pieces && truth[last + 1] === 1) last++
    const [min, minOpen] = first % 2 === 1 ? [cuts[(first - 1) / 2], false] : [cuts[first / 2 - 1], true]
    const [max, maxOpen] = last % 2 === 1 ? [cuts[(last - 1) / 2], false] : [cuts[last / 2], true]
    ranges.push({
      ...(min !== undefined && { min, ...(minOpen && { minOpen }) }),
      ...(max !== undefined && { max, ...(maxOpen && { maxOpen }) }),
    })
    first = last
  }
  return ranges
}
