import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import { datetimeReader } from '../cells/datetime.js'
import type { Column, LevelColumn, NumberColumn } from '../column.js'
import type { ColumnSchema, Schema } from '../schema.js'
import type { Table } from '../table.js'
import { levelMeant } from './level-meant.js'
import { type Comparator, columnsOfOperand, type Expression, functions, type Operand } from './syntax.js'

const millisecondsPerDay = 86_400_000

/**
 * The truth of an expression in every row: 1 true, 0 false, −1 unknown because a cell it needs is missing (Kleene's
 * three-valued logic). In arithmetic datetimes count in days, so a difference is in days. Ordinal columns compare by the
 * order of their levels. Throws `bad-option` for an unknown column or sides that cannot be compared. O(rows × nodes).
 */
export function evaluateExpression(expression: Expression, table: Table, schema: Schema): Int8Array {
  switch (expression.type) {
    case 'logical':
      return join(
        expression.operator,
        evaluateExpression(expression.left, table, schema),
        evaluateExpression(expression.right, table, schema),
      )
    case 'not':
      return negate(evaluateExpression(expression.operand, table, schema))
    case 'compare':
      return compare(expression.operator, [expression.left, expression.right], { table, schema })
    case 'in':
      return expression.choices
        .map((choice) => compare('=', [expression.operand, choice], { table, schema }))
        .reduce((left, right) => join('or', left, right))
    case 'missing':
      return missing(columnOf(expression.column, table))
  }
}

/**
 * An arithmetic expression in every row; missing where a cell it needs is missing or the result is not finite. Datetimes
 * count in days. Throws `bad-option` as `evaluateExpression` does. O(rows × nodes).
 */
export function evaluateFormula(
  formula: Operand,
  table: Table,
  schema: Schema,
): { readonly values: Float64Array; readonly valid: Uint8Array } {
  const numberOf = numbersOf(formula, { table, schema, dates: datesOf([formula], schema) })
  const values = new Float64Array(table.rowCount)
  const valid = new Uint8Array(table.rowCount)
  for (let row = 0; row < values.length; row++) {
    const value = numberOf(row)
    if (!Number.isFinite(value)) continue
    values[row] = value
    valid[row] = 1
  }
  return { values, valid }
}

interface Rows {
  readonly table: Table
  readonly schema: Schema
}

function join(operator: 'and' | 'or' | 'implies', left: Int8Array, right: Int8Array): Int8Array {
  if (operator === 'implies') return join('or', negate(left), right)
  const decisive = operator === 'or' ? 1 : 0
  return left.map((one, row) => {
    const other = right[row]!
    if (one === decisive || other === decisive) return decisive
    return one < 0 || other < 0 ? -1 : 1 - decisive
  })
}

function negate(truth: Int8Array): Int8Array {
  return truth.map((value) => (value < 0 ? -1 : 1 - value))
}

function missing(column: Column): Int8Array {
  if (column.type === 'level') return Int8Array.from(column.codes, (code) => (code < 0 ? 1 : 0))
  const { valid } = column
  return valid === null ? new Int8Array(column.values.length) : Int8Array.from(valid, (flag) => 1 - flag)
}

function compare(operator: Comparator, [left, right]: readonly [Operand, Operand], rows: Rows): Int8Array {
  const leftLevels = levelsOf(left, rows.table)
  const rightLevels = levelsOf(right, rows.table)
  if (leftLevels !== undefined && rightLevels !== undefined)
    return compareLevels(operator, [leftLevels, rightLevels], rows)
  if (leftLevels !== undefined) return compareWithConstant(operator, leftLevels, { constant: right, ...rows })
  if (rightLevels !== undefined)
    return compareWithConstant(mirrored[operator], rightLevels, { constant: left, ...rows })
  const dates = datesOf([left, right], rows.schema)
  const first = numbersOf(left, { ...rows, dates })
  const second = numbersOf(right, { ...rows, dates })
  const truth = new Int8Array(rows.table.rowCount)
  for (let row = 0; row < truth.length; row++) {
    const difference = first(row) - second(row)
    truth[row] = Number.isNaN(difference) ? -1 : holds(operator, difference) ? 1 : 0
  }
  return truth
}

const mirrored: Record<Comparator, Comparator> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function holds(operator: Comparator, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0
    case '!=':
      return difference !== 0
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
  }
}

function columnOf(name: string, table: Table): Column {
  if (!table.has(name)) {
    const near = didYouMean(name, table.columnNames)
    throw new MirrorwardError('bad-option', `condition names an unknown column: "${name}"${near}`)
  }
  return table.column(name)
}

