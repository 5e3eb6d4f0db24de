import { badPath, type Token, tokensOf } from './tokens.js'

/** A path as a tree. */
export type PathNode =
  | { readonly node: 'literal'; readonly value: string | number | boolean }
  | { readonly node: 'empty' }
  | { readonly node: 'this' }
  | { readonly node: 'variable'; readonly name: string }
  | { readonly node: 'member'; readonly of: PathNode; readonly name: string }
  | { readonly node: 'item'; readonly of: PathNode; readonly index: PathNode }
  | { readonly node: 'call'; readonly of: PathNode; readonly name: string; readonly arguments: readonly PathNode[] }
  | { readonly node: 'negative'; readonly of: PathNode }
  | { readonly node: 'binary'; readonly sign: string; readonly left: PathNode; readonly right: PathNode }

/** Signs by how tightly they bind, loosest first: FHIRPath's own order. */
const looseness: readonly (readonly string[])[] = [
  ['implies'],
  ['or', 'xor'],
  ['and'],
  ['in', 'contains'],
  ['=', '~', '!=', '!~'],
  ['<', '<=', '>', '>='],
  ['|'],
  ['+', '-', '&'],
  ['*', '/', 'div', 'mod'],
]

/** The subset of FHIRPath that SQL-on-FHIR's shareable views use, parsed by recursive descent. Throws `bad-option`. */
export function parsePath(path: string): PathNode {
  const tokens = tokensOf(path)
  let at = 0
  const next = () => tokens[at]!
  const isSign = (text: string) => next().kind === 'sign' && next().text === text
  const parsed = binary(0)
  if (next().kind !== 'end') throw badPath(path, `unexpected "${next().text}"`)
  return parsed

  function take(text: string): void {
    if (!isSign(text)) throw badPath(path, `expected "${text}"`)
    at++
  }

  function binary(level: number): PathNode {
    const signs = looseness[level]
    if (signs === undefined) return unary()
    let left = binary(level + 1)
    while ((next().kind === 'sign' || next().kind === 'name') && signs.includes(next().text)) {
      const sign = tokens[at++]!.text
      left = { node: 'binary', sign, left, right: binary(level + 1) }
    }
    return left
  }

  function unary(): PathNode {
    if (isSign('-') || isSign('+')) {
      const sign = tokens[at++]!.text
      const of = unary()
      return sign === '-' ? { node: 'negative', of } : of
    }
    return steps(term())
  }

  function steps(start: PathNode): PathNode {
    let of = start
    for (;;) {
      if (isSign('.')) {
        at++
        of = named(of, tokens[at++]!)
      } else if (isSign('[')) {
        at++
        const index = binary(0)
        take(']')
        of = { node: 'item', of, index }
      } else return of
    }
  }

  function term(): PathNode {
    const token = tokens[at++]!
    switch (token.kind) {
      case 'text':
        return { node: 'literal', value: token.text }
      case 'number':
        return { node: 'literal', value: Number(token.text) }
      case 'variable':
        return { node: 'variable', name: token.text }
      case 'name':
        if (token.text === '$this') return { node: 'this' }
        if ((token.text === 'true' || token.text === 'false') && !isSign('('))
          return { node: 'literal', value: token.text === 'true' }
        return named({ node: 'this' }, token)
      default:
        return grouped(token)
    }
  }

  function grouped({ text }: Token): PathNode {
    if (text === '(') {
      const inner = binary(0)
      take(')')
      return inner
    }
    if (text === '{') {
      take('}')
      return { node: 'empty' }
    }
    throw badPath(path, text === '' ? 'it ends too early' : `unexpected "${text}"`)
  }

  function named(of: PathNode, { kind, text: name }: Token): PathNode {
    if (kind !== 'name') throw badPath(path, `expected a name, found "${name}"`)
    if (!isSign('(')) return { node: 'member', of, name }
    at++
    const given: PathNode[] = []
    while (!isSign(')')) {
      if (given.length > 0) take(',')
      given.push(binary(0))
    }
    at++
    return { node: 'call', of, name, arguments: given }
  }
}
