import { MirrorwardError } from '../../errors.js'
import { type Comparator, type Expression, isFunctionName, isOperand, type Operand } from './syntax.js'
import { type Token, tokenize } from './tokens.js'

const deepest = 100
const comparators: readonly string[] = ['=', '!=', '<', '<=', '>', '>=']

/**
 * A condition on a row, in the language of rules and `--where`. From loosest to tightest: `implies`, `or`, `and`, `not`,
 * comparisons (`= == != < <= > >=`, `in (a, b)`, `between a and b`, `is missing`, `is not missing`), `+ -`, `* /`,
 * functions of one number (`log(x)`, `log10(x)`, `log2(x)`, `sqrt(x)`, `exp(x)`).
 * Texts stand in quotes (doubled inside); column names are bare or in backticks (doubled
 * inside); `true` and `false` are the two levels of a boolean column, however they are written there; datetimes are quoted texts, in ISO 8601 or as their column is written.
 * Throws `bad-option` naming the character where reading failed.
 *
 * @example
 * parseExpression('age >= 60 and sex = "F"')
 */
export function parseExpression(text: string): Expression {
  return read(tokenize(text), 'condition')
}

/** A condition from its words and signs, `end` last: for languages that read some of them themselves. */
export function expressionOf(tokens: readonly Token[]): Expression {
  return read(tokens, 'condition')
}

/** An arithmetic expression in the same language, such as `weight / (height * height)`. Throws `bad-option`. */
export function parseFormula(text: string): Operand {
  return read(tokenize(text), 'value')
}

function read(tokens: readonly Token[], wanted: 'condition'): Expression
function read(tokens: readonly Token[], wanted: 'value'): Operand
function read(tokens: readonly Token[], wanted: 'condition' | 'value'): Expression | Operand {
  let next = 0
  let depth = 0

  const node = implication()
  const wantedNode = wanted === 'condition' ? condition(node) : value(node)
  if (peek().type !== 'end') fail('the end')
  return wantedNode

  function implication(): Expression | Operand {
    const left = disjunction()
    if (!take('implies')) return left
    return { type: 'logical', operator: 'implies', left: condition(left), right: condition(deeper(implication)) }
  }

  function disjunction(): Expression | Operand {
    let left = conjunction()
    while (take('or'))
      left = { type: 'logical', operator: 'or', left: condition(left), right: condition(conjunction()) }
    return left
  }

  function conjunction(): Expression | Operand {
    let left = negation()
    while (take('and')) left = { type: 'logical', operator: 'and', left: condition(left), right: condition(negation()) }
    return left
  }

  function negation(): Expression | Operand {
    return take('not') ? { type: 'not', operand: condition(deeper(negation)) } : comparison()
  }

  function comparison(): Expression | Operand {
    const left = sum()
    const sign = peek()
    if (sign.type === 'sign' && comparators.includes(sign.value)) {
      next++
      return { type: 'compare', operator: sign.value as Comparator, left: value(left), right: value(sum()) }
    }
    if (take('is')) {
      const negated = take('not')
      if (!take('missing')) fail('missing')
      if (isOperand(left) && left.type === 'column') return negateIf(negated, { type: 'missing', column: left.name })
      return fail('a column before is')
    }
    const negated = tokens[next + 1]?.type === 'word' && peek().value === 'not' && take('not')
    if (take('in')) return negateIf(negated, { type: 'in', operand: value(left), choices: choices() })
    if (take('between')) return negateIf(negated, range(value(left)))
    return left
  }

  function choices(): Operand[] {
    if (!take('(')) fail('(')
    const list = [value(sum())]
    while (take(',')) list.push(value(sum()))
    if (!take(')')) fail(', or )')
    return list
  }

  function range(operand: Operand): Expression {
    const low = value(sum())
    if (!take('and')) fail('and')
    const high = value(sum())
    return {
      type: 'logical',
      operator: 'and',
      left: { type: 'compare', operator: '>=', left: operand, right: low },
      right: { type: 'compare', operator: '<=', left: operand, right: high },
    }
  }

  function sum(): Expression | Operand {
    let left = product()
    for (let operator = takeOne('+', '-'); operator !== undefined; operator = takeOne('+', '-'))
      left = { type: 'arithmetic', operator, left: value(left), right: value(product()) }
    return left
  }

  function product(): Expression | Operand {
    let left = primary()
    for (let operator = takeOne('*', '/'); operator !== undefined; operator = takeOne('*', '/'))
      left = { type: 'arithmetic', operator, left: value(left), right: value(primary()) }
    return left
  }

  function primary(): Expression | Operand {
    if (take('(')) {
      const inner = deeper(implication)
      return take(')') ? inner : fail(')')
    }
    if (take('-')) {
      const operand = value(deeper(primary))
      if (operand.type === 'number') return { type: 'number', value: -operand.value }
      return { type: 'arithmetic', operator: '-', left: { type: 'number', value: 0 }, right: operand }
    }
    const token = peek()
    next++
    if (token.type === 'number') return { type: 'number', value: token.value }
    if (token.type === 'text') return { type: 'text', value: token.value }
    if (token.type === 'word' && (token.value === 'true' || token.value === 'false'))
      return { type: 'text', value: token.value, truth: true }
    if (token.type === 'name' && isFunctionName(token.value) && take('(')) {
      const argument = value(deeper(implication))
      return take(')') ? { type: 'call', call: token.value, argument } : fail(')')
    }
    if (token.type === 'name') return { type: 'column', name: token.value }
    next--
    return fail('a column, a number or a quoted text')
  }

  function deeper<Node>(rule: () => Node): Node {
    if (++depth > deepest)
      throw new MirrorwardError('bad-option', `the condition is nested too deeply (at most ${deepest} levels)`)
    const node = rule()
    depth--
    return node
  }

  function peek(): Token {
    return tokens[next] as Token
  }

  function take(text: string): boolean {
    const token = peek()
    if ((token.type !== 'word' && token.type !== 'sign') || token.value !== text) return false
    next++
    return true
  }

  function takeOne<Sign extends string>(...signs: readonly Sign[]): Sign | undefined {
    return signs.find((sign) => take(sign))
  }

  function condition(node: Expression | Operand): Expression {
    return isOperand(node) ? fail('a comparison') : node
  }

  function value(node: Expression | Operand): Operand {
    return isOperand(node) ? node : fail('a value, not a condition,')
  }

  function fail(expected: string): never {
    throw new MirrorwardError('bad-option', `cannot read condition at character ${peek().at + 1}: expected ${expected}`)
  }
}

function negateIf(negated: boolean, operand: Expression): Expression {
  return negated ? { type: 'not', operand } : operand
}
