import {
  columnsOf,
  type Expression,
  evaluateExpression,
  isModelled,
  isNumberKind,
  parseExpression,
  quoteName,
  type Schema,
  Table,
  whereOf,
} from '../../table/index.js'
import { columnNamed, declaredLevels, refused } from './domain.js'
import type { Condition } from './question.js'

/**
 * A condition on people in the language of `--where`, checked against the schema alone. A bare name of a column of two levels
 * stands for its being true. Throws `bad-option` or `bad-evidence`: unknown columns and levels, columns without declared levels.
 */
export function conditionOf(text: string, schema: Schema, question: string): Condition {
  const named = schema.columns.find(({ name }) => name === text.trim())
  const expression = parseExpression(named === undefined ? text : `${quoteName(named.name)} = true`)
  for (const name of columnsOf(expression)) {
    const column = columnNamed(name, schema, question)
    if (!isModelled(column)) throw refused('it is no column to ask about: it names people', { column, question })
    if (!isNumberKind(column.kind)) declaredLevels(column, question)
  }
  const { accept } = whereOf(expression, schema)
  if (accept !== undefined) evaluateExpression(accept, emptyTable(schema), schema)
  return { key: JSON.stringify(expression), expression }
}

/** 1 where the condition is true of a row, 0 where it is not or nobody can tell. */
export function holdsOf({ expression }: { readonly expression: Expression }, table: Table, schema: Schema): Uint8Array {
  return Uint8Array.from(evaluateExpression(expression, table, schema), (truth) => (truth === 1 ? 1 : 0))
}

function emptyTable(schema: Schema): Table {
  return Table.of(
    schema.columns.map(({ name, kind, levels = [] }) =>
      isNumberKind(kind)
        ? { type: 'number', name, values: new Float64Array(0), valid: null }
        : { type: 'level', name, levels, codes: new Int32Array(0) },
    ),
    0,
  )
}
