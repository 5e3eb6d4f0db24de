import { MirrorwardError } from '../../../errors.js'
import { expressionOf } from '../../expression/parse.js'
import type { Expression } from '../../expression/syntax.js'
import { type Token, tokenize } from '../../expression/tokens.js'

/** How many of a person's rows in a table are meant: all, or those for which a condition on the row is true. */
export interface RowCount {
  /** As it was written: the name by which the condition on people calls it. */
  readonly name: string
  readonly table: string
  readonly where?: Expression
}

/** A condition on people: on their own columns, and on how many rows they have in other tables. */
export interface PeopleCondition {
  readonly expression: Expression
  readonly counts: readonly RowCount[]
}

/**
 * A condition on people: the language of `parseExpression` on the columns of people, and in it
 * `count(visits)`, `count(visits where hba1c > 7)`, which are numbers, and `exists(visits where hba1c > 7)`, which is true or false. Rows for
 * which their condition is unknown are not counted. Names of tables are bare or in backticks. Throws `bad-option` naming the
 * character where reading failed.
 *
 * @example
 * parsePeopleCondition('sex = "F" and count(visits) >= 3 and not exists(visits where hba1c > 7)')
 */
export function parsePeopleCondition(text: string): PeopleCondition {
  const tokens = tokenize(text)
  const counts = new Map<string, RowCount>()
  const folded: Token[] = []
  for (let next = 0; next < tokens.length; next++) {
    const token = tokens[next]!
    if (!isCall(tokens, next)) {
      folded.push(token)
      continue
    }
    const close = closing(tokens, next + 1)
    const name = text.slice(token.at, tokens[close]!.at + 1)
    counts.set(name, { name, ...calledRows(tokens.slice(next + 2, close + 1)) })
    const counted: Token = { type: 'name', value: name, at: token.at }
    const { at } = token
    if (token.value === 'count') folded.push(counted)
    else
      folded.push(
        { type: 'sign', value: '(', at },
        counted,
        ...([
          { type: 'sign', value: '>=', at },
          { type: 'number', value: 1, at },
          { type: 'sign', value: ')', at },
        ] as const),
      )
    next = close
  }
  return { expression: expressionOf(folded), counts: [...counts.values()] }
}

function isCall(tokens: readonly Token[], at: number): boolean {
  const [name, open] = [tokens[at], tokens[at + 1]]
  return name?.type === 'name' && (name.value === 'count' || name.value === 'exists') && isSign(open, '(')
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.type === 'sign' && token.value === sign
}

/** The place of the bracket that closes the one at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (isSign(tokens[at], '(')) depth++
    if (isSign(tokens[at], ')') && --depth === 0) return at
  }
  return fail(tokens.at(-1)!, ')')
}

/** `visits` or `visits where …`, and the bracket after it. */
function calledRows(tokens: readonly Token[]): Omit<RowCount, 'name'> {
  const [table, where] = tokens
  const close = tokens.at(-1)!
  if (table?.type !== 'name') return fail(table ?? close, 'the name of a table')
  if (where === close) return { table: table.value }
  if (where?.type !== 'name' || where.value !== 'where')
    return fail(where ?? close, 'where, or ) (names with other signs stand in backticks)')
  const inner = tokens.slice(2, -1)
  const nested = inner.findIndex((_, at) => isCall(inner, at))
  if (nested >= 0) return fail(inner[nested]!, 'a condition on one row: count and exists do not stand in another')
  return { table: table.value, where: expressionOf([...inner, { type: 'end', value: '', at: close.at }]) }
}

function fail(token: Token, expected: string): never {
  throw new MirrorwardError('bad-option', `cannot read condition at character ${token.at + 1}: expected ${expected}`)
}