function levelsOf(operand: Operand, table: Table): LevelColumn | undefined {
  if (operand.type !== 'column') return undefined
  const column = columnOf(operand.name, table)
  return column.type === 'level' ? column : undefined
}

function isDatetime(name: string, schema: Schema): boolean {
  return schema.columns.some((column) => column.name === name && column.kind === 'datetime')
}

/** The datetime columns that operands name: their notations read the texts beside them. */
function datesOf(operands: readonly Operand[], { columns }: Schema): ColumnSchema[] {
  const names = operands.flatMap(columnsOfOperand)
  return columns.filter(({ name, kind }) => kind === 'datetime' && names.includes(name))
}

/** Milliseconds of a date in the notation of one of the columns, or in ISO 8601. */
function readDate(text: string, dates: readonly ColumnSchema[]): number {
  return dates.map((column) => datetimeReader(column)(text)).find((moment) => !Number.isNaN(moment)) ?? Number.NaN
}

/** A level column against a constant: one answer a level, then a look-up a row. */
function compareWithConstant(
  operator: Comparator,
  column: LevelColumn,
  { constant, schema }: Rows & { readonly constant: Operand },
): Int8Array {
  if (constant.type !== 'text' && constant.type !== 'number')
    throw new MirrorwardError('bad-option', `column "${column.name}" can be compared with a text only`)
  const wanted = levelMeant(constant, column.levels)
  const rank = rankOf(column.name, schema, operator)
  const answers = Int8Array.from(column.levels, (level) => (holds(operator, rank(level, wanted)) ? 1 : 0))
  return Int8Array.from(column.codes, (code) => (code < 0 ? -1 : answers[code]!))
}

function compareLevels(
  operator: Comparator,
  [left, right]: readonly [LevelColumn, LevelColumn],
  { schema }: Rows,
): Int8Array {
  const rank = rankOf(left.name, schema, operator)
  return Int8Array.from(left.codes, (code, row) => {
    const other = right.codes[row]!
    if (code < 0 || other < 0) return -1
    return holds(operator, rank(left.levels[code] ?? '', right.levels[other] ?? '')) ? 1 : 0
  })
}

/** The signed distance of two levels: by their order in an ordinal column, else only equal (0) or not (NaN-free 1). */
function rankOf(name: string, schema: Schema, operator: Comparator): (level: string, other: string) => number {
  if (operator === '=' || operator === '!=') return (level, other) => (level === other ? 0 : 1)
  const column = schema.columns.find((candidate) => candidate.name === name)
  if (column?.kind !== 'ordinal' || column.levels === undefined)
    throw new MirrorwardError('bad-option', `levels have no order: column "${name}" (an ordinal column is needed)`)
  const { levels } = column
  return (level, other) => {
    const rank = levels.indexOf(other)
    if (rank < 0) throw new MirrorwardError('bad-option', `condition names an unknown level: column "${name}"`)
    return levels.indexOf(level) - rank
  }
}

/** A row's number; NaN where a cell is missing. */
function numbersOf(
  operand: Operand,
  { table, schema, dates }: Rows & { readonly dates: readonly ColumnSchema[] },
): (row: number) => number {
  switch (operand.type) {
    case 'number':
      return () => operand.value
    case 'text': {
      const milliseconds = readDate(operand.value, dates)
      if (Number.isNaN(milliseconds))
        throw new MirrorwardError(
          'bad-option',
          dates.length > 0
            ? 'condition has a date that is not YYYY-MM-DD, nor written as its column is'
            : 'condition compares a number with a text',
        )
      return () => milliseconds / millisecondsPerDay
    }
    case 'column': {
      const column = columnOf(operand.name, table)
      if (column.type === 'level')
        throw new MirrorwardError('bad-option', `condition reckons with levels: column "${operand.name}"`)
      return cellNumbers(column, isDatetime(operand.name, schema) ? millisecondsPerDay : 1)
    }
    case 'call': {
      const argument = numbersOf(operand.argument, { table, schema, dates })
      const apply = functions[operand.call]
      return (row) => apply(argument(row))
    }
    case 'arithmetic': {
      const left = numbersOf(operand.left, { table, schema, dates })
      const right = numbersOf(operand.right, { table, schema, dates })
      switch (operand.operator) {
        case '+':
          return (row) => left(row) + right(row)
        case '-':
          return (row) => left(row) - right(row)
        case '*':
          return (row) => left(row) * right(row)
        case '/':
          return (row) => left(row) / right(row)
      }
    }
  }
}

function cellNumbers({ values, valid }: NumberColumn, unit: number): (row: number) => number {
  if (valid === null) return (row) => values[row]! / unit
  return (row) => (valid[row] === 0 ? Number.NaN : values[row]! / unit)
}
