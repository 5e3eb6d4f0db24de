import { MirrorwardError } from '../../errors.js'

export type Token =
  | { readonly type: 'number'; readonly value: number; readonly at: number }
  | { readonly type: 'text'; readonly value: string; readonly at: number }
  | { readonly type: 'name'; readonly value: string; readonly at: number }
  | { readonly type: 'word'; readonly value: string; readonly at: number }
  | { readonly type: 'sign'; readonly value: string; readonly at: number }
  | { readonly type: 'end'; readonly value: ''; readonly at: number }

/** What evaluation can descend into without running out of stack. */
const mostTokens = 5000
const words = new Set(['and', 'or', 'not', 'implies', 'in', 'between', 'is', 'missing', 'true', 'false'])
const pattern =
  /\s+|(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|"(?<double>(?:[^"]|"")*)"|'(?<single>(?:[^']|'')*)'|`(?<quoted>(?:[^`]|``)+)`|(?<bare>[\p{L}_][\p{L}\p{N}_.]*)|(?<sign><=|>=|!=|==|[=<>()+\-*/,])/iuy

/** The words and signs of an expression, ending with `end`. Throws `bad-option` naming the place. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex
    const groups = pattern.exec(text)?.groups
    if (groups === undefined)
      throw new MirrorwardError('bad-option', `cannot read condition at character ${at + 1}: unexpected sign`)
    const token = tokenOf(groups, at)
    if (token !== undefined) tokens.push(token)
  }
  if (tokens.length > mostTokens)
    throw new MirrorwardError(
      'bad-option',
      `the condition is too long: ${tokens.length} words and signs (at most ${mostTokens})`,
    )
  tokens.push({ type: 'end', value: '', at: text.length })
  return tokens
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, at: number): Token | undefined {
  const { number, double, single, quoted, bare, sign } = groups
  if (number !== undefined) return { type: 'number', value: Number(number), at }
  if (double !== undefined) return { type: 'text', value: double.replaceAll('""', '"'), at }
  if (single !== undefined) return { type: 'text', value: single.replaceAll("''", "'"), at }
  if (quoted !== undefined) return { type: 'name', value: quoted.replaceAll('``', '`'), at }
  if (bare !== undefined)
    return words.has(bare.toLowerCase())
      ? { type: 'word', value: bare.toLowerCase(), at }
      : { type: 'name', value: bare, at }
  return sign === undefined ? undefined : { type: 'sign', value: sign === '==' ? '=' : sign, at }
}
